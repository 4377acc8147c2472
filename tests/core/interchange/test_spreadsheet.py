"""Tables of questions as spreadsheets save them."""

import pytest

from core.interchange import spreadsheet
from core.interchange.draft import Draft, DraftChoice, DraftNumber, Drafts, DraftTruth, DraftWords
from core.interchange.fault import Reason


def one(text: str) -> Draft:
    drafts = spreadsheet.read(text)
    assert not drafts.stopped, drafts.faults
    (draft,) = drafts.questions
    return draft


def reasons(drafts: Drafts) -> list[tuple[int, Reason]]:
    return [(fault.place.line, fault.reason) for fault in drafts.faults]


def test_a_row_is_a_question() -> None:
    draft = one(
        "question,type,answer,option 1,option 2,option 3,feedback,skill,difficulty,lesson\n"
        '"What rises?",single,yeast,yeast,salt,,"It eats, and gives off gas.",Dough,2,Bread\n'
    )
    assert (draft.prompt, draft.type, draft.skill, draft.difficulty, draft.category) == (
        "What rises?", "single_choice", "Dough", 2, "Bread",
    )  # fmt: skip
    assert draft.explanation == "It eats, and gives off gas."
    assert isinstance(draft.answer, DraftChoice)
    assert [(option.text, option.right) for option in draft.answer.options] == [
        ("yeast", True),
        ("salt", False),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_are_parted_by_what_parts_the_header(delimiter: str) -> None:
    text = delimiter.join(["question", "answer", "feedback"]) + "\n" + delimiter.join(["So?", "true", "Yes."])
    assert one(text).answer == DraftTruth(answer=True)


def test_the_line_in_which_excel_says_how_cells_are_parted_is_heeded() -> None:
    drafts = spreadsheet.read("sep=;\nquestion;answer\nA, b?;true\nB?;maybe;x")
    assert drafts.questions[0].prompt == "A, b?"
    assert reasons(drafts) == [(4, Reason.TABLE_BROKEN)]


def test_a_cell_may_have_several_lines_and_lines_are_counted_on() -> None:
    drafts = spreadsheet.read('question,type,answer\r\n"One\r\n""two""",short,a\r\n"x",odd,b\r\n')
    assert drafts.questions[0].prompt == 'One\n"two"'
    assert reasons(drafts) == [(4, Reason.TABLE_WORD)]


def test_spanish_headings_are_headings() -> None:
    draft = one(
        "\ufeffPregunta;Tipo;Respuesta;Opción A;Opción B;Explicación\n¿Qué?;única;b;sal;levadura;Porque sí.\n"
    )
    assert isinstance(draft.answer, DraftChoice)
    assert [option.right for option in draft.answer.options] == [False, True]


@pytest.mark.parametrize(
    ("row", "type_"),
    [
        ("a,,x|y,x|y|z", "multiple_choice"),
        ("a,,x,x|y", "single_choice"),
        ("a,multiple,x,x|y", "multiple_choice"),
        ("a,,falso,", "true_false"),
        ("a,,9.81 ± 0.01,", "number"),
        ("a,,two words|another,", "short_text"),
        ("a,text,12,", "short_text"),
    ],
)
def test_what_is_not_said_of_the_type_is_seen_in_the_answer(row: str, type_: str) -> None:
    assert one(f"question,type,answer,options\n{row}").type == type_


def test_a_number_has_a_tolerance_and_a_unit() -> None:
    draft = one("question;answer;tolerance;unit\nHow fast?;9,81;0,01;m/s²")
    assert draft.answer == DraftNumber(answer=9.81, tolerance=0.01, unit="m/s²")


def test_texts_that_are_right_are_parted_by_a_stroke() -> None:
    assert one("question,answer\nWho?,no one | nobody").answer == DraftWords(accept=("no one", "nobody"))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("question,feedback\na,b", 1, Reason.TABLE_HEADER),
        ("a,b\nc,d", 1, Reason.TABLE_HEADER),
        ("question,answer\na,", 2, Reason.NONE_RIGHT),
        ("question,answer\n,true", 2, Reason.EMPTY_QUESTION),
        ("question,answer,options\na,q,x|y", 2, Reason.TABLE_ANSWER),
        ("question,answer,type\na,maybe,tf", 2, Reason.TABLE_WORD),
        ("question,answer,difficulty\na,true,hard", 2, Reason.TABLE_WORD),
        ("question,answer,type\na,ten,number", 2, Reason.NOT_A_NUMBER),
        ("question,answer\na,b,c", 2, Reason.TABLE_BROKEN),
        ('question,answer\na,"b', 2, Reason.TABLE_BROKEN),
        ("question,answer\na," + "b" * 200_000, 2, Reason.TABLE_BROKEN),
        ("question,answer", 1, Reason.NO_QUESTIONS),
        ("", 1, Reason.NO_QUESTIONS),
        ("question,answer\na\x00,b", 2, Reason.CONTROL),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, reason: Reason) -> None:
    drafts = spreadsheet.read(text)
    assert (line, reason) in reasons(drafts)
    assert drafts.stopped


def test_a_column_of_somebodys_own_is_left_out_and_named() -> None:
    drafts = spreadsheet.read("question,answer,teacher\na,true,Ms B")
    assert [fault.values for fault in drafts.faults] == [{"name": "teacher"}]
    assert not drafts.stopped
