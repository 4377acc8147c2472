"""All that a message can be read as: itself without disguise, and what stands in it encoded. Pure."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from core.guarding.ciphers import LETTERS, decoded_bytes, drawn, moved, unescaped
from core.guarding.repetitions import spelt_out

_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈοαερνικυ", "aeopcyxijsdhqwABEKMHOPCTXIJoaepvikу")
"""Letters of other scripts that look like Latin ones, as they are drawn in most fonts."""
_LEET = str.maketrans("013457@$", "oieastas")
_KEYCAP = re.compile("(?<=[0-9#*])\ufe0f?\u20e3")
_SPELT = re.compile(r"(?<!\S)(?:\S[ \t.\-·_|]){2,}\S(?!\S)")
_LETTER_A_LINE = re.compile(r"(?:^[ \t]*\S?[ \t]*(?:\n|\Z)){4,}", re.MULTILINE)
_FEWEST_FAMILIAR, _LONG = 2, 5
_FAMILIAR = frozenset(
    [
        "the",
        "is",
        "and",
        "then",
        "to",
        "of",
        "for",
        "in",
        "each",
        "if",
        "it",
        "a",
        "answer",
        "correct",
        "option",
        "set",
        "add",
        "print",
        "return",
        "def",
        "while",
        "else",
        "input",
        "result",
        "true",
        "false",
        "first",
        "last",
        "shows",
        "el",
        "la",
        "es",
        "respuesta",
        "que",
        "cada",
        "si",
        "suma",
        "muestra",
        "devuelve",
        "correcta",
        "luego",
    ]
)
_FAMILIAR_MOVED = {by: frozenset(moved(word, LETTERS - by) for word in _FAMILIAR) for by in range(1, LETTERS)}
"""What familiar words look like in a text that becomes plain when it is moved on by so many letters."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to look at; `hidden` where it had to be decoded, so that naming the answer is no accident."""

    text: str
    hidden: bool = False


def readings(message: str) -> tuple[Reading, ...]:
    """The message without zero-width signs and lookalikes, with repetitions said so often, then what was decoded from it."""
    plain = undisguised(message)
    found = [
        Reading(plain),
        Reading(spelt_out(plain)),
        *(Reading(text, hidden=True) for text in _decoded(plain) if text.strip()),
    ]
    return tuple(dict.fromkeys(found))


def undisguised(message: str) -> str:
    """Without invisible signs, with Latin letters for their doubles, straight quotes and narrow forms."""
    seen = _KEYCAP.sub("", "".join(c for c in message if unicodedata.category(c) != "Cf"))
    narrow = "".join(unicodedata.normalize("NFKC", c) if _wide(c) else c for c in seen)
    mixed = re.sub(r"\S+", lambda word: _latin(word[0]), narrow)
    return unicodedata.normalize("NFC", mixed.translate(_QUOTES)).replace("\r\n", "\n")


def _wide(character: str) -> bool:
    return "\uff01" <= character <= "\uff5e" or "\U0001d400" <= character <= "\U0001d7ff"


def _latin(word: str) -> str:
    return word.translate(_LOOKALIKES) if not word.isascii() else word


def _decoded(text: str) -> Iterator[str]:
    yield from decoded_bytes(text)
    yield from unescaped(text)
    yield from drawn(text)
    for match in _SPELT.finditer(text):
        spelt = re.sub(r"(?<=\S)[ \t.\-·_|](?=\S)", "", match[0])
        yield from dict.fromkeys((spelt, re.sub(r"[_|]", " ", spelt)))
    for match in _LETTER_A_LINE.finditer(text):
        yield " ".join("".join(word.split()) for word in re.split(r"\n[ \t]*\n", match[0]))
    quoted = (part for both in re.findall(r"`+([^`]+)`+|\"([^\"]+)\"", text) for part in both if part)
    introduced = re.findall(r"^[\w' ]{1,40}: (.+)$", text, re.MULTILINE)
    for piece in dict.fromkeys((text, *quoted, *introduced, *text.splitlines())):
        yield from _turned(piece)


def _turned(text: str) -> Iterator[str]:
    """Turned round, moved in the alphabet, or from digits that stand for letters: where that reads more like words."""
    needed = max(_FEWEST_FAMILIAR, _familiar(text) + 1)
    if _familiar(text[::-1]) >= needed:
        yield text[::-1]
    if _familiar(_without_digits(text)) >= needed:
        yield from (_without_digits(text), text.translate(_LEET))
    words = _words(text)
    for by, familiar in _FAMILIAR_MOVED.items():
        if _weight(words, familiar) >= needed:
            yield moved(text, by)


def _without_digits(text: str) -> str:
    return re.sub(
        r"\S*[a-zA-Z]\S*", lambda w: w[0].translate(_LEET) if re.search(r"[0-9@$]", w[0]) else w[0], text
    )


def _familiar(text: str) -> int:
    return _weight(_words(text), _FAMILIAR)


def _weight(words: Sequence[str], familiar: Collection[str]) -> int:
    """How many words are familiar; a long one counts twice, since it is so by no accident."""
    return sum(2 if len(word) >= _LONG else 1 for word in words if word in familiar)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-záéíóúñ]+", text.casefold())
