"""Prompts are files: what is wrong in one is told at the start, with its place, and values cannot get out of theirs."""

from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import ROOT
from core.errors import SetupError
from core.llm import Prompt, load_prompts
from core.llm.material import CLOSE, OPEN, RULE

GOOD = """\
---
purpose: A hint for a program that fails.
tier: quick
variables:
  program: what the learner wrote
  output: what it printed
output: text
most_tokens: 200
---
You help somebody who learns to program.
---
The program:
{{program}}

What it printed:
{{ output }}
"""


def loaded(folder: Path, text: str) -> Prompt:
    file = folder / "challenge" / "hint.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return load_prompts(folder)["challenge/hint"]


def test_a_prompt_is_what_its_file_says(tmp_path: Path) -> None:
    prompt = loaded(tmp_path, GOOD)
    assert (prompt.name, prompt.tier, prompt.output, prompt.most_tokens) == (
        "challenge/hint",
        "quick",
        "text",
        200,
    )
    assert prompt.variables == {"program": "what the learner wrote", "output": "what it printed"}
    assert prompt.told == f"You help somebody who learns to program.\n\n{RULE}"


def test_values_stand_between_marks_where_their_variables_are(tmp_path: Path) -> None:
    assert loaded(tmp_path, GOOD).given({"program": "print(1 < 2)", "output": "True"}) == (
        "The program:\n⟦program⟧\nprint(1 < 2)\n⟦/program⟧\n\nWhat it printed:\n⟦output⟧\nTrue\n⟦/output⟧"
    )


def test_a_variable_within_a_value_stays_words(tmp_path: Path) -> None:
    given_ = loaded(tmp_path, GOOD).given({"program": "{{output}}", "output": "secret"})
    assert given_.count("secret") == 1
    assert "⟦program⟧\n{{output}}\n⟦/program⟧" in given_


@given(st.text(), st.text(alphabet="⟦⟧/program\n{}\u200b\r\u2028\\u27e6"))
def test_no_value_can_end_its_own_material_or_begin_another(program: str, output: str) -> None:
    given_ = _PROMPT.given({"program": program, "output": output})
    assert [line for line in given_.split("\n") if OPEN in line or CLOSE in line] == [
        "⟦program⟧",
        "⟦/program⟧",
        "⟦output⟧",
        "⟦/output⟧",
    ]
    assert given_.count(OPEN) == given_.count(CLOSE) == 4


def test_the_digest_tells_any_change(tmp_path: Path) -> None:
    first = loaded(tmp_path, GOOD).digest
    assert first == loaded(tmp_path, GOOD).digest
    assert len(first) == 64
    changes = (("200", "201"), ("You help", "You gladly help"), ("The program", "Their program"))
    assert len({loaded(tmp_path, GOOD.replace(*one)).digest for one in changes} | {first}) == 4


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{program}}", "", "the variable program is not in the material"),
        ("{{program}}", "{{program}} {{key}}", "nobody said what the variable 'key' is"),
        ("{{program}}", "{{program}} {{}}", "nobody said what the variable '' is"),
        ("You help", "You help {{program}} and", "stands in what the model is told"),
        ("tier: quick", "tier: cheap", "challenge/hint.md:3:"),
        ("purpose: A hint for a program that fails.\n", "", "purpose: Field required"),
        ("most_tokens: 200", "most_tokens: many", "most_tokens: Input should be a valid integer"),
        ("most_tokens: 200", "most_tokens: 0", "challenge/hint.md:8:"),
        ("output: text", "output: hint of mine", "challenge/hint.md:7:"),
        ("output: text", "output: text\ncolour: red", "colour: Extra inputs are not permitted"),
        ("You help somebody who learns to program.", "", "need words"),
        ("tier: quick", "tier: [quick", "challenge/hint.md:"),
        ("You help", "---\nYou help", "a prompt has three parts"),
        ("---\npurpose", "purpose", "a prompt has three parts"),
    ],
)
def test_what_is_wrong_in_a_prompt_is_told_at_the_start(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(SetupError) as caught:
        loaded(tmp_path, GOOD.replace(old, new, 1))
    assert told in str(caught.value)


def test_all_prompts_that_are_wrong_are_told_at_once(tmp_path: Path) -> None:
    for name in ("hint", "why"):
        (tmp_path / "tutor").mkdir(exist_ok=True)
        (tmp_path / "tutor" / f"{name}.md").write_text("Just words.", "utf-8")
    with pytest.raises(SetupError) as caught:
        load_prompts(tmp_path)
    assert "tutor/hint.md" in str(caught.value)
    assert "tutor/why.md" in str(caught.value)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "tutor").mkdir()
    (tmp_path / "tutor" / "hint.md").write_bytes(b"---\npurpose: caf\xe9\n")
    with pytest.raises(SetupError, match=r"tutor/hint\.md:1:1 this is no text in UTF-8"):
        load_prompts(tmp_path)


def test_the_prompts_that_ship_can_be_used() -> None:
    prompts = load_prompts(ROOT / "prompts")
    assert {f"{one}.md" for one in prompts} == {
        file.relative_to(ROOT / "prompts").as_posix() for file in (ROOT / "prompts").rglob("*.md")
    }
    for prompt in prompts.values():
        assert prompt.given(dict.fromkeys(prompt.variables, "x"))


_PROMPT = Prompt(
    name="challenge/hint",
    purpose="",
    tier="quick",
    variables=MappingProxyType({"program": "", "output": ""}),
    output="text",
    most_tokens=1,
    told="",
    template="{{program}}\n{{output}}",
    digest="",
)
