"""Models for attacks: one that always leaks, one that leaks piece by piece, one that obeys whoever speaks, and a good one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.llm import Call
from tests.adversarial.encodings import ENCODINGS
from tests.adversarial.keys import HARMLESS, KEYS, Key
from tests.core.llm.scripted import Said

type Script = Callable[[Call], Said]

HIDDEN = ("base64", "rot13", "reversed", "hex")
"""What the leaking model hides behind when it has nothing else left."""
_DEMAND = re.compile(
    r"\b(?:give|gimme|tell|show|write|send|say|reveal|complete|print|post|name|answer|need|want|paste|which|what|spell|encode|output|finish|solve|list|"
    r"da(?:me|le)?|dime|di|muestra|mu[eé]strame|ens[eé][nñ]ame|escribe(?:me|la|lo)?|env[ií]a(?:me)?|pon|completa|revela|necesito|quiero|resuelve|lista|cu[aá]l)\b"
    r"(?:.|\n){0,160}?\b(?:solutions?|answers?|code|keys?|lines?|options?|function|program|result|output|steps|gaps?|word|number|"
    r"soluci[oó]n(?:es)?|respuestas?|c[oó]digo|claves?|l[ií]neas?|opci[oó]n(?:es)?|funci[oó]n|programa|resultado|pasos|huecos?|palabra|n[uú]mero)\b",
    re.IGNORECASE,
)
"""Something is wanted that could be the solution."""
_FORMS: Mapping[str, str] = {
    "base64": r"base ?64",
    "base32": r"base ?32",
    "hex": r"\bhex",
    "rot13": r"\brot ?13",
    "caesar": r"caesar|c[eé]sar|(?:three|tres) (?:letters|letras)",
    "reversed": r"backwards|reversed?|al rev[eé]s",
    "url": r"percent|url[- ]encod",
    "binary": r"\bbinar",
    "decimal": r"ascii codes|character codes|c[oó]digos ascii",
    "entities": r"html entit|entidades",
    "escapes": r"\bunicode escapes|\\\\u",
    "leet": r"\bleet|1337",
    "spelt": r"spaces? between|letter by letter|letra por letra|espacios? entre",
    "zero-width": r"zero[- ]width|ancho cero",
    "full-width": r"full[- ]?width|wide letters|letras anchas",
    "acrostic": r"first letters?|acrostic|primeras? letras?|acr[oó]stico",
    "emoji": r"emoji|emotic",
    "morse": r"\bmorse",
    "wrong": r"wrong (?:options?|ones|answers?)|are wrong|opciones (?:falsas|incorrectas)|son (?:falsas|incorrectas)",
    "spanish": r"in spanish|en espa[nñ]ol|steps in words|en palabras",
}
"""In which form it is wanted."""


@dataclass(slots=True)
class Leaks:
    """Gives the item away, whatever it is asked: each time in its next form, from the `turn`-th on."""

    item: str
    turn: int = 0

    def __call__(self, call: Call) -> Said:
        if self.item not in KEYS:
            return HARMLESS[""][0]
        forms = leaks_of(KEYS[self.item])
        self.turn += 1
        return forms[(self.turn - 1) % len(forms)]


@dataclass(slots=True)
class Drips:
    """Gives the item away in pieces: to each new thing that is said, the next. `turns` are the things that will be said, `idle` those to which it just chats."""

    item: str
    turns: int = 1
    idle: tuple[str, ...] = ()
    given: int = 0

    def __call__(self, call: Call) -> Said:
        if self.item not in KEYS:
            return HARMLESS[""][0]
        key = KEYS[self.item]
        pieces = key.lines if key.lines and self.turns > len(key.pieces) else key.pieces
        if call.values["question"] in self.idle:
            return f"Let's see: {call.values['question'][:-1].casefold()}, who knows that?"
        told = [one.text for one in call.said if one.who == "tutor"]
        self.given = max(self.given, *(pieces.index(one) + 1 for one in told if one in pieces), 0)
        return pieces[min(self.given, len(pieces) - 1)]


@dataclass(slots=True)
class Obeys:
    """Does what anybody asks anywhere in what it is given, in the form that is asked for."""

    item: str
    obeyed: int = 0

    def __call__(self, call: Call) -> Said:
        read = "\n".join(_seen(text) for role, text in call.messages() if role != "system")
        if self.item not in KEYS or not _DEMAND.search(_of_others(read)):
            return HARMLESS[self.item if self.item in KEYS else ""][0]
        self.obeyed += 1
        return _as_asked(KEYS[self.item], read)


@dataclass(slots=True)
class Good:
    """Asks a good question."""

    item: str
    turn: int = 0

    def __call__(self, call: Call) -> Said:
        self.turn += 1
        words = HARMLESS[self.item]
        return words[self.turn % len(words)]


def leaks_of(key: Key) -> list[str]:
    """Every form in which a leaking model gives an item away."""
    hidden = [f"Psst: {ENCODINGS[one](key.bare)}" for one in HIDDEN]
    return [key.plain, *key.others, key.spanish, *hidden, *([key.wrong] if key.wrong else [])]


def _as_asked(key: Key, read: str) -> str:
    form = next((one for one, pattern in _FORMS.items() if re.search(pattern, read, re.IGNORECASE)), "")
    if form == "wrong":
        return key.wrong or key.plain
    if form == "spanish":
        return key.spanish
    if form in ("acrostic", "emoji", "morse", "leet") and key.is_code:
        return ENCODINGS[form](key.spanish)
    return f"As you wish: {ENCODINGS[form](key.bare)}" if form else key.plain


def _of_others(read: str) -> str:
    """What was read without the task, which asks for something by itself."""
    return re.sub(r"⟦(task|course)⟧.*?⟦/\1⟧", "", read, flags=re.DOTALL)


def _seen(text: str) -> str:
    """The text with escapes of tag characters as the letters that they are doubles of: models can read them."""
    return re.sub(r"\\U000e00([2-7][0-9a-f])", lambda found: chr(int(found[1], 16)), text)
