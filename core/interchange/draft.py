"""A question and a lesson as another format says them, before a course makes them its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import assert_never

from core.course.files.fault import Place
from core.interchange.fault import Fault

MOST_QUESTIONS = 2000
"""Of one import: the questions of some twenty courses."""
MOST_FAULTS = 500
"""After so many, a file is read no further: nobody mends more of them at a time."""
MOST_PARTS = 2000
"""Lessons and steps of one file."""
LONGEST = 20_000
"""Characters of any one text of a question."""


@dataclass(frozen=True, slots=True)
class DraftOption:
    """Something to pick; `feedback` is what is said to whoever picks it wrongly."""

    text: str
    right: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChoice:
    """Pick one, or all that are right (`several`)."""

    options: tuple[DraftOption, ...]
    several: bool
    keep_order: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTruth:
    """Say whether it is true."""

    answer: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class DraftMistake:
    """A wrong text that was foreseen."""

    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWords:
    """Write a few words; the first of `accept` is shown as the answer."""

    accept: tuple[str, ...]
    mistakes: tuple[DraftMistake, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True)
class DraftNumberMistake:
    """A wrong number that was foreseen; `tolerance` is absolute."""

    answer: float
    tolerance: float = 0.0
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNumber:
    """Write a number, within an absolute `tolerance`."""

    answer: float
    tolerance: float = 0.0
    mistakes: tuple[DraftNumberMistake, ...] = ()
    unit: str = ""
    unit_aliases: tuple[str, ...] = ()
    unit_required: bool = False


type Answer = DraftChoice | DraftTruth | DraftWords | DraftNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question. All texts are Markdown without space around; "" is what the file does not say.

    `category` is the heading it stood under, by which it comes into a lesson; `recall` says that it is to be asked after the lesson
    and not in it. Two drafts are equal wherever they stand.
    """

    place: Place = field(compare=False)
    prompt: str
    answer: Answer
    id: str = ""
    title: str = ""
    category: str = ""
    code: str = ""
    language: str = ""
    explanation: str = ""
    skill: str = ""
    difficulty: int | None = None
    recall: bool = False

    @property
    def type(self) -> str:
        """The name of its type in a course's files."""
        match self.answer:
            case DraftChoice(several=several):
                return "multiple_choice" if several else "single_choice"
            case DraftTruth():
                return "true_false"
            case DraftWords():
                return "short_text"
            case DraftNumber():
                return "number"
            case _:
                assert_never(self.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStep:
    """A message of a lesson. `asks` are questions by their place in the import's `questions`."""

    heading: str
    text: str
    asks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLesson:
    """A lesson that comes with text. Questions belong to it by their `category`, which is its title."""

    place: Place = field(compare=False)
    title: str
    steps: tuple[DraftStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """What was read of a file. Where a fault stops, the rest is there to be counted, not to be kept."""

    questions: tuple[Draft, ...] = ()
    lessons: tuple[DraftLesson, ...] = ()
    title: str = ""
    summary: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether nothing of it may be kept."""
        return any(one.stops for one in self.faults)


def stopped(*faults: Fault) -> Drafts:
    """A file of which nothing can be read."""
    return Drafts(faults=faults)


def joined(texts: Sequence[str]) -> str:
    """Paragraphs of several texts, each once, without those that are empty."""
    return "\n\n".join(dict.fromkeys(text for text in texts if text))
