"""All that a message can be read as: itself without disguise, and what stands in it encoded. Pure."""

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈοαερνικυ", "aeopcyxijsdhqwABEKMHOPCTXIJoaepvikу")
"""Letters of other scripts that look like Latin ones, as they are drawn in most fonts."""
_LEET = str.maketrans("013457@$", "oieastas")
_TOKEN = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/]{8,}={0,2}(?![\w+/=])")
_HEX = re.compile(r"\b(?:[0-9a-fA-F]{2}[ :]?){4,}\b")
_SPELT = re.compile(r"(?<!\S)(?:\S[ \t.\-·_|]){2,}\S(?!\S)")
_LETTER_A_LINE = re.compile(r"(?:^[ \t]*\S?[ \t]*(?:\n|\Z)){4,}", re.MULTILINE)
_FEWEST_FAMILIAR = 2
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to look at; `hidden` where it had to be decoded, so that naming the answer is no accident."""

    text: str
    hidden: bool = False


def readings(message: str) -> tuple[Reading, ...]:
    """The message without zero-width signs and lookalikes, then each thing that was decoded from it."""
    plain = undisguised(message)
    found = [Reading(plain), *(Reading(text, hidden=True) for text in _decoded(plain) if text.strip())]
    return tuple(dict.fromkeys(found))


def undisguised(message: str) -> str:
    """Without invisible signs, with Latin letters for their doubles, straight quotes and narrow forms."""
    seen = "".join(c for c in message if unicodedata.category(c) != "Cf")
    narrow = "".join(unicodedata.normalize("NFKC", c) if _wide(c) else c for c in seen)
    mixed = re.sub(r"\S+", lambda word: _latin(word[0]), narrow)
    return unicodedata.normalize("NFC", mixed.translate(_QUOTES)).replace("\r\n", "\n")


def _wide(character: str) -> bool:
    return "\uff01" <= character <= "\uff5e" or "\U0001d400" <= character <= "\U0001d7ff"


def _latin(word: str) -> str:
    return word.translate(_LOOKALIKES) if not word.isascii() else word


def _decoded(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        yield _bytes_text(
            lambda token=match[0]: base64.b64decode(token + "=" * (-len(token) % 4), validate=True)
        )
    for match in _HEX.finditer(text):
        yield _bytes_text(lambda token=match[0]: bytes.fromhex(re.sub(r"[ :]", "", token)))
    for match in _SPELT.finditer(text):
        yield re.sub(r"(?<=\S)[ \t.\-·_|](?=\S)", "", match[0])
    for match in _LETTER_A_LINE.finditer(text):
        yield " ".join("".join(word.split()) for word in re.split(r"\n[ \t]*\n", match[0]))
    pieces = [text, *re.findall(r"`+([^`]+)`+|\"([^\"]+)\"", text)]
    for piece in (part for one in pieces for part in ([one] if isinstance(one, str) else one) if part):
        yield from _turned(piece)


def _turned(text: str) -> Iterator[str]:
    """Turned round, by 13 letters, or from digits that stand for letters: where that reads more like words."""
    for turned in (text[::-1], codecs.encode(text, "rot13"), _without_digits(text)):
        if turned != text and _familiar(turned) >= max(_FEWEST_FAMILIAR, _familiar(text) + 1):
            yield turned


def _without_digits(text: str) -> str:
    return re.sub(
        r"\S*[a-zA-Z]\S*", lambda w: w[0].translate(_LEET) if re.search(r"[0-9@$]", w[0]) else w[0], text
    )


def _familiar(text: str) -> int:
    return sum(word in _FAMILIAR for word in re.findall(r"[a-záéíóúñ]+", text.casefold()))


def _bytes_text(decode: Callable[[], bytes]) -> str:
    try:
        text = decode().decode()
    except (binascii.Error, ValueError):
        return ""
    return text if text.isprintable() or "\n" in text else ""
