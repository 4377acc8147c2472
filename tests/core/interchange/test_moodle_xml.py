"""What Moodle exports, and what pretends to be that."""

import pytest

from core.interchange import moodle_xml
from core.interchange.draft import (
    Draft,
    DraftChoice,
    DraftMistake,
    DraftNumber,
    Drafts,
    DraftTruth,
    DraftWords,
)
from core.interchange.fault import Reason


def quiz(*questions: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + "\n".join(questions) + "\n</quiz>").encode()


def question(kind: str, inside: str, text: str = "<p>What?</p>") -> str:
    return (
        f'<question type="{kind}">\n<name><text>A name</text></name>\n'
        f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>\n{inside}\n</question>'
    )


def answer(fraction: str, text: str, feedback: str = "", inside: str = "") -> str:
    return (
        f'<answer fraction="{fraction}" format="html"><text><![CDATA[{text}]]></text>'
        f'<feedback format="html"><text>{feedback}</text></feedback>{inside}</answer>'
    )


def read(*questions: str) -> Drafts:
    return moodle_xml.read(quiz(*questions), "quiz.xml")


def one(*questions: str) -> Draft:
    drafts = read(*questions)
    assert not drafts.stopped, drafts.faults
    (draft,) = drafts.questions
    return draft


def reasons(drafts: Drafts) -> list[Reason]:
    return [fault.reason for fault in drafts.faults]


def test_a_choice_with_one_answer() -> None:
    draft = one(
        question(
            "multichoice",
            "<generalfeedback format='html'><text>In all.</text></generalfeedback><single>true</single>"
            "<shuffleanswers>0</shuffleanswers>"
            + answer("100", "<p>a</p>", "Yes.")
            + answer("0", "b", "No."),
        )
    )
    assert (draft.type, draft.title, draft.prompt) == ("single_choice", "A name", "What?")
    assert isinstance(draft.answer, DraftChoice)
    assert [(o.text, o.right, o.feedback) for o in draft.answer.options] == [
        ("a", True, ""),
        ("b", False, "No."),
    ]
    assert draft.answer.keep_order
    assert draft.explanation == "In all.\n\nYes."


def test_a_choice_with_several_answers() -> None:
    draft = one(
        question(
            "multichoice",
            "<single>false</single>" + answer("50", "a") + answer("50", "b") + answer("-100", "c"),
        )
    )
    assert isinstance(draft.answer, DraftChoice)
    assert [option.right for option in draft.answer.options] == [True, True, False]
    assert draft.type == "multiple_choice"


def test_true_or_false_says_what_is_wrong_to_those_who_are() -> None:
    draft = one(
        question("truefalse", answer("0", "true", "It is not.") + answer("100", "false", "Well seen."))
    )
    assert draft.answer == DraftTruth(answer=False, feedback="It is not.")
    assert draft.explanation == "Well seen."


def test_a_short_answer_may_count_capitals() -> None:
    inside = (
        "<usecase>1</usecase>"
        + answer("100", "Rome")
        + answer("50", "Roma", "In English!")
        + answer("0", "*", "No.")
    )
    drafts = read(question("shortanswer", inside))
    assert drafts.questions[0].answer == DraftWords(
        accept=("Rome",), mistakes=(DraftMistake("Roma", "In English!"),), exact=True
    )
    assert reasons(drafts) == [Reason.ANY_OTHER, Reason.PARTLY_RIGHT]


def test_a_number_has_tolerance_and_units() -> None:
    inside = (
        answer("100", "9.81", "", "<tolerance>0.01</tolerance>")
        + answer("0", "98.1", "Look at the point.", "<tolerance>0</tolerance>")
        + "<units><unit><multiplier>1</multiplier><unit_name>m/s2</unit_name></unit>"
        "<unit><multiplier>100</multiplier><unit_name>cm/s2</unit_name></unit></units><unitgradingtype>1</unitgradingtype>"
    )
    drafts = read(question("numerical", inside))
    number = drafts.questions[0].answer
    assert isinstance(number, DraftNumber)
    assert (number.answer, number.tolerance, number.unit, number.unit_required) == (9.81, 0.01, "m/s2", True)
    assert [(mistake.answer, mistake.feedback) for mistake in number.mistakes] == [
        (98.1, "Look at the point.")
    ]
    assert reasons(drafts) == [Reason.UNITS_LEFT_OUT]


def test_a_category_is_the_heading_of_what_follows() -> None:
    category = (
        '<question type="category"><category><text>$course$/top/Bread/Dough</text></category></question>'
    )
    assert (
        one(category, question("truefalse", answer("100", "true") + answer("0", "false"))).category == "Dough"
    )


