"""Whether a text states an answer that is to be written: a number, a few words, or what a program prints. Pure."""

import re
from collections.abc import Sequence
from fractions import Fraction

from core.course.folding import output_folded, words_folded
from core.course.model import (
    Number,
    PredictOutput,
    ShortText,
)
from core.guarding.forms import COUNTED, NOUNS, because, code_masked, literal, loose_form, signs_named
from core.guarding.found import HARMLESS, Found, Kind, Why
from core.guarding.meaning import NEGATION
from core.guarding.numerals import in_digits, number_forms, worked_out
from core.guarding.pieces import FENCE
from core.guarding.stating import (
    Form,
    is_question,
    key_mark,
    marked,
    plainly_named,
    right_of,
    sentences,
    stated,
    wrong_mark,
)

_ORDINALS = (
    r"(?:first|1st|top|primer[ao]?|(?:line|línea) (?:1|one|uno))",
    r"(?:second|2nd|next|then|below|after(?:wards)?|segund[ao]|luego|después|debajo|last|última|(?:line|línea) (?:2|two|dos)|followed|bottom)",
    r"(?:third|3rd|next|then|below|after|finally|tercer[ao]?|luego|después|last|última|(?:line|línea) (?:3|three|tres))",
    r"(?:fourth|4th|next|then|after|finally|last|cuart[ao]|luego|después|última|end)",
)


_IN_SPANISH = {
    "lines": "líneas",
    "words": "palabras",
    "letters": "letras",
    "numbers": "números",
    "times": "veces",
}
_LARGE = 10
"""Smaller whole numbers are in many sentences that have nothing to do with the answer."""

_THEN = r"[\s`\"'*.,;:/|()+→>-]*(?:(?:and|then|y|luego|después|followed by|seguido de|below(?: it)?|under it|underneath|again|otra vez|twice|finally|on the next line|next|en la siguiente|and then|a|line|break|newline|new|por último|al final)[\s`\"'*.,;:/|()→>-]*){0,5}"


def number_leak(item: Number, text: str, *, hidden: bool) -> Found:
    """Whether the number is stated, in digits, in words or as a sum, or a walk through the program ends with it."""
    masked = _worked(code_masked(text, lambda code: _is_value(code, item.answer)))
    wrongs = {m.answer for m in item.mistakes}
    forms = [Form(key_mark(0), number_forms(item.answer), len(f"{item.answer:g}"))]
    forms += [
        Form(wrong_mark(place), number_forms(value), len(f"{value:g}"))
        for place, value in enumerate(sorted(wrongs))
    ]
    asked_for = re.findall(r"\w+", item.prompt.casefold())
    nouns = {*asked_for, *(_IN_SPANISH[noun] for noun in asked_for if noun in _IN_SPANISH)}
    unlike = r"|".join(word for word in NOUNS.split("|") if re.sub(r"\?$", "", word) not in nouns)
    asked = "|".join(sorted(word for word in re.findall(r"\w+", COUNTED) if word in nouns)) or "(?!)"
    marks = re.sub(rf"([\ue000-\ue1ff]) (?:{asked})\b", r"\1", marked(masked, forms), flags=re.IGNORECASE)
    shown = marked(marks, [Form(wrong_mark(90), r"\d+(?:[.,]\d+)?")])
    found = stated(shown, unlike)
    if right_of(found) or (hidden and key_mark(0) in shown):
        return because(found)
    own = {Fraction(one) for one in re.findall(r"\d+", f"{item.prompt} {item.code}")}
    alone = re.sub("[\ue100-\ue1ff]", " ", shown)
    telling = item.answer >= _LARGE or item.answer != int(item.answer)
    if telling and item.answer not in own and (sentence := plainly_named(alone, [key_mark(0)])):
        return Found(Why(Kind.STATED, sentence, "named, and it stands nowhere in the question"))
    return _walked(shown)


def _walked(shown: str) -> Found:
    """A walk through the program that ends with the answer: 1, 3, 9, 27, and there it stops."""
    for sentence in sentences(shown):
        trail = re.search(
            r"(?:[\ue100-\ue1ff][\s,→>-]*(?:then|and|to|luego|y|a|finally|por fin|≠|=)?[\s,→>-]*){2,}\ue000",
            sentence,
        )
        if trail and not is_question(sentence):
            return Found(Why(Kind.STATED, sentence, "the walk ends there"))
    return HARMLESS


