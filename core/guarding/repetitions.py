"""What is said once and is to be done several times: "`print(x)` twice", "both `print(x)`". Pure."""

import re

_TIMES = {2: r"twice|two times|2 times|dos veces", 3: r"three times|3 times|tres veces"}
_BETWEEN = r"[^.`\n]{0,30}?"
_SPAN = r"`[^`\n]+`"
_VERB = r"(?:print|show|display|output|write|put|say|repeat|muestr\w*|imprim\w*|escrib\w*|pon|repit\w*|ens[eé]ñ\w*)"
_BOTH = re.compile(
    rf"\b(?:both|each|ambas|ambos|las dos|los dos)\b{_BETWEEN}(?P<span>{_SPAN})", re.IGNORECASE
)


def spelt_out(text: str) -> str:
    """`text` with each thing that is to be done several times said so often; the same, where nothing is."""
    for count, times in _TIMES.items():
        after = re.compile(rf"(?P<span>{_SPAN}){_BETWEEN}\b(?:{times})\b(?![^.`\n]{{0,30}}`)", re.IGNORECASE)
        before = re.compile(rf"\b(?:{times})\b{_BETWEEN}(?P<span>{_SPAN})", re.IGNORECASE)
        told = re.compile(rf"\b(?P<done>{_VERB}\b[^.,;:`\n]{{1,40}}?)[ ,]+(?:{times})\b", re.IGNORECASE)
        text = after.sub(lambda found, count=count: _spans(found, count), text)
        text = before.sub(lambda found, count=count: _spans(found, count), text)
        text = told.sub(lambda found, count=count: ". ".join([found["done"]] * count), text)
    return _BOTH.sub(lambda found: _spans(found, 2), text)


def _spans(found: re.Match[str], count: int) -> str:
    return "\n".join([found["span"]] * count)