def test_pictures_are_left_out_and_counted() -> None:
    inside = answer("100", "true") + answer("0", "false")
    text = '<p>See <img src="@@PLUGINFILE@@/a.png" alt="the loaf">.</p>]]></text><file name="a.png" encoding="base64">AAAA</file><text><![CDATA['
    drafts = read(question("truefalse", inside, text))
    assert drafts.questions[0].prompt == "See the loaf."
    assert [(fault.reason, fault.values) for fault in drafts.faults] == [(Reason.PICTURES, {"found": 1})]


def test_tags_and_an_id_say_skill_and_difficulty() -> None:
    inside = (
        answer("100", "true") + answer("0", "false") + "<idnumber>salt-1</idnumber>"
        "<tags><tag><text>skill:dough</text></tag><tag><text>difficulty:3</text></tag></tags>"
    )
    draft = one(question("truefalse", inside))
    assert (draft.id, draft.skill, draft.difficulty) == ("salt-1", "dough", 3)


@pytest.mark.parametrize(
    "kind", ["cloze", "matching", "essay", "description", "calculated", "ddwtos", "gapselect"]
)
def test_kinds_that_are_not_asked_are_left_out_by_name_and_line(kind: str) -> None:
    drafts = read(
        question(kind, answer("100", "x")),
        question("truefalse", answer("100", "true") + answer("0", "false")),
    )
    assert len(drafts.questions) == 1
    (fault,) = drafts.faults
    assert (fault.place.line, fault.reason, fault.values) == (
        3,
        Reason.KIND_LEFT_OUT,
        {"kind": kind, "text": "A name"},
    )


def test_an_entity_that_grows_is_refused_where_it_is_declared() -> None:
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    content = f'<?xml version="1.0"?>\n<!DOCTYPE q [<!ENTITY a0 "ha">{laughs}]>\n<quiz>&a9;</quiz>'
    (fault,) = moodle_xml.read(content.encode()).faults
    assert (fault.reason, fault.place.line, fault.stops) == (Reason.XML_DECLARES, 2, True)


def test_an_entity_from_a_file_is_refused_alike() -> None:
    content = b'<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'
    assert reasons(moodle_xml.read(content)) == [Reason.XML_DECLARES]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"<quiz>\n<question>\n</quiz>", 3, Reason.XML_BROKEN),
        (b"", 1, Reason.XML_BROKEN),
        (b"<html></html>", 1, Reason.XML_OTHER),
        (b"<quiz></quiz>", 1, Reason.NO_QUESTIONS),
        (b"<quiz>" + b"<a>" * 10_000, 1, Reason.XML_DEEP),
        (b"<quiz>\n\xff</quiz>", 2, Reason.ENCODING),
        (b"<quiz>\n\x00</quiz>", 2, Reason.CONTROL),
    ],
)
def test_what_is_not_a_quiz_is_refused_with_its_line(content: bytes, line: int, reason: Reason) -> None:
    (fault,) = moodle_xml.read(content).faults
    assert (fault.place.line, fault.reason, fault.stops) == (line, reason, True)


def test_faults_in_a_question_stand_at_its_line() -> None:
    drafts = read(
        question("multichoice", answer("0", "a") + answer("0", "b")),
        question("numerical", answer("100", "ten")),
    )
    assert [(fault.place.line, fault.reason) for fault in drafts.faults] == [
        (3, Reason.NONE_RIGHT),
        (8, Reason.NOT_A_NUMBER),
    ]


def test_prose_without_end_is_refused_where_it_becomes_too_much() -> None:
    long = question("truefalse", answer("100", "true") + answer("0", "false"), "word " * 7_000)
    (fault,) = read(*[long] * 150).faults
    assert (fault.reason, fault.values["most"]) == (Reason.FILE_LARGE, 4)
    assert fault.place.line > 3


def test_pictures_of_many_megabytes_are_passed_over() -> None:
    inside = answer("100", "true") + answer("0", "false")
    picture = f'<file name="a.png" encoding="base64">{"A" * 2**20}</file>'
    drafts = read(*[question("truefalse", inside + picture, f"<p>Is {n} a number?</p>") for n in range(12)])
    assert len(drafts.questions) == 12
    assert set(reasons(drafts)) == {Reason.PICTURES}


def test_utf_16_is_read_as_well() -> None:
    content = quiz(question("truefalse", answer("100", "true") + answer("0", "false"), "¿Sí?")).decode()
    assert (
        moodle_xml.read(content.replace(' encoding="UTF-8"', "").encode("utf-16")).questions[0].prompt
        == "¿Sí?"
    )
