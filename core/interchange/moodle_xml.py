"""Moodle's XML (https://docs.moodle.org/en/Moodle_XML_format) into drafts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from core.course.files.fault import Place
from core.interchange import prose, rules
from core.interchange.draft import (
    LONGEST,
    MOST_FAULTS,
    MOST_QUESTIONS,
    Draft,
    DraftChoice,
    DraftNumber,
    DraftOption,
    Drafts,
    DraftTruth,
    joined,
    stopped,
)
from core.interchange.fault import Fault, Reason, fault
from core.interchange.gift.answers import Answered, Gathering, Left, number_of, words_of
from core.interchange.gift.blocks import category_of
from core.interchange.gift.tags import tagged
from core.interchange.text import decoded
from core.interchange.xml_tree import Node, tree

_PICTURE = re.compile(r"<(?:img|audio|video|object|embed|iframe|svg)\b", re.IGNORECASE)
_MOST_HTML = 2 * LONGEST
_MOST_PROSE = 4 * 2**20
"""Characters of all questions together, pictures aside."""
_CATEGORY = "category"


def read(content: bytes, path: str = "quiz.xml") -> Drafts:
    """The questions of an export of Moodle, with all that is wrong in it."""
    text = decoded(path, content)
    root = tree(path, text) if isinstance(text, str) else text
    if isinstance(root, Fault):
        return stopped(root)
    quiz = root.first("quiz")
    if quiz is None:
        return stopped(fault(Place(path), Reason.XML_OTHER))
    reading = _Reading(path)
    try:
        for node in quiz.all("question"):
            reading.read(node)
            if len(reading.questions) > MOST_QUESTIONS or len(reading.faults) > MOST_FAULTS:
                break
    except _TooMuchError as error:
        return stopped(fault(error.place, Reason.FILE_LARGE, name=path, most=_MOST_PROSE // 2**20))
    return rules.checked(Drafts(questions=tuple(reading.questions), faults=tuple(reading.faults)), path)


class _TooMuchError(Exception):
    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


@dataclass(slots=True)
class _Reading:
    """What was read so far. A category holds until the next."""

    path: str
    category: str = ""
    prose: int = 0
    questions: list[Draft] = field(default_factory=list[Draft])
    faults: list[Fault] = field(default_factory=list[Fault])

    def read(self, node: Node) -> None:
        kind = node.attributes.get("type", "")
        if kind == _CATEGORY:
            self.category = category_of(node.said(_CATEGORY, "text"))
            return
        place = Place(self.path, node.line)
        reader = _KINDS.get(kind)
        title = " ".join(node.said("name", "text").split())
        if reader is None:
            self.faults.append(fault(place, Reason.KIND_LEFT_OUT, kind=kind or "?", text=title))
            return
        self.prose += sum(map(len, _texts(node)))
        if self.prose > _MOST_PROSE:
            raise _TooMuchError(place)
        if any(len(text) > _MOST_HTML for text in _texts(node)):
            self.faults.append(fault(place, Reason.TOO_LONG, text=title, most=LONGEST))
            return
        result = reader(node, Gathering(place))
        if isinstance(result, Left):
            self.faults.append(fault(place, result.reason, kind=kind, text=title))
            return
        pictures = sum(len(_PICTURE.findall(text)) for text in _texts(node))
        if pictures := max(pictures, node.count("file")):
            self.faults.append(fault(place, Reason.PICTURES, found=pictures))
        self.faults += result.faults
        self.questions.append(self._draft(node, place, title, result))

    def _draft(self, node: Node, place: Place, title: str, result: Answered) -> Draft:
        asked = node.first("questiontext")
        prompt, code, language = prose.parted(told(asked) if asked else "")
        general = node.first("generalfeedback")
        tags = node.first("tags")
        noted = tagged([tag.said("text") for tag in tags.all("tag")] if tags else [], result.answer)
        completed = noted.answer if tags else result.answer
        return Draft(
            place=place,
            prompt=prompt,
            answer=completed,
            id=node.said("idnumber"),
            title=title,
            category=self.category,
            code=code,
            language=language,
            explanation=joined([told(general) if general else "", *result.right_feedback]),
            skill=noted.skill,
            difficulty=noted.difficulty,
        )


def told(node: Node) -> str:
    """The text of an element in the format that it names, as Markdown."""
    text, format_ = node.said("text") or node.text.strip(), node.attributes.get("format", "html")
    if format_ == "markdown":
        return text
    if format_ == "plain_text":
        return prose.of_plain(text)
    return (prose.of_html(text) if format_ == "html" else prose.of_either(text)).text


def _texts(node: Node) -> Iterator[str]:
    ahead = [node]
    while ahead:
        one = ahead.pop()
        ahead += one.children
        yield one.text


def _feedback(answer: Node) -> str:
    found = answer.first("feedback")
    return told(found) if found else ""


def _weight(answer: Node) -> float:
    written = answer.attributes.get("fraction", "0")
    number = rules.exact(written)
    return 0.0 if number is None else float(number)


def _plain(answer: Node) -> str:
    """The text of an answer that is written and not read: what stands in it counts to the letter."""
    return " ".join((answer.said("text") or answer.text).split())


def _choice(node: Node, gathering: Gathering) -> Answered:
    several = node.said("single").lower() in {"false", "0"}
    options: list[DraftOption] = []
    for answer in node.all("answer"):
        weight, text, feedback = _weight(answer), " ".join(told(answer).split()), _feedback(answer)
        right = weight > 0 if several else weight >= 100
        if not right and weight > 0:
            gathering.tell(Reason.PARTLY_RIGHT, text)
        if right and feedback:
            gathering.praise.append(feedback)
        options.append(DraftOption(text, right, "" if right else feedback))
    keep_order = node.said("shuffleanswers").lower() in {"false", "0"}
    return gathering.gives(DraftChoice(options=tuple(options), several=several, keep_order=keep_order))


def _truth(node: Node, gathering: Gathering) -> Answered:
    said = {_plain(answer).lower(): answer for answer in node.all("answer")}
    right = next((word for word, answer in said.items() if _weight(answer) >= 100), "")
    if right not in {"true", "false"}:
        gathering.faults.append(fault(gathering.place, Reason.NONE_RIGHT))
        return gathering.gives(DraftTruth(answer=True))
    wrong = said.get("false" if right == "true" else "true")
    gathering.praise += [praise] if (praise := _feedback(said[right])) else []
    return gathering.gives(DraftTruth(answer=right == "true", feedback=_feedback(wrong) if wrong else ""))


def _words(node: Node, gathering: Gathering) -> Answered | Left:
    parts = [(_weight(answer), _plain(answer), _feedback(answer)) for answer in node.all("answer")]
    return words_of(parts, gathering, exactly=node.said("usecase").lower() in {"1", "true"})


def _number(node: Node, gathering: Gathering) -> Answered | Left:
    parts: list[tuple[float | None, str, str, str]] = []
    for answer in node.all("answer"):
        if _plain(answer) == "*":
            gathering.tell(Reason.ANY_OTHER, _feedback(answer))
        else:
            parts.append((_weight(answer), _plain(answer), answer.said("tolerance"), _feedback(answer)))
    result = number_of(parts, gathering)
    if isinstance(result, Left) or not isinstance(result.answer, DraftNumber):
        return result
    units = _units(node, gathering)
    number = result.answer
    return gathering.gives(
        DraftNumber(
            answer=number.answer,
            tolerance=number.tolerance,
            mistakes=number.mistakes,
            unit=units[0] if units else "",
            unit_aliases=tuple(units[1:]),
            unit_required=bool(units) and node.said("unitgradingtype") not in {"", "0"},
        )
    )


def _units(node: Node, gathering: Gathering) -> list[str]:
    """The names of the unit that the number is in; others, which would need reckoning, are left out."""
    named = node.first("units")
    units = (
        [(unit.said("unit_name"), rules.exact(unit.said("multiplier") or "1")) for unit in named.all("unit")]
        if named
        else []
    )
    own = [name for name, multiplier in units if name and multiplier == 1]
    if others := [name for name, multiplier in units if name and multiplier != 1]:
        gathering.tell(Reason.UNITS_LEFT_OUT, ", ".join(others))
    return list(dict.fromkeys(own))


_KINDS: dict[str, Callable[[Node, Gathering], Answered | Left]] = {
    "multichoice": _choice,
    "multichoiceset": _choice,
    "truefalse": _truth,
    "shortanswer": _words,
    "numerical": _number,
}
