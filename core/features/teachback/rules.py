"""How a teach-back goes: what was told and asked, when the pupil has asked enough, and what is kept of it. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from core.course.model import Challenge, Course, Lesson
from core.dialogue import FENCE, fenced
from core.explaining.gaps import Appraisal
from core.explaining.manner import Band

MOST_QUESTIONS = 3
"""That the pupil asks; one at least (P15)."""
LONGEST, MOST = 4_000, 8_000
"""Characters of what is told at once, which a form can take on every platform, and of all that is told."""
ROOM = 200
"""Characters below which nothing more is asked: an answer would find no room."""
SIDES = ("coverage", "correctness", "clarity", "example")
"""From which an explanation is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of the pupil's, and the key by which `core.explaining.asking.wonder` knows what it was about."""

    words: str
    key: str
    message: str = ""
    """The row of the model's words; "" where no model said it."""
    near: bool = False
    """Whether not much was left of the day's budget."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """A teach-back that is under way. `asked` are the pupil's questions; all but the last have an answer in `told`.

    An answer is "" where the learner had none.
    """

    course: str
    lesson: str
    told: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def text(self) -> str:
        """All that was told, as one text."""
        return "\n\n".join(filter(None, self.told))

    @property
    def code(self) -> str:
        """The first program that was told; "" where none was."""
        return next((code for one in self.told if (code := fenced(one)) is not None), "")

    @property
    def words(self) -> str:
        """All that was told, without that program."""
        text = FENCE.sub("", self.text, count=1) if self.code else self.text
        return "\n\n".join(filter(None, (part.strip() for part in text.split("\n\n"))))

    @property
    def room(self) -> int:
        """How many characters can be told next."""
        return min(LONGEST, MOST - len(self.text))

    @property
    def keys(self) -> tuple[str, ...]:
        """What was asked, as `wonder` wants to know it."""
        return tuple(one.key for one in self.asked)


@dataclass(frozen=True, slots=True)
class At:
    """A lesson as its course has it now, and what was told and asked of it so far."""

    course: Course
    lesson: Lesson
    teaching: Teaching


def at(course: Course, lesson: Lesson, teaching: Teaching | None = None) -> At:
    """At this lesson, at the beginning or where a teach-back of it is, which may know it by ids that it had before."""
    begun = teaching or Teaching(course=course.id, lesson=lesson.id)
    return At(course, lesson, replace(begun, course=course.id, lesson=lesson.id))


def told(at: At, words: str) -> At:
    """After the learner has said this."""
    return replace(at, teaching=replace(at.teaching, told=(*at.teaching.told, words)))


def asked(at: At, question: Asked) -> At:
    """After the pupil has asked this."""
    return replace(at, teaching=replace(at.teaching, asked=(*at.teaching.asked, question)))


def wants_more(teaching: Teaching, seen: Appraisal) -> bool:
    """Whether the pupil asks on: once in any case (P15), and then while something is missing that was not asked about."""
    if not teaching.asked:
        return True
    if len(teaching.asked) >= MOST_QUESTIONS or teaching.room < ROOM:
        return False
    before = {key.split("/", 2)[2] for key in teaching.keys}
    return not complete(seen) and any(gap.key not in before for gap in seen.gaps)


def complete(seen: Appraisal) -> bool:
    """Whether nothing is missing."""
    return seen.coverage is Band.GOOD and seen.correctness is Band.GOOD


def answers(seen: Appraisal, course: Course) -> str:
    """The wrong belief that an explanation puts right, of those that the task is about most; "" where it does none.

    An explanation that may say a wrong belief itself helps nobody with another one.
    """
    if seen.suspicious is not None:
        return ""
    open_ = {gap.key for gap in seen.gaps}
    beliefs = {one.id for one in course.misconceptions}
    return next((key for key in seen.nearest if key in beliefs - open_), "")


def to_teach(
    course: Course, done: Collection[str], begun: Collection[str], taught: Collection[str]
) -> Lesson | None:
    """The lesson to be explained next: the last that is done and was not explained yet, else the one under way.

    Where all that was begun is explained, it is the last of them again; None where nothing was begun.
    """
    ready = [one for one in course.lessons if one.id in done]
    fresh = [one for one in ready if one.id not in taught]
    every = [one for one in course.lessons if one.id in begun]
    under_way = [one for one in every if one.id not in {*done, *taught}]
    return next(reversed(fresh or under_way or ready or every), None)


def trial(course: Course, lesson: Lesson) -> Challenge | None:
    """The challenge on which a student of this lesson can be tried: its easiest in Python; None where it has none."""
    fit = [one for one in course.challenges if one.lesson == lesson.id and one.syntax == "python"]
    return min(fit, key=lambda one: one.difficulty, default=None)
