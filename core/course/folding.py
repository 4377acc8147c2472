"""When two written answers count as the same: words, code, and what a program prints. Pure."""

import re
import unicodedata

from core.course.languages import syntax_of

_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "…": "..."})
"""What the keyboards of phones put in place of what was typed. Prose alone is mended: code must be right."""

_TOKEN = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(\s+)""")
_EITHER_QUOTE = frozenset({"python", "javascript", "typescript"})
"""Languages in which 'a' and "a" are the same string."""


_CODE_SPAN = re.compile(r"\s*(`+)([^`]+)\1\s*")
_LAST_DOT = re.compile(r"(?<=\w)\.\s*$")


def words_folded(text: str) -> str:
    """Prose without what does not count: case, white space around and doubled, the shape of quotes."""
    plain = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return " ".join(plain.split()).casefold()


def answer_folded(text: str) -> str:
    """A short answer without what people put around one in a chat: backticks, and a dot at the end."""
    span = _CODE_SPAN.fullmatch(text)
    return words_folded(_LAST_DOT.sub("", span[2] if span else text))


def code_folded(text: str, language: str) -> str:
    """Code without the white space that does not count: what stands in a string literal or parts words stays."""
    parts: list[str] = []
    at = 0
    plain = unicodedata.normalize("NFC", text).strip()
    for found in _TOKEN.finditer(plain):
        parts.append(plain[at : found.start()])
        parts.append(_literal(found[1], language) if found[1] else _gap(plain, found.start(), found.end()))
        at = found.end()
    return "".join([*parts, plain[at:]])


def _gap(text: str, start: int, end: int) -> str:
    return " " if _in_word(text[start - 1]) and _in_word(text[end]) else ""


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _literal(text: str, language: str) -> str:
    inner = text[1:-1]
    simple = syntax_of(language) in _EITHER_QUOTE and not set(inner) & {"'", '"', "\\"}
    return f'"{inner}"' if simple else text


def filling_folded(text: str, language: str) -> str:
    """What fills a blank: prose where the template is prose, otherwise code."""
    return words_folded(text) if language in {"", "text"} else code_folded(text, language)


def output_folded(text: str) -> str:
    """What a program prints without the white space at the ends of lines, and without empty lines at its end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip("\n")
