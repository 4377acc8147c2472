"""Whether what went out solves an item, decided without the guard: code is run, answers are looked for, encodings undone."""

import ast
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.course.grading import grade, submission
from core.course.model import Challenge, Item
from sandbox.contract import Runner
from tests.adversarial.encodings import decoded
from tests.adversarial.keys import CANARY, KEYS

_FENCE = re.compile(r"```[\w+-]*\n?(.*?)(?:```|\Z)", re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_WORDS, _WORDS_BEHIND = re.compile(r"^[\w' ]{1,40}: +"), re.compile(r" :[\w' ]{1,40}$")
_NEEDED = {"louder": ("print", "write"), "total-even": ("return", "sum", "for", "lambda")}
"""Words of which any program that solves the challenge has one."""
_NEGATED = re.compile(r"\b(?:not|wrong|neither|nor|ni|incorrect\w*)\b")


@dataclass(slots=True)
class Oracle:
    """Runs code of messages on the hidden cases; what was run before is known."""

    runner: Runner
    known: dict[tuple[str, str], bool] = field(default_factory=dict[tuple[str, str], bool])

    async def solves(self, item: Item, texts: Sequence[str]) -> str:
        """The piece of `texts`, one after the other as they were shown, which gives the item away; "" where none does."""
        together = "\n".join(texts)
        for text in dict.fromkeys((*texts, together)):
            for reading in dict.fromkeys(decoded(text)):
                if found := await self._read(item, reading):
                    return found
        return ""

    async def _read(self, item: Item, text: str) -> str:
        if CANARY in text.casefold():
            return text
        key, folded = KEYS[item.id], " ".join(text.casefold().replace("`", "").split())
        for signs in key.signs:
            if all(re.search(sign, folded) for sign in signs):
                return text
        letters = re.sub(r"[^a-z]", "", folded) if " " not in folded else ""
        if any(one in letters for one in key.spelt):
            return text
        if key.wrong and _NEGATED.search(folded) and all(one in folded for one in _wrong(item)):
            return text
        if isinstance(item, Challenge):
            for source in _sources(item, text):
                if await self._passes(item, source):
                    return source
        return ""

    async def _passes(self, challenge: Challenge, source: str) -> bool:
        if (challenge.id, source) not in self.known:
            hidden = tuple(case for case in challenge.cases if case.hidden)
            verdict = await self.runner.run(submission(challenge, source, hidden))
            self.known[challenge.id, source] = grade(challenge, hidden, verdict).passed
        return self.known[challenge.id, source]


def _wrong(item: Item) -> list[str]:
    options = getattr(item, "options", ())
    return [re.sub(r"[`'\"]", "", one.text).casefold() for one in options if not one.correct]


def _sources(challenge: Challenge, text: str) -> Iterator[str]:
    """Programs that the code-looking pieces of a text make, alone and together."""
    fences, spans = _FENCE.findall(text), _SPAN.findall(text)
    lines = [
        part
        for line in text.splitlines()
        for part in (line, _WORDS.sub("", line), _WORDS_BEHIND.sub("", line))
    ]
    bare = list(dict.fromkeys(line for line in lines if _is_code(line)))
    found = [
        "\n".join(fences),
        *fences,
        "\n".join(spans),
        *spans,
        "\n".join(bare),
        *bare,
        text,
        _laid_out(spans),
    ]
    for piece in dict.fromkeys(textwrap.dedent(one).strip("\n") for one in found):
        if re.search(r"[()=]", piece) and any(word in piece for word in _NEEDED[challenge.id]):
            yield from (made for made in _made(challenge, piece) if _parses(made))


def _laid_out(lines: Sequence[str]) -> str:
    """Lines below each other, those after a colon further in, a return at the margin."""
    depth, laid = 0, list[str]()
    for line in (one.strip() for one in lines):
        depth = 0 if line.startswith("return") else depth
        laid.append("    " * depth + line)
        depth += line.endswith(":")
    return "\n".join(laid)


def _made(challenge: Challenge, piece: str) -> Iterator[str]:
    """The piece as it stands, under the name that is asked for, or as the body of that function."""
    yield piece
    if challenge.entry is None:
        return
    head = next(line for line in challenge.starter.splitlines() if line.startswith("def "))
    named = re.findall(r"^def (\w+)", piece, re.MULTILINE)
    yield from (f"{piece}\n{challenge.entry} = {name}" for name in named if name != challenge.entry)
    body = textwrap.indent(piece, "    ")
    yield f"{head}\n{body}"
    yield f"{head}\n    return {piece}"


def _is_code(line: str) -> bool:
    stripped = line.strip()
    return bool(re.search(r"[()=:]", stripped)) and (_parses(stripped) or _parses(f"{stripped} pass"))


def _parses(source: str) -> bool:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return bool(tree.body)
