"""What is wrong with a file that somebody wants to import, where, and whether it goes in all the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.course.files.fault import Place


class Reason(StrEnum):
    """What can be said of a file, a question or a lesson. Each has its words: `interchange-` and the value."""

    ARCHIVE_BROKEN = "archive-broken"
    ARCHIVE_EMPTY = "archive-empty"
    ARCHIVE_ENCRYPTED = "archive-encrypted"
    ARCHIVE_LARGE = "archive-large"
    ARCHIVE_MANY = "archive-many"
    ARCHIVE_SWELLS = "archive-swells"
    NAME_UNSAFE = "name-unsafe"
    NAME_DOUBLE = "name-double"
    NAME_DEEP = "name-deep"
    NAME_LINK = "name-link"
    FILE_LARGE = "file-large"
    KIND_UNKNOWN = "kind-unknown"

    ENCODING = "encoding"
    CONTROL = "control"

    NO_QUESTIONS = "no-questions"
    FEW_QUESTIONS = "few-questions"
    TOO_MANY = "too-many"
    TOO_LONG = "too-long"
    EMPTY_QUESTION = "empty-question"
    BRACE_OPEN = "brace-open"
    BRACE_STRAY = "brace-stray"
    FEW_ANSWERS = "few-answers"
    MANY_ANSWERS = "many-answers"
    EMPTY_ANSWER = "empty-answer"
    DOUBLE_ANSWER = "double-answer"
    LONG_ANSWER = "long-answer"
    NONE_RIGHT = "none-right"
    ALL_RIGHT = "all-right"
    SEVERAL_RIGHT = "several-right"
    ALSO_RIGHT = "also-right"
    NOT_A_NUMBER = "not-a-number"
    DOUBLE_ID = "double-id"

    XML_BROKEN = "xml-broken"
    XML_DECLARES = "xml-declares"
    XML_DEEP = "xml-deep"
    XML_OTHER = "xml-other"

    TABLE_BROKEN = "table-broken"
    TABLE_HEADER = "table-header"
    TABLE_WORD = "table-word"
    TABLE_ANSWER = "table-answer"

    TITLE_MISSING = "title-missing"
    LESSON_MISSING = "lesson-missing"
    LESSON_EMPTY = "lesson-empty"
    MANY_PARTS = "many-parts"
    FENCE_OPEN = "fence-open"
    TEXT_ASTRAY = "text-astray"

    ARCHIVE_WITHIN = "archive-within"
    FILE_LEFT_OUT = "file-left-out"
    KIND_LEFT_OUT = "kind-left-out"
    KIND_UNWRITTEN = "kind-unwritten"
    PATTERN = "pattern"
    SEVERAL_NUMBERS = "several-numbers"
    DOUBLE_QUESTION = "double-question"
    PARTLY_RIGHT = "partly-right"
    ANY_OTHER = "any-other"
    UNITS_LEFT_OUT = "units-left-out"
    PICTURES = "pictures"
    COLUMN_LEFT_OUT = "column-left-out"

    WANTS_EXPLANATION = "wants-explanation"
    WANTS_BELIEFS = "wants-beliefs"
    WANTS_MISTAKES = "wants-mistakes"
    WANTS_TEACH_BACK = "wants-teach-back"
    WANTS_RECALL = "wants-recall"
    WANTS_ITEMS = "wants-items"
    WANTS_STEPS = "wants-steps"


LEFT_OUT = frozenset(
    {
        Reason.ARCHIVE_WITHIN,
        Reason.FILE_LEFT_OUT,
        Reason.KIND_LEFT_OUT,
        Reason.KIND_UNWRITTEN,
        Reason.PATTERN,
        Reason.SEVERAL_NUMBERS,
        Reason.DOUBLE_QUESTION,
        Reason.PARTLY_RIGHT,
        Reason.ANY_OTHER,
        Reason.UNITS_LEFT_OUT,
        Reason.PICTURES,
        Reason.COLUMN_LEFT_OUT,
    }
)
"""What is left out, with the rest as good as before."""
WANTED = frozenset(reason for reason in Reason if reason.startswith("wants-"))
"""What was made up because a course needs it, and its author should say in their own words."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to be told. `values` are what its words need besides the place."""

    place: Place
    reason: Reason
    values: Mapping[str, str | int] = field(default_factory=dict[str, str | int], compare=False)

    @property
    def stops(self) -> bool:
        """Whether nothing of the import may be kept."""
        return self.reason not in LEFT_OUT and self.reason not in WANTED

    @property
    def word(self) -> str:
        """The id of its words."""
        return f"interchange-{self.reason}"


def fault(place: Place, reason: Reason, **values: str | int) -> Fault:
    """A fault; long texts of the file among `values` are cut to what names them."""
    return Fault(place, reason, {key: _short(v) if isinstance(v, str) else v for key, v in values.items()})


SHOWN = 60
"""Characters of a file's own text that are repeated in a fault."""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"
