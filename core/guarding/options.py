"""Whether a text says which options are right: by their words, by others, by their places, or by ruling out the rest. Pure."""

import re
from collections.abc import Iterator

from core.course.folding import words_folded
from core.course.model import (
    MultipleChoice,
    SingleChoice,
)
from core.guarding.forms import COUNTED, because, option_pattern
from core.guarding.found import HARMLESS, Found, Kind, Why
from core.guarding.meaning import NEGATION, carried
from core.guarding.numerals import word_forms
from core.guarding.pieces import SPAN
from core.guarding.stating import (
    MARK,
    Form,
    Stated,
    is_key,
    is_question,
    key_mark,
    marked,
    plainly_named,
    right_of,
    sentences,
    stated,
    wrong_mark,
)

_NTH = "first|second|third|fourth|fifth|last|top|bottom|1st|2nd|3rd|primera|segunda|tercera|cuarta|última"
_CALLED = r"(?:option|choice|answer|letter|number|opción|letra|alternativa|respuesta)"
_LETTER = r"(?<![\w`\"'])(?-i:[A-F])(?![\w`\"'])(?! \w+ (?:of|in) )"
_PLACE = (
    rf"(?:{_CALLED}\s+(?:number\s+|número\s+)?[\"'(`*]*[a-f1-6](?!\w|\.\w)[\"')`*]*|(?<!\w)\(?[A-F]\)(?!\w)|{_LETTER}"
    rf"|(?:the |la )?(?:{_NTH})(?:,? (?:(?:and|y) )?(?:the |la )?(?:{_NTH}))*(?: (?:options?|choices?|ones?|answers?|opci[oó]n(?:es)?|alternativas?|respuestas?))+)"
)
_PLACE_WORD = re.compile(rf"\b(?:{_NTH}|[a-f1-6])\b", re.IGNORECASE)


def options_leak(item: SingleChoice | MultipleChoice, text: str, *, hidden: bool) -> Found:
    """Whether all right options are stated and no wrong one, or all wrong ones are ruled out."""
    marks = {
        (key_mark(place) if option.correct else wrong_mark(place)): option.text
        for place, option in enumerate(item.options)
    }
    plain = re.sub(r"\b(?:nothing (?:else|more)|nada más)\b", "only", text, flags=re.IGNORECASE)
    forms = [Form(mark, form, len(form)) for mark, option in marks.items() for form in _forms(option)]
    forms += [Form(mark, re.escape(form), len(form)) for mark, form in _unquoted(marks)]
    forms += [Form(mark, form, len(form)) for mark, form in _code_alone(marks)]
    with_forms = marked(plain, forms)
    found = stated(with_forms, COUNTED)
    _say_again(found, marks, with_forms)
    keys = {mark for mark in marks if is_key(mark)}
    right, wrong = set(found.right) - set(found.wrong), set(found.wrong)
    if keys <= right and not (right - keys):
        return because(found)
    if _nowhere_else(item) and (sentence := plainly_named(with_forms, keys)):
        return Found(Why(Kind.STATED, sentence, "named alone"))
    if hidden and all(mark in with_forms for mark in keys):
        return Found(Why(Kind.STATED, text, "decoded"))
    if set(marks) - keys <= wrong and not keys & wrong:
        return because(found, Kind.ELIMINATED)
    return _by_place(item, text)


def _nowhere_else(item: SingleChoice | MultipleChoice) -> bool:
    """Whether nobody would write a right option who does not mean it: it is long, and the question has it not."""
    given = words_folded(f"{item.prompt} {item.code}")
    texts = [option.text.strip("`") for option in item.options if option.correct]
    return all(len(text) > 4 and words_folded(text) not in given for text in texts)


_SHOWN = re.compile(r"\s+(?:(?:is|are) shown|appears?)\.?$")


def _forms(option: str) -> Iterator[str]:
    yield option_pattern(option)
    short = _SHOWN.sub("", option)
    if short != option and len(short.split()) > 1:
        yield option_pattern(short)
    plain = option.strip("`")
    if re.fullmatch(r"[\"'].+[\"']", plain):
        yield re.escape(plain)
    if re.fullmatch(r"\d+", plain):
        yield from (rf"{word}" for word in word_forms(int(plain)) if int(plain) > 1)


