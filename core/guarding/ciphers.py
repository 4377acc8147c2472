"""What stands in a text encoded: bytes in disguise, moved alphabets, letters drawn as something else. Pure."""

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

_BASE64 = re.compile(r"(?<![\w+/=-])[A-Za-z0-9+/_-]{8,}={0,2}(?![\w+/=-])")
_BASE32 = re.compile(r"(?<![A-Z2-7])[A-Z2-7]{16,}={0,6}(?![\w=])")
_HEX = re.compile(r"\b(?:[0-9a-fA-F]{2}[ :]?){4,}\b")
_BINARY = re.compile(r"(?<!\d)(?:[01]{8}[\s,]*){3,}(?!\d)")
_CODES = re.compile(r"(?<![\d.])(?:\d{2,3}\b(?!\.\d)[\s,]+){3,}\d{2,3}\b")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2}.{0,3}){2,}", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{2,3}|#x[0-9a-fA-F]{2,3}|\w{2,6});")
_ESCAPE = re.compile(r"\\(?:u00([0-9a-fA-F]{2})|x([0-9a-fA-F]{2})|([0-7]{3}))")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_FEWEST_FLAGS = 6
_MORSE = re.compile(r"(?<!\S)(?:[.\-·–−]{1,6}(?:[ \t]+|[ \t]*/[ \t]*)){3,}[.\-·–−]{1,6}(?!\S)")
_OF_SIGNAL = {
    ".-": "a", "-...": "b", "-.-.": "c", "-..": "d", ".": "e", "..-.": "f", "--.": "g", "....": "h", "..": "i",
    ".---": "j", "-.-": "k", ".-..": "l", "--": "m", "-.": "n", "---": "o", ".--.": "p", "--.-": "q", ".-.": "r",
    "...": "s", "-": "t", "..-": "u", "...-": "v", ".--": "w", "-..-": "x", "-.--": "y", "--..": "z", "-----": "0",
    ".----": "1", "..---": "2", "...--": "3", "....-": "4", ".....": "5", "-....": "6", "--...": "7", "---..": "8",
    "----.": "9", ".-.-.-": ".", "--..--": ","
}  # fmt: skip
LETTERS = 26


def decoded_bytes(text: str) -> Iterator[str]:
    """What runs of letters and digits are, read as bytes; "" for those that are none."""
    for token in (match[0].translate(_STANDARD) for match in _BASE64.finditer(text)):
        yield _read(lambda token=token: base64.b64decode(token + "=" * (-len(token) % 4), validate=True))
    for token in (match[0].rstrip("=") for match in _BASE32.finditer(text)):
        yield _read(lambda token=token: base64.b32decode(token + "=" * (-len(token) % 8)))
    for match in _HEX.finditer(text):
        yield _read(lambda token=match[0]: bytes.fromhex(re.sub(r"[ :]", "", token)))
    for match in _BINARY.finditer(text):
        yield _read(lambda run=match[0]: bytes(int(one, 2) for one in re.findall(r"[01]{8}", run)))
    for match in _CODES.finditer(text):
        yield _read(lambda run=match[0]: bytes(int(one) for one in re.findall(r"\d+", run)))


def unescaped(text: str) -> Iterator[str]:
    """The text with its signs that were written as escapes, where it has some."""
    if _PERCENT.search(text):
        yield unquote(text)
    if _ENTITY.search(text):
        yield html.unescape(text)
    if len(_ESCAPE.findall(text)) > 2:
        yield _ESCAPE.sub(_escaped, text)


def drawn(text: str) -> Iterator[str]:
    """Letters that are drawn as flags, or tapped as Morse has it."""
    if len(_FLAG.findall(text)) >= _FEWEST_FLAGS:
        yield _FLAG.sub(lambda flag: chr(ord(flag[0]) - 0x1F1E6 + ord("a")), text)
    for match in _MORSE.finditer(text):
        signals = re.sub("[·]", ".", re.sub("[–−]", "-", match[0]))
        yield " ".join(
            "".join(_OF_SIGNAL.get(one, "") for one in word.split()) for word in signals.split("/")
        )


def moved(text: str, by: int) -> str:
    """The text with each letter moved on in the alphabet."""
    small, large = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    to = small[by:] + small[:by], large[by:] + large[:by]
    return text.translate(str.maketrans(small + large, "".join(to)))


_STANDARD = str.maketrans("-_", "+/")


def _escaped(found: re.Match[str]) -> str:
    sixteen = found[1] or found[2]
    return chr(int(sixteen, 16) if sixteen else int(found[3], 8))


def _read(decode: Callable[[], bytes]) -> str:
    try:
        text = decode().decode()
    except (binascii.Error, ValueError):
        return ""
    return text if text.isprintable() or "\n" in text else ""
