"""How hard an English text is to read: the grade of school by the formula of Flesch and Kincaid. Pure.

Kincaid et al. 1975: 0.39 × words a sentence + 11.8 × syllables a word − 15.59. Syllables are counted from the
spelling, which is right within a few per cent over a text.
"""

import re

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1`*\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`]*`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_SENTENCE_END = re.compile(r"[.!?:;…]+(?=\s|$|[\"')*_”’])|\n\s*(?:\n|[-*]\s|\d+[.)]\s)")
_VOWELS = re.compile(r"[aeiouyáàâäéèêëíîïóôöúûü]+")
_SILENT = re.compile(r"(?<=[^aeiouylsxzh])es?$|(?<=[aeiouy]l)es?$|(?<=[sxzh])e$|(?<=[^aeiouydt])ed$")
"""The e that ends code, names, files, house and asked; not that of table, boxes or wanted."""
_TERMS = frozenset(
    [
        "argument",
        "arguments",
        "condition",
        "conditions",
        "dictionary",
        "function",
        "functions",
        "index",
        "indentation",
        "integer",
        "iteration",
        "operator",
        "operators",
        "parameter",
        "parameters",
        "python",
        "variable",
        "variables",
    ]
)
"""Terms that a course on programming teaches; to its learners they are no harder than short words."""


def plain_text(markdown: str) -> str:
    """The words of a Markdown text: without fenced code, and with each piece of inline code as a short word."""
    text = _FENCE.sub("\n\n", markdown)
    return _LINK.sub(r"\1", _CODE.sub("code", text))


def words_of(markdown: str) -> list[str]:
    """The words of a Markdown text."""
    return _WORD.findall(plain_text(markdown))


def grade_level(markdown: str) -> float:
    """The grade of school (US) at which the text is read with ease; 0.0 for no words at all."""
    words = words_of(markdown)
    if not words:
        return 0.0
    ended = _SENTENCE_END.sub(" ⏹ ", plain_text(markdown) + ".")
    sentences = sum(1 for part in ended.split("⏹") if _WORD.search(part))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Syllables of an English word, by its spelling."""
    plain = word.lower()
    if plain in _TERMS or not plain[0].isalpha():
        return 1
    return max(1, len(_VOWELS.findall(_SILENT.sub("", plain))))
