"""The answers of a question as they are typed, and what the question becomes by them. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from core.chat import FieldKind
from core.course.files.tree import Value
from core.errors import LearnerError
from core.features.drafting.notation import Line, read, written
from core.interchange.existing import Group, groups, texts
from core.interchange.rules import exact

OPTIONAL = {"said", "output"}
"""Fields that may be left empty."""
TRUTHS = ("drafting-true", "drafting-false")
_BLANK = re.compile(r"⟦([^⟦⟧]*)⟧")

type Typed = tuple[str, str, FieldKind, tuple[str, ...]]
type Belief = Callable[[], str]


def fields(item: Group) -> Iterator[Typed]:
    """The fields of an item's answers: name, what stands in it, kind and the words of its options."""
    match item["type"]:
        case "true_false":
            yield "truth", "1" if item["answer"] else "2", FieldKind.ONE, TRUTHS
            yield "said", _said(item), FieldKind.PARAGRAPH, ()
            return
        case "predict_output":
            yield "code", str(item["code"]).strip("\n"), FieldKind.CODE, ()
        case "fill_blanks":
            yield "template", str(item["template"]).strip("\n"), FieldKind.CODE, ()
            if "output" in item:
                yield "output", str(item["output"] or "").rstrip("\n"), FieldKind.CODE, ()
        case _:
            pass
    yield "answers", written(_lines(item)), FieldKind.PARAGRAPH, ()


def changed(item: Group, given: Mapping[str, str], belief: Belief) -> Group:
    """The item with these answers. A mistake that is there already keeps what is believed by who makes it."""
    typed = {name: text.replace("\r\n", "\n") for name, text in given.items()}
    if all(typed[name].strip() == value.strip() for name, value, _, _ in fields(item)):
        return item
    match item["type"]:
        case "true_false":
            after = {**item, "answer": typed["truth"] == "1"}
            return _saying(after, typed["said"].strip())
        case "single_choice" | "multiple_choice":
            options = groups(item["options"])
            return {**item, "options": [_option(one, options, belief) for one in read(typed["answers"])]}
        case "short_text":
            return _with_forms(item, read(typed["answers"]), belief)
        case "number":
            return _with_numbers(item, read(typed["answers"]), belief)
        case "predict_output":
            return _with_output({**item, "code": typed["code"].strip("\n")}, read(typed["answers"]), belief)
        case "fill_blanks":
            return _with_blanks(item, typed, belief)
        case _:
            return _with_order(item, read(typed["answers"]), belief)


def _lines(item: Group) -> Iterator[Line]:
    """The answers of an item as lines."""
    match item["type"]:
        case "single_choice" | "multiple_choice":
            yield from map(_option_line, groups(item["options"]))
        case "short_text":
            yield from _forms(item)
        case "number":
            yield Line(True, _number(item))
            yield from (Line(False, _number(one), _said(one)) for one in groups(item["mistakes"]))
        case "predict_output":
            yield Line(True, str(item["output"]).rstrip("\n"))
            yield from _wrong(groups(item["mistakes"]), "output")
        case "fill_blanks":
            for name, blank in _blanks(item).items():
                lines = _forms(blank)
                yield from (Line(one.right, f"{name}: {one.text}", one.feedback) for one in lines)
        case _:
            yield from (Line(True, line.rstrip("\n")) for line in texts(item["lines"]))
            yield from _wrong(groups(item.get("distractors") or []), "line")


def _option_line(option: Group) -> Line:
    """An option; of a right one what is said is for who did not pick it."""
    right = "correct" in option
    said = str(option.get("missed") or "").strip() if right else _said(option)
    return Line(right, str(option["text"]).strip(), said)


def _wrong(mistakes: Sequence[Group], key: str) -> Iterator[Line]:
    return (Line(False, str(one[key]).rstrip("\n"), _said(one)) for one in mistakes)


def _forms(part: Group) -> Iterator[Line]:
    """What is accepted, and what is not, of a text or a blank."""
    yield from (Line(True, form.strip()) for form in texts(part["accept"]))
    for mistake in groups(part.get("mistakes") or []):
        yield from (Line(False, form.strip(), _said(mistake)) for form in texts(mistake["answers"]))


def _said(part: Group) -> str:
    return str(part.get("feedback") or "").strip()


def _saying(part: Group, feedback: str) -> Group:
    """A part that says this to who gives it; the words of its misconception where this is nothing."""
    rest = {key: value for key, value in part.items() if key != "feedback"}
    if not feedback:
        return rest
    same = str(part.get("feedback") or "").strip() == feedback
    return part if same else {**rest, "feedback": feedback}


def _option(line: Line, options: Sequence[Group], belief: Belief) -> Group:
    old = next((one for one in options if str(one["text"]).strip() == line.text.strip()), None)
    if line.right:
        option: Group = {"text": old["text"] if old else line.text.strip(), "correct": True}
        return option | ({"missed": line.feedback} if line.feedback else {})
    if old and "misconception" in old:
        return _saying(old, line.feedback)
    return _saying({"text": line.text.strip(), "misconception": belief()}, line.feedback)


