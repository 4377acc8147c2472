"""A table of questions, as spreadsheets save it (CSV), into drafts.

The first row names the columns, in English or Spanish, in any order; only `question` and `answer` are needed. `options`
may be several columns, or one in which `|` parts them. `answer` names the right option or options (parted by `|`), by its text
or its letter; it is true or false, a number (`9.81 ± 0.01`), or the texts that are right.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from core.course.files.fault import Place
from core.course.files.shapes.items import ITEM_SHAPES
from core.interchange import prose, rules
from core.interchange.draft import (
    MOST_FAULTS,
    MOST_QUESTIONS,
    Answer,
    Draft,
    DraftChoice,
    DraftNumber,
    DraftOption,
    Drafts,
    DraftTruth,
    DraftWords,
    stopped,
)
from core.interchange.fault import Fault, Reason, fault
from core.interchange.text import clean

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "question": ("question", "prompt", "pregunta", "enunciado"),
    "type": ("type", "tipo"),
    "answer": ("answer", "answers", "correct", "respuesta", "respuestas", "correcta"),
    "options": ("options", "option", "choices", "choice", "opciones", "opcion"),
    "feedback": ("feedback", "explanation", "explicacion", "retroalimentacion"),
    "skill": ("skill", "habilidad", "destreza"),
    "difficulty": ("difficulty", "dificultad"),
    "lesson": ("lesson", "category", "leccion", "categoria"),
    "title": ("title", "name", "titulo", "nombre"),
    "id": ("id",),
    "tolerance": ("tolerance", "tolerancia"),
    "unit": ("unit", "unidad"),
}
"""What each column may be called, without accents; `options` also with a number or a letter behind: `option 2`."""
_TYPES: Mapping[str, tuple[str, ...]] = {
    "single_choice": ("single", "singlechoice", "choice", "unica", "opcionunica"),
    "multiple_choice": ("multiple", "multiplechoice", "multi", "varias", "opcionmultiple"),
    "true_false": ("truefalse", "tf", "verdaderofalso", "vf"),
    "short_text": ("short", "shorttext", "text", "shortanswer", "texto", "respuestacorta"),
    "number": ("number", "numerical", "numeric", "numero", "numerica"),
}
_TRUE = {"true", "t", "yes", "verdadero", "v", "cierto", "si"}
_FALSE = {"false", "f", "no", "falso"}
_DELIMITERS = ";\t,"
_PART = "|"
_LONGEST_HEADER, _MOST_COLUMNS = 10_000, 100


def read(text: str, path: str = "questions.csv") -> Drafts:
    """The questions of a table, one a row, with all that is wrong in it."""
    plain = clean(path, text)
    if isinstance(plain, Fault):
        return stopped(plain)
    plain, skipped, told = _told_delimiter(plain)
    head = plain.partition("\n")[0]
    delimiter = told or max(_DELIMITERS, key=lambda sign: sum(map(bool, _named(_cells(head, sign)))))
    if not plain.strip():
        return stopped(fault(Place(path), Reason.NO_QUESTIONS))
    reading = _Reading(path, delimiter)
    try:
        reading.read(plain, skipped)
    except csv.Error:
        return stopped(fault(Place(path, reading.line), Reason.TABLE_BROKEN))
    return rules.checked(Drafts(questions=tuple(reading.questions), faults=tuple(reading.faults)), path)


def _told_delimiter(text: str) -> tuple[str, int, str]:
    """The text without the line in which Excel says how cells are parted, how many lines that was, and what it says."""
    first, _, rest = text.partition("\n")
    bare = first.strip().strip('"')
    if bare.lower().startswith("sep=") and len(bare) == 5:
        return rest, 1, bare[4]
    return text, 0, ""


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line[:_LONGEST_HEADER]], delimiter=delimiter), list[str]())


def _named(cells: list[str]) -> list[str]:
    """The column that each heading names, "" for none."""
    return [_column(cell) for cell in cells]


def _column(heading: str) -> str:
    bare = _bare(heading)
    found = next((column for column, names in COLUMNS.items() if bare in names), "")
    if found or not bare:
        return found
    opening = bare.rstrip("0123456789") if bare[-1].isdigit() else bare[:-1]
    return "options" if opening in COLUMNS["options"] else ""


def _bare(text: str) -> str:
    """Letters and digits without case and accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if character.isalnum())


