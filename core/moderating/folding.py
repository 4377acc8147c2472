"""A text as it is read, whatever it was written with: without code, other alphabets or signs for letters. Pure."""

import re
import unicodedata

_ALIKE = {
    **dict(zip("авекмнорстухіјѕԁһԛԝӏ", "abekmhopctyxijsdhqwl", strict=True)),
    **dict(zip("αβεηικνορτυχγ", "abenikvoptuxy", strict=True)),
    **dict(zip("ıɑɡʀłøđȷɩ", "iagrlodji", strict=True)),
}
"""Small letters that look like Latin ones."""
_BOXED = {
    chr(first + place): chr(ord("a") + place)
    for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
    for place in range(26)
}
"""Letters in boxes and circles, and those of flags."""
_LETTERS = str.maketrans({**_ALIKE, **_BOXED})
UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""What shows nothing, though Unicode has it for letters and signs."""
_CODE = re.compile(r"(`{3,}).*?(?:\1|\Z)|`[^`\n]*`", re.DOTALL)
_QUOTES = re.compile("['’`´]")
_SIGNS = str.maketrans(
    {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s"}
)
_I_OR_L = "1!|"
_EDGES = "_*!|"
_REPEATED = re.compile(r"(.)\1+")
_LONG_REPEATED = re.compile(r"(.)\1{2,}")
_TOKEN = re.compile(r"[\w@$!|*]+")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W_][\s._\-*]{1,3}){3,}[^\W_](?![^\W_])")
SHORTEST = 4
"""Letters of a word that is looked for in disguise: shorter ones are found in too much that is none."""


def visible(text: str) -> str:
    """The text in plain characters, without what cannot be seen."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(one for one in normal if unicodedata.category(one) != "Cf" and one not in UNSEEN)


def without_code(text: str) -> str:
    """What people say in a text of Markdown, beside the code in it."""
    return _CODE.sub(" ", text)


def folded(text: str) -> str:
    """Small Latin letters without accents; ñ stays, since it makes other words."""
    small = visible(text).casefold().translate(_LETTERS)
    parts = (one if one == "ñ" else unicodedata.normalize("NFD", one) for one in small)
    plain = "".join(one for part in parts for one in part if unicodedata.category(one) != "Mn")
    return _QUOTES.sub("", plain)


def tokens(fold: str) -> list[str]:
    """The words of a folded text, with the signs that may stand for letters."""
    return _TOKEN.findall(fold)


def readings(token: str) -> set[str]:
    """The words that a token may be read as."""
    bare = token.strip(_EDGES)
    found = {bare, bare.strip("@$")}
    if len(token) >= SHORTEST and any(one.isalpha() for one in token):
        for letter in "il":
            meant = token.translate(_SIGNS).translate(dict.fromkeys(map(ord, _I_OR_L), letter))
            found |= {meant.replace("_", ""), meant.strip("_*")}
        # A sign behind a word is mostly no letter of it.
        found |= {bare.translate(_SIGNS).replace("_", "").replace("1", letter) for letter in "il"}
    for one in tuple(found):
        if _LONG_REPEATED.search(one):
            found |= {
                _LONG_REPEATED.sub(r"\1", one),
                _LONG_REPEATED.sub(r"\1\1", one),
                _REPEATED.sub(r"\1", one),
            }
    return found


def plainest(token: str) -> str:
    """The likeliest word that a token is read as."""
    bare = token.strip(_EDGES)
    if bare.isalpha() or not any(one.isalpha() for one in bare):
        return bare
    return bare.translate(_SIGNS).translate(dict.fromkeys(map(ord, _I_OR_L), "i"))


def spaced(fold: str) -> set[str]:
    """Words whose letters stand apart, as they are read together: all of them, or all but the first or the last."""
    found: set[str] = set()
    for run in _SPACED.finditer(fold):
        word = "".join(one for one in run[0] if one.isalnum()).translate(_SIGNS).replace("1", "i")
        found |= {one for one in (word, word[1:], word[:-1]) if len(one) >= SHORTEST}
    return found