def _with_forms(part: Group, lines: Sequence[Line], belief: Belief) -> Group:
    """A text or a blank with these forms; those in a row of which the same is said stay together."""
    believed = {
        form.strip(): str(one["misconception"])
        for one in groups(part.get("mistakes") or [])
        for form in texts(one["answers"])
    }
    mistakes: list[Group] = []
    for line in (one for one in lines if not one.right):
        text = line.text.strip()
        mistake = _saying({"misconception": believed.get(text) or belief()}, line.feedback)
        if mistakes and {key: value for key, value in mistakes[-1].items() if key != "answers"} == mistake:
            mistakes[-1]["answers"] = [*texts(mistakes[-1]["answers"]), text]
        else:
            mistakes.append({"answers": [text], **mistake})
    accept: list[Value] = [line.text.strip() for line in lines if line.right]
    after: Group = {**part, "accept": accept}
    return after | Group(mistakes=list[Value](mistakes)) if mistakes or "mistakes" in part else after


def _number(part: Group) -> str:
    """A number, and behind a colon how far off is still right, where that is said."""
    answer, tolerance = _float(part["answer"]), _float(part.get("tolerance"))
    return f"{answer:.15g} : {tolerance:.15g}" if tolerance else f"{answer:.15g}"


def _with_numbers(item: Group, lines: Sequence[Line], belief: Belief) -> Group:
    right = [one for one in lines if one.right]
    if len(right) != 1:
        raise LearnerError("drafting-one-right", found=len(right))
    believed = {repr(_float(one["answer"])): one for one in groups(item["mistakes"])}
    answer, tolerance = _read_number(right[0].text)
    mistakes: list[Value] = []
    for line in (one for one in lines if not one.right):
        wrong, width = _read_number(line.text)
        old = believed.get(repr(wrong)) or {"misconception": belief()}
        mistakes.append(_saying(_toleranced({**old, "answer": wrong}, width), line.feedback))
    after = _toleranced({**item, "answer": answer}, tolerance)
    return {**after, "mistakes": mistakes}


def _float(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _toleranced(part: Group, tolerance: float | None) -> Group:
    if tolerance is None:
        return {key: value for key, value in part.items() if key != "tolerance"}
    return {**part, "tolerance": tolerance}


def _read_number(text: str) -> tuple[float, float | None]:
    """A number, and behind a colon how far off is still right."""
    number, _, width = text.partition(":")
    value, tolerance = exact(number.strip()), exact(width.strip() or "0")
    if value is None or tolerance is None or tolerance < 0:
        raise LearnerError("drafting-not-a-number", text=text[:60])
    return float(value), float(tolerance) if width.strip() else None


def _with_output(item: Group, lines: Sequence[Line], belief: Belief) -> Group:
    right = [one for one in lines if one.right]
    if len(right) != 1:
        raise LearnerError("drafting-one-right", found=len(right))
    old = {str(one["output"]).rstrip("\n"): one for one in groups(item["mistakes"])}
    mistakes: list[Value] = [
        _saying(old.get(one.text) or {"output": f"{one.text}\n", "misconception": belief()}, one.feedback)
        for one in lines
        if not one.right
    ]
    same = str(item["output"]).rstrip("\n") == right[0].text
    return {**item, "output": item["output"] if same else f"{right[0].text}\n", "mistakes": mistakes}


def _blanks(item: Group) -> dict[str, Group]:
    """The gaps of a template by their names, as the shapes say they are."""
    (found,) = groups([item["blanks"]])
    return {name: blank for name, value in found.items() for blank in groups([value])}


def _with_blanks(item: Group, typed: Mapping[str, str], belief: Belief) -> Group:
    old = _blanks(item)
    filled: dict[str, list[Line]] = {name: [] for name in _BLANK.findall(typed["template"])}
    for line in read(typed["answers"]):
        name, colon, text = line.text.partition(":")
        if not colon or name.strip() not in filled:
            raise LearnerError("drafting-which-blank", line=line.text[:60])
        filled[name.strip()].append(Line(line.right, text.strip(), line.feedback))
    blanks: Group = {
        name: _with_forms(old.get(name, {"accept": []}), lines, belief) for name, lines in filled.items()
    }
    after: Group = {**item, "template": typed["template"].strip("\n"), "blanks": blanks}
    if "output" in item:
        after = {key: value for key, value in after.items() if key != "output"}
        output = typed["output"].rstrip("\n")
        after |= {"output": f"{output}\n"} if output else {}
    return after


def _with_order(item: Group, lines: Sequence[Line], belief: Belief) -> Group:
    """Lines in a right order. Other orders are kept as long as the places that they name are the same lines."""
    right: list[Value] = [one.text for one in lines if one.right]
    old = {str(one["line"]).rstrip("\n"): one for one in groups(item.get("distractors") or [])}
    distractors: list[Value] = [
        _saying(old.get(one.text) or {"line": one.text, "misconception": belief()}, one.feedback)
        for one in lines
        if not one.right
    ]
    after: Group = {**item, "lines": right}
    if distractors or "distractors" in item:
        after["distractors"] = distractors
    if len(right) != len(texts(item["lines"])):
        after = {key: value for key, value in after.items() if key not in {"also", "mistakes"}}
    elif len(distractors) != len(old):
        after = {key: value for key, value in after.items() if key != "mistakes"}
    return after