@dataclass(slots=True)
class _Row:
    """The cells of one row by column, and the line it starts in."""

    line: int
    cells: dict[str, str] = field(default_factory=dict[str, str])
    options: list[str] = field(default_factory=list[str])

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class _Wrong(Exception):
    def __init__(self, reason: Reason, **values: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    path: str
    delimiter: str
    line: int = 1
    questions: list[Draft] = field(default_factory=list[Draft])
    faults: list[Fault] = field(default_factory=list[Fault])

    def read(self, text: str, skipped: int) -> None:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True)
        columns: list[str] | None = None
        for cells in self._rows(rows, skipped):
            if columns is None:
                columns = self._columns(cells)
                if len(cells) > _MOST_COLUMNS or not {"question", "answer"} <= set(columns):
                    return
            elif len(self.questions) > MOST_QUESTIONS or len(self.faults) > MOST_FAULTS:
                return
            elif any(cell.strip() for cell in cells):
                if any(cell.strip() for cell in cells[len(columns) :]):
                    self.faults.append(fault(Place(self.path, self.line), Reason.TABLE_BROKEN))
                else:
                    self._row(self._row_of(columns, cells))

    def _rows(self, rows: Iterator[list[str]], skipped: int) -> Iterator[list[str]]:
        """Rows one by one; `line` is where the one that is given starts."""
        ahead = 1 + skipped
        self.line = ahead
        for cells in rows:
            yield cells
            ahead = 1 + skipped + getattr(rows, "line_num", 0)
            self.line = ahead

    def _columns(self, cells: list[str]) -> list[str]:
        place = Place(self.path, self.line)
        if len(cells) > _MOST_COLUMNS:
            self.faults.append(fault(place, Reason.TABLE_BROKEN))
            return []
        columns = _named(cells)
        for column in ("question", "answer"):
            if column not in columns:
                self.faults.append(fault(place, Reason.TABLE_HEADER, name=column))
        for column, cell in zip(columns, cells, strict=True):
            if not column and cell.strip():
                self.faults.append(fault(place, Reason.COLUMN_LEFT_OUT, name=cell))
        return columns

    def _row_of(self, columns: list[str], cells: list[str]) -> _Row:
        row = _Row(self.line)
        for column, cell in zip(columns, cells, strict=False):
            if column == "options":
                row.options += [part.strip() for part in cell.split(_PART) if part.strip()]
            elif column and cell.strip():
                row.cells.setdefault(column, cell.strip())
        return row

    def _row(self, row: _Row) -> None:
        place = Place(self.path, row.line)
        try:
            self.questions.append(_draft(row, place))
        except _Wrong as wrong:
            self.faults.append(fault(place, wrong.reason, **wrong.values))


def _draft(row: _Row, place: Place) -> Draft:
    prompt, code, language = prose.parted(row["question"])
    difficulty = row["difficulty"]
    if difficulty and difficulty not in {"1", "2", "3", "4", "5"}:
        raise _Wrong(Reason.TABLE_WORD, name="difficulty", text=difficulty)
    return Draft(
        place=place,
        prompt=prompt,
        answer=_answer(row),
        id=row["id"],
        title=" ".join(row["title"].split()),
        category=" ".join(row["lesson"].split()),
        code=code,
        language=language,
        explanation=row["feedback"],
        skill=" ".join(row["skill"].split()),
        difficulty=int(difficulty) if difficulty else None,
    )


def _answer(row: _Row) -> Answer:
    answers = [part.strip() for part in row["answer"].split(_PART) if part.strip()]
    if not answers:
        raise _Wrong(Reason.NONE_RIGHT)
    match _type(row, answers):
        case "single_choice" | "multiple_choice" as kind:
            return _choice(row.options, answers, several=kind == "multiple_choice")
        case "true_false":
            return DraftTruth(answer=_truth(answers[0]))
        case "number":
            return _number(row, answers)
        case _:
            return DraftWords(accept=tuple(dict.fromkeys(answers)))


def _type(row: _Row, answers: list[str]) -> str:
    if told := _bare(row["type"]):
        found = next((kind for kind, names in _TYPES.items() if told in names), "")
        if not found or found not in ITEM_SHAPES:
            raise _Wrong(Reason.TABLE_WORD, name="type", text=row["type"])
        return found
    if row.options:
        return "multiple_choice" if len(answers) > 1 else "single_choice"
    if len(answers) == 1 and _bare(answers[0]) in _TRUE | _FALSE:
        return "true_false"
    if len(answers) == 1 and rules.exact(answers[0].partition("±")[0]) is not None:
        return "number"
    return "short_text"


def _truth(answer: str) -> bool:
    if _bare(answer) not in _TRUE | _FALSE:
        raise _Wrong(Reason.TABLE_WORD, name="answer", text=answer)
    return _bare(answer) in _TRUE


def _choice(options: list[str], answers: list[str], *, several: bool) -> DraftChoice:
    letters = {chr(ord("a") + place): option for place, option in enumerate(options[:26])}
    right: set[str] = set()
    for answer in answers:
        found = answer if answer in options else letters.get(answer.strip(".)( ").lower())
        if found is None:
            raise _Wrong(Reason.TABLE_ANSWER, text=answer)
        right.add(found)
    return DraftChoice(
        options=tuple(DraftOption(option, option in right) for option in options), several=several
    )


def _number(row: _Row, answers: list[str]) -> DraftNumber:
    written, _, width = answers[0].partition("±")
    number, tolerance = rules.exact(written), rules.exact(width.strip() or row["tolerance"] or "0")
    if number is None or tolerance is None or tolerance < 0 or len(answers) > 1:
        raise _Wrong(Reason.NOT_A_NUMBER, text=row["answer"])
    return DraftNumber(answer=float(number), tolerance=float(tolerance), unit=row["unit"])
