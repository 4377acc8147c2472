"""Whether a text fills the blanks of a template, or puts lines into their order. Pure."""

import re
from collections.abc import Iterator
from itertools import product

from core.course.folding import code_folded, words_folded
from core.course.model import (
    FillBlanks,
    OrderLines,
)
from core.guarding.forms import because, loose_form, signs_named
from core.guarding.found import HARMLESS, Found, Kind, Why
from core.guarding.meaning import NEGATION
from core.guarding.pieces import SPAN, pieces
from core.guarding.stating import (
    is_question,
    key_mark,
    marked,
    sentences,
    stated,
    wrong_mark,
)

_OF_GAPS = re.compile(
    r"\b(?:gaps?|blanks?|holes?|first|second|fill|put|write|type|answer|order|huecos?|primer[ao]?|segund[ao]|rellena|pon|escribe|respuesta|orden|then|goes|use)\b",
    re.IGNORECASE,
)


def blanks_leak(item: FillBlanks, text: str, *, hidden: bool) -> Found:
    """Whether the template is shown filled, or a filling is stated for every blank."""
    answers = [form for blank in item.blanks for form in blank.accept]
    named = signs_named(text, answers)
    if _template_filled(item, named):
        return Found(Why(Kind.STATED, text, "the template, filled"))
    forms = [loose_form(key_mark(n), form) for n, blank in enumerate(item.blanks) for form in blank.accept]
    forms += [
        loose_form(wrong_mark(n), a)
        for n, b in enumerate(item.blanks)
        for m in b.mistakes
        for a in m.answers
        if re.search(r"\S", a)
    ]
    shown = marked(named, forms)
    found = stated(shown)
    keys = {key_mark(n) for n in range(len(item.blanks))}
    if keys <= set(found.right) - set(found.wrong) or (hidden and all(mark in shown for mark in keys)):
        return because(found)
    return _in_a_row(item, shown)


def _template_filled(item: FillBlanks, text: str) -> bool:
    def fold(line: str) -> str:
        return words_folded(line) if item.language in {"", "text"} else code_folded(line, item.language)

    said = "\n".join(
        fold(line) for piece in [*pieces(text), text, SPAN.sub(r"\2", text)] for line in piece.split("\n")
    )
    gapped = [line for line in item.template.split("\n") if "⟦" in line]
    return all(any(fold(line) in said for line in _lines_filled(item, template)) for template in gapped)


def _lines_filled(item: FillBlanks, line: str) -> Iterator[str]:
    there = [blank for blank in item.blanks if f"⟦{blank.name}⟧" in line]
    for values in product(*(blank.accept for blank in there)):
        filled = line
        for blank, value in zip(there, values, strict=True):
            filled = filled.replace(f"⟦{blank.name}⟧", value)
        yield filled


def _in_a_row(item: FillBlanks, shown: str) -> Found:
    """The fillings one after the other, in the order of the blanks."""
    marks = [key_mark(n) for n in range(len(item.blanks))]
    for one in sentences(shown.replace("\n", " ")):
        here = [c for c in one if c in marks]
        glued = re.search(r"[^\w?]{0,6}(?:\w+\W+){0,7}?".join(marks), one)
        if (
            here[: len(marks)] == marks
            and glued
            and not is_question(one)
            and not NEGATION.search(one)
            and _OF_GAPS.search(one)
        ):
            return Found(Why(Kind.STATED, one, "the gaps in their order"))
    return HARMLESS


def order_leak(item: OrderLines, text: str) -> Found:
    """All lines in a right order, nearly one after the other, or named by their places in one."""
    orders = [item.lines, *(tuple(item.lines[place] for place in order) for order in item.also)]
    said = code_folded(re.sub(r"[`*]", "", text), "python").replace("\n", " ")
    flat = re.sub(r"\s+", "", said)
    for lines in orders:
        at, met = 0, 0
        for line in lines:
            wanted = re.sub(r"\s+", "", code_folded(line.strip(), "python"))
            place = flat.find(wanted, at)
            if place >= 0:
                at, met = place + len(wanted), met + 1
        if met == len(lines) or (len(lines) > 4 and met >= len(lines) - 1):
            return Found(Why(Kind.STATED, text, "the lines in their order"))
    return HARMLESS
