"""Words and phrases that are not shown to others unseen, as lists of each language have them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.moderating.finding import Finding, Kind
from core.moderating.folding import SHORTEST, folded, plainest, readings, spaced, tokens

LISTS = Path(__file__).parent / "words"
FIRST = (Kind.SELF_HARM, Kind.THREAT, Kind.SEXUAL, Kind.RUDE)
"""In which order they are looked for: where somebody may need help, nothing else matters."""
_SECTION = re.compile(r"\[(?P<kind>[\w-]+)\]")
_MASKED = re.compile(r"[a-zñ][a-zñ*]*")
_SEEN = 2
"""Letters of a masked word that must be seen."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The words and phrases of one kind, folded. A star at the end of one stands for any ending."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    word: re.Pattern[str]
    phrase: re.Pattern[str]

    @classmethod
    def of(cls, lines: tuple[str, ...]) -> "Listed":
        """The list of these lines."""
        words = tuple(one for one in lines if " " not in one)
        phrases = tuple(one for one in lines if " " in one)
        return cls(
            words=words,
            phrases=phrases,
            word=re.compile("|".join(map(_pattern, words)) or r"(?!)"),
            phrase=re.compile(rf"(?<!\S)(?:{'|'.join(map(_pattern, phrases)) or '(?!)'})(?!\S)"),
        )


def listed_phrase(text: str) -> Finding | None:
    """The first listed word or phrase that a text says, in whatever disguise; None where it says none."""
    fold = folded(text)
    said = tokens(fold)
    apart = spaced(fold)
    words = {one for token in said for one in readings(token)}
    masked = [one for one in said if "*" in one and _MASKED.fullmatch(one)]
    joined = " ".join(map(plainest, said))
    for kind in FIRST:
        listed = lists()[kind]
        if (found := listed.phrase.search(joined)) is not None:
            return Finding(kind, found[0])
        hit = next((one for one in sorted(words | apart) if listed.word.fullmatch(one)), None)
        if hit or (hit := next(_unmasked(masked, listed), None)):
            return Finding(kind, hit)
    return None


@cache
def lists() -> Mapping[Kind, Listed]:
    """All lists there are, of every language: people write in several."""
    found: dict[Kind, list[str]] = {kind: [] for kind in FIRST}
    for file in sorted(LISTS.glob("*.txt")):
        kind = Kind.RUDE
        for line in file.read_text("utf-8").splitlines():
            if section := _SECTION.fullmatch(line.strip()):
                kind = Kind(section["kind"])
            elif line.strip() and not line.startswith("#"):
                found[kind].append(" ".join(folded(line).split()))
    return {kind: Listed.of(tuple(lines)) for kind, lines in found.items()}


def _pattern(line: str) -> str:
    return re.escape(line).replace(r"\*", r"\w*")


def _unmasked(masked: list[str], listed: Listed) -> Iterator[str]:
    """The words that were written with stars for some of their letters."""
    for token in masked:
        if sum(map(str.isalpha, token)) < _SEEN or len(token) < SHORTEST:
            continue
        for word in listed.words:
            stem, any_ending = word.rstrip("*"), word.endswith("*")
            seen = token[: len(stem)] if any_ending else token
            if re.fullmatch(seen.replace("*", "[a-zñ]"), stem):
                yield stem
