"""However its names and its layout are changed, a reference leaks."""

import ast
import asyncio
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.guarding.guard import check
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings
from tests.catalogues import catalogue_of

CHALLENGES = catalogue_of(Path(__file__).parents[3] / "content").course("python-first-steps").challenges
NAMES = st.lists(
    st.from_regex(r"[a-z]{1,3}_[a-z]{1,5}[0-9]?", fullmatch=True), min_size=8, max_size=8, unique=True
)
FRAMES = ["```python\n{}\n```", "```\n{}\n```", "Try this:\n\n{}", "~~~py\n{}\n~~~\nThat is all.", "{}"]


def renamed(source: str, names: list[str]) -> str:
    """The source with each of its own names replaced, the function's as well."""
    tree = ast.parse(source)
    own = [
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    own += [node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)]
    own += [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for old, new in zip(dict.fromkeys(own), names, strict=False):
        source = re.sub(rf"(?<![\w\"']){old}(?![\w\"'])", new, source)
    return source


@settings(max_examples=60, deadline=None)
@given(
    challenge=st.sampled_from(CHALLENGES),
    names=NAMES,
    frame=st.sampled_from(FRAMES),
    indent=st.sampled_from(["  ", "    ", "\t"]),
    spaced=st.booleans(),
)
def test_the_reference_leaks_under_any_names_and_layout(
    challenge: object, names: list[str], frame: str, indent: str, spaced: bool
):
    found = next(one for one in CHALLENGES if one is challenge)
    source = renamed(found.reference, names).rstrip().replace("    ", indent)
    message = frame.format(source.replace("\n", "\n\n") if spaced else source)

    async def leaks() -> bool:
        async with open_runner(SandboxSettings(backend="embedded")) as runner:
            return (await check(message, found, [], runner.run)).leaks

    assert asyncio.run(leaks()), message