def _worked(text: str) -> str:
    return worked_out(in_digits(text))


def _is_value(code: str, value: float) -> bool:
    return re.fullmatch(number_forms(value), _worked(code.strip(" \"'"))) is not None


def short_text_leak(item: ShortText, text: str, *, hidden: bool) -> Found:
    """Whether an accepted text is stated, or written down where it stands nowhere in the question."""
    named = signs_named(text, item.accept)
    given = words_folded(f"{item.prompt} {item.code}")
    keys = sorted({words_folded(one) for one in item.accept}, key=len, reverse=True)
    forms = [loose_form(key_mark(0), one) for one in keys]
    forms += [loose_form(wrong_mark(n), one) for n, m in enumerate(item.mistakes) for one in m.answers]
    shown = marked(named, forms)
    found = stated(shown)
    if right_of(found) or (hidden and key_mark(0) in shown):
        return because(found)
    telling = not any(one in given for one in keys) and any(
        re.search(r"[^\w\s]", one) or len(one) > 6 for one in keys
    )
    return _named(shown) if telling else HARMLESS


def _named(shown: str) -> Found:
    """An answer that stands nowhere in the question and is written down, not as one of several to choose from."""
    for sentence in sentences(shown):
        if (
            key_mark(0) in sentence
            and not re.search("[\ue100-\ue1ff]", sentence)
            and not NEGATION.search(sentence)
            and not re.search(r"\b(?:or|o|another|other|different)\b", sentence)
        ):
            return Found(Why(Kind.STATED, sentence, "written down"))
    return HARMLESS


def output_leak(item: PredictOutput, text: str, *, hidden: bool) -> Found:
    """Whether the output is shown as a whole, or stated line by line."""
    output = output_folded(item.output)
    lines = output.split("\n")
    for code in [m[1].strip("\n") for m in FENCE.finditer(text)] + _screens(text, len(lines)):
        if len(lines) > 1 and output_folded(code).casefold() == output.casefold():
            return Found(Why(Kind.STATED, code, "the whole output"))
    masked = code_masked(
        text,
        lambda code: any(words_folded(code.strip("\"' ")) == words_folded(one) for one in _all_lines(item)),
    )
    masked = _worked(masked) if any(re.fullmatch(r"[\d.]+", one) for one in lines) else masked
    forms = [Form(key_mark(0), _sequence(lines), len(output))]
    wrong = [output_folded(mistake.output) for mistake in item.mistakes]
    forms += [Form(wrong_mark(n), _sequence(one.split("\n")), len(one)) for n, one in enumerate(wrong)]
    shown = marked(masked, forms)
    found = stated(shown, COUNTED)
    if right_of(found) or (hidden and key_mark(0) in shown):
        return because(found)
    if len(lines) > 1 and (sentence := plainly_named(shown, [key_mark(0)])):
        return Found(Why(Kind.STATED, sentence, "named alone"))
    return _line_by_line(masked, lines) if len(lines) > 1 else HARMLESS


def _all_lines(item: PredictOutput) -> list[str]:
    outputs = [item.output, *(m.output for m in item.mistakes)]
    return [line for one in outputs for line in output_folded(one).split("\n")]


def _screens(text: str, size: int) -> list[str]:
    lines = [re.sub(r"^\s*(?:>|[-*•]|\d[.)])\s+|[`*]", "", line).strip() for line in text.split("\n")]
    return ["\n".join(lines[at : at + size]) for at in range(len(lines) - size + 1)]


def _sequence(lines: Sequence[str]) -> str:
    return _THEN.join(literal(line) for line in lines)


def _line_by_line(text: str, lines: Sequence[str]) -> Found:
    """Each line with its place: the first shows False, the second True."""
    pattern = r"[^?]{0,90}?".join(
        rf"(?:{_ORDINALS[min(place, 3)]}\b[^?.]{{0,45}}?(?<!\w){literal(line)}(?!\w)"
        rf"|(?<!\w){literal(line)}(?!\w)[^?.]{{0,30}}?\b{_ORDINALS[min(place, 3)]}\b)"
        for place, line in enumerate(lines)
    )
    match = re.search(pattern, text, re.IGNORECASE | re.DOTALL)
    said = match and not NEGATION.search(match[0]) and not re.search(r"^[^.!\n]*\?", text[match.end() :])
    return Found(Why(Kind.STATED, match[0], "line by line")) if match and said else HARMLESS
