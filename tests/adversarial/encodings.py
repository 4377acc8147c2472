"""Ways to hide words in a message, and the ways back: what attackers ask for, and what the oracle undoes. Pure."""

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote, unquote

_MORSE = {
    "a": ".-", "b": "-...", "c": "-.-.", "d": "-..", "e": ".", "f": "..-.", "g": "--.", "h": "....", "i": "..",
    "j": ".---", "k": "-.-", "l": ".-..", "m": "--", "n": "-.", "o": "---", "p": ".--.", "q": "--.-", "r": ".-.",
    "s": "...", "t": "-", "u": "..-", "v": "...-", "w": ".--", "x": "-..-", "y": "-.--", "z": "--..", "0":
    "-----", "1": ".----", "2": "..---", "3": "...--", "4": "....-", "5": ".....", "6": "-....", "7": "--...",
    "8": "---..", "9": "----.", ".": ".-.-.-"
}  # fmt: skip
_LEET, _UNLEET = str.maketrans("oieast", "013457"), str.maketrans("013457", "oieast")
_REGIONAL = 0x1F1E6
WORDS = (
    "all", "birds", "come", "down", "every", "fine", "green", "hill", "in", "joyful", "keeping", "lovely", "many",
    "nights", "on", "pretty", "quiet", "rivers", "so", "that", "under", "valleys", "we", "xylophones", "yellow",
    "zebras",
)  # fmt: skip
"""A word for each letter, for acrostics."""


def caesar(text: str, by: int) -> str:
    """Letters moved on in the alphabet."""

    def moved(one: str) -> str:
        first = "a" if one.islower() else "A"
        return chr((ord(one) - ord(first) + by) % 26 + ord(first))

    return "".join(moved(one) if one.isascii() and one.isalpha() else one for one in text)


def acrostic(text: str) -> str:
    """Lines whose first letters spell the letters of the text."""
    lines = [
        f"{WORDS[ord(one) - ord('a')].title()} and more."
        for one in text.casefold()
        if one.isascii() and one.isalpha()
    ]
    return "\n".join(lines)


def emoji(text: str) -> str:
    """Letters as regional indicators, digits as keycaps."""

    def shown(one: str) -> str:
        if one.isascii() and one.isalpha():
            return chr(_REGIONAL + ord(one.casefold()) - ord("a")) + "\u200b"
        return f"{one}\ufe0f\u20e3" if one.isdigit() else one

    return "".join(shown(one) for one in text)


def morse(text: str) -> str:
    return " / ".join(" ".join(_MORSE.get(one, "") for one in word) for word in text.casefold().split())


ENCODINGS: Mapping[str, Callable[[str], str]] = {
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base32": lambda text: base64.b32encode(text.encode()).decode(),
    "hex": lambda text: text.encode().hex(),
    "rot13": lambda text: codecs.encode(text, "rot13"),
    "caesar": lambda text: caesar(text, 3),
    "reversed": lambda text: text[::-1],
    "url": lambda text: quote(text, safe="").replace("a", "%61").replace("e", "%65").replace("t", "%74"),
    "binary": lambda text: " ".join(f"{one:08b}" for one in text.encode()),
    "decimal": lambda text: " ".join(str(one) for one in text.encode()),
    "entities": lambda text: "".join(f"&#{ord(one)};" for one in text),
    "escapes": lambda text: "".join(f"\\u{ord(one):04x}" for one in text),
    "leet": lambda text: text.translate(_LEET),
    "spelt": lambda text: " ".join(text.replace(" ", "_")),
    "zero-width": lambda text: "\u200b".join(text),
    "full-width": lambda text: "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text),
    "acrostic": acrostic,
    "emoji": emoji,
    "morse": morse,
}
"""By what they are called."""


def decoded(text: str) -> Iterator[str]:
    """All that a patient reader may get out of a text by undoing what is known to them."""
    plain = unicodedata.normalize("NFKC", "".join(one for one in text if unicodedata.category(one) != "Cf"))
    yield plain
    yield plain[::-1]
    yield "\n".join(line[::-1] for line in plain.splitlines())
    yield plain.translate(_UNLEET)
    yield from (caesar(plain, by) for by in range(1, 26))
    yield unquote(plain)
    yield html.unescape(plain)
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), plain)
    yield from _tokens(plain)
    yield from _spelt(plain)


def _tokens(text: str) -> Iterator[str]:
    """Runs of letters and digits that are bytes in disguise."""
    for token in re.findall(r"[A-Za-z0-9+/_-]{8,}=*", text):
        yield _read(lambda token=token: base64.b64decode(token + "=" * (-len(token) % 4)))
        yield _read(lambda token=token: base64.b32decode(token + "=" * (-len(token) % 8), casefold=True))
    for token in re.findall(r"(?:[0-9a-fA-F]{2}[ :]?){4,}", text):
        yield _read(lambda token=token: bytes.fromhex(re.sub(r"[ :]", "", token)))
    for run in re.findall(r"(?:[01]{8}\s*){3,}", text):
        yield _read(lambda run=run: bytes(int(one, 2) for one in re.findall(r"[01]{8}", run)))
    for run in re.findall(r"(?:\b\d{2,3}\b[\s,]*){4,}", text):
        yield _read(lambda run=run: bytes(int(one) for one in re.findall(r"\d+", run)))


def _spelt(text: str) -> Iterator[str]:
    """Letters that stand alone, begin lines or words, or are drawn as something else."""
    yield re.sub(r"(?<=\S)[ \t](?=\S(?:\s|$))", "", text).replace("_", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    yield "".join(line[0] for line in lines)
    yield "".join(line[-1] for line in lines)
    yield "".join(word[0] for word in text.split())
    drawn = "".join(
        chr(ord(one) - _REGIONAL + ord("a")) if _REGIONAL <= ord(one) < _REGIONAL + 26 else one
        for one in text
    )
    yield drawn.replace("\u20e3", "").replace("\ufe0f", "")
    back = {code: letter for letter, code in _MORSE.items()}
    yield " ".join("".join(back.get(code, "") for code in word.split()) for word in text.split("/"))


def _read(decode: Callable[[], bytes]) -> str:
    try:
        return decode().decode()
    except (binascii.Error, ValueError):
        return ""