def _unquoted(marks: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What stands in quotes in an option, where no other one is the same without them."""
    bare = {mark: option.strip("`\"'") for mark, option in marks.items()}
    for mark, form in bare.items():
        if form != marks[mark].strip("`") and list(bare.values()).count(form) == 1:
            yield mark, form


def _code_alone(marks: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The code in an option of prose, where it is in no other one."""
    for mark, option in marks.items():
        codes = SPAN.findall(option)
        alone = len(codes) == 1 and sum(codes[0][1] in other for other in marks.values()) == 1
        if alone and option.strip() != f"`{codes[0][1]}`":
            yield mark, option_pattern(codes[0][1])


def _say_again(found: Stated, marks: dict[str, str], text: str) -> None:
    """Add what is said of options in other words: a sentence that covers one of them, and no other so well."""
    prose = {
        mark: option
        for mark, option in marks.items()
        if (len(carried(option)) and not option.strip().startswith("`"))
        or (
            " " in option.replace("`", "").strip()
            and re.search(r"\b(?:is|are|appears?|then|only|and)\b", option, re.IGNORECASE)
        )
    }
    if len(prose) < 2:
        return
    clauses = (
        one for sentence in sentences(text) if not is_question(sentence) for one in _CLAUSE.split(sentence)
    )
    for sentence in clauses:
        if MARK.search(sentence) or not _TELLS.search(sentence) or _UNSURE.search(sentence):
            continue
        shares = {mark: _likeness(option, sentence) for mark, option in prose.items()}
        best = max(shares, key=lambda mark: shares[mark])
        runner_up = max((share for mark, share in shares.items() if mark != best), default=0)
        if (
            shares[best] >= 0.6
            and shares[best] > runner_up
            and best not in found.right
            and best not in found.wrong
        ):
            (
                found.wrong if NEGATION.search(sentence) and not NEGATION.search(prose[best]) else found.right
            ).setdefault(best, sentence)


def _likeness(option: str, sentence: str) -> float:
    """How much two share, of all that either carries of the option's vocabulary."""
    one, other = carried(option) - {"show"}, carried(sentence)
    if not one:
        return 0.0
    loud = other & (one | {"only", "both", "nothing", "error", "then", "first"})
    return len(one & other) / len(one | loud)


_CLAUSE = re.compile(r"[,;]\s*(?:and |y |because )?|\b(?:because|porque|since|and that|so)\b", re.IGNORECASE)


_TELLS = re.compile(
    r"\b(?:answer|will|happens|get|gets|see|sees|shows?|shown|true|prints?|appears?|stops?|crashes|raises|ends|complains|it's|that's|respuesta|verás|obtienes|muestra|imprime|aparece|sale|da|se detiene|error|option|correct|wins|"
    r"gives?|displays?|comes?|pick|choose|elige|pasa|runs|salta|lanza)\b",
    re.IGNORECASE,
)


_UNSURE = re.compile(
    r"\b(?:if|whether|might|could|would|suppose|imagine|when you|read|look|si|cuando|lee|mira|other|another|think|expect|you said|your|example|often|sometimes|usually|most|some|always)\b",
    re.IGNORECASE,
)


def _by_place(item: SingleChoice | MultipleChoice, text: str) -> Found:
    """An option named by its place. Where options are shuffled nobody knows here which one that is: it counts."""
    keyed = {place for place, option in enumerate(item.options) if option.correct}
    for sentence in sentences(text):
        places = re.findall(_PLACE, sentence, re.IGNORECASE)
        forms = stated(marked(sentence, [Form(key_mark(0), _PLACE)]), COUNTED)
        words = [word for place in places for word in _PLACE_WORD.findall(place)]
        if len(words) >= len(keyed) and right_of(forms):
            named = {_place_of(word, len(item.options)) for word in words}
            if not item.keep_order or named == keyed:
                return Found(Why(Kind.STATED, sentence, "named by its place"))
    return HARMLESS


def _place_of(named: str, there: int) -> int:
    words = {
        "first": 0,
        "1st": 0,
        "top": 0,
        "primera": 0,
        "second": 1,
        "2nd": 1,
        "segunda": 1,
        "third": 2,
        "3rd": 2,
        "tercera": 2,
    }
    words |= {
        "fourth": 3,
        "cuarta": 3,
        "fifth": 4,
        "last": there - 1,
        "bottom": there - 1,
        "última": there - 1,
    }
    for word in re.findall(r"\w+", named.casefold())[::-1]:
        if word in words:
            return words[word]
        if len(word) == 1:
            return int(word) - 1 if word.isdigit() else ord(word) - ord("a")
    return -1
