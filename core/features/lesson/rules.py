"""Where a learner stands in a lesson, and every way on from there. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from core.course.model import Ask, Challenge, Code, Course, Item, Lesson, Offer, Question, Step
from core.learning.outcome import Assistance

FEWEST = 2
"""Questions that are asked from memory at least, before a lesson counts as done (P10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A lesson being taken. What it holds are ids, so that it fits the lesson also after that was edited.

    `step` is the index of the one that is read; `seen` counts the steps that were seen without a gap from the
    first. `handled` are questions on the way that were answered or skipped, `recalled` those answered from
    memory, and `later` those skipped there, which come again.
    """

    course: str
    lesson: str
    seed: int
    step: int = 0
    seen: int = 0
    handled: tuple[str, ...] = ()
    recalling: bool = False
    recalled: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    hinted: bool = False
    """Whether the open question's hint was shown. One: a try is needed between two (P4), and there is one try."""
    looked: bool = False
    """Whether the lesson was read again since the open question was asked from memory."""


def begin(
    course: Course, lesson: Lesson, *, seen: int, completed: bool, answered: Collection[str], seed: int
) -> Sitting:
    """Take a lesson up where its learner left it, or anew where they had completed it.

    `seen` is the number of steps they saw, `answered` what they have answered in lessons so far.
    """
    fresh = Sitting(course=course.id, lesson=lesson.id, seed=seed)
    if completed:
        return replace(fresh, seen=len(lesson.steps))
    asked = frozenset(item.id for item in asked_in(course, lesson.steps))
    known = _today(course, answered)
    recalled = tuple(item.id for item in recall_items(course, lesson) if item.id in known - asked)
    seen = min(seen, len(lesson.steps))
    return replace(
        fresh,
        step=max(seen - 1, 0),
        seen=seen,
        handled=tuple(sorted(asked & known)),
        recalling=bool(recalled) and seen == len(lesson.steps),
        recalled=recalled,
    )


def fitted(sitting: Sitting, lesson: Lesson) -> Sitting:
    """The same sitting, where the lesson has become shorter meanwhile."""
    steps = len(lesson.steps)
    return replace(sitting, step=min(sitting.step, steps - 1), seen=min(sitting.seen, steps))


def at_step(sitting: Sitting, lesson: Lesson, step: int) -> Sitting:
    """Read a step, by its index."""
    step = min(max(step, 0), len(lesson.steps) - 1)
    looked = sitting.looked or sitting.recalling
    return replace(sitting, step=step, recalling=False, looked=looked, hinted=False)


def shown(sitting: Sitting) -> Sitting:
    """After the step was shown. Looking ahead is allowed, and does not count as having seen the lesson."""
    reached = max(sitting.seen, sitting.step + 1)
    return replace(sitting, seen=reached) if sitting.step <= sitting.seen else sitting


def step_after(sitting: Sitting, lesson: Lesson) -> int | None:
    """The step to read next; None where what comes next is to recall them all."""
    if sitting.step + 1 < len(lesson.steps):
        return sitting.step + 1
    return sitting.seen if sitting.seen < len(lesson.steps) else None


def from_memory(sitting: Sitting, lesson: Lesson) -> Sitting:
    """Put the text away and recall; where a step was not seen yet, read that one first."""
    if sitting.seen < len(lesson.steps):
        return at_step(sitting, lesson, sitting.seen)
    return replace(sitting, recalling=True, hinted=False)


def asked_in(course: Course, steps: Iterable[Step]) -> tuple[Question, ...]:
    """The questions that are asked on the way, as far as they are still in the course."""
    found = (course.find_item(part.item) for step in steps for part in step.parts if isinstance(part, Ask))
    return tuple(_questions(found))


def offered_in(course: Course, step: Step) -> tuple[Challenge, ...]:
    """The challenges that a step offers, as far as they are still in the course."""
    found = (course.find_item(part.challenge) for part in step.parts if isinstance(part, Offer))
    return tuple(one for one in found if isinstance(one, Challenge))


def runnable(step: Step) -> tuple[Code, ...]:
    """The code of a step that a learner may run."""
    return tuple(part for part in step.parts if isinstance(part, Code) and part.run)


def recall_items(course: Course, lesson: Lesson) -> tuple[Question, ...]:
    """What is asked from memory: the lesson's recall; where that is too little, more of its questions."""
    named = tuple(_questions(course.recall_of(lesson)))
    on_the_way = asked_in(course, lesson.steps)
    spare = [one for one in _questions(course.items_of_lesson(lesson.id)) if one not in named]
    spare.sort(key=lambda one: one in on_the_way)
    return (*named, *spare[: max(0, FEWEST - len(named))])


def challenges_of(course: Course, lesson: Lesson) -> tuple[Challenge, ...]:
    """The challenges of a lesson."""
    return tuple(one for one in course.items_of_lesson(lesson.id) if isinstance(one, Challenge))


def following(course: Course, lesson: Lesson, completed: Collection[str]) -> Lesson | None:
    """The lesson to take after this one: the next that is not completed, else an earlier one; None after all."""
    place = course.lessons.index(lesson)
    ahead = (*course.lessons[place + 1 :], *course.lessons[:place])
    return next((one for one in ahead if one.id not in completed), None)


def pending(course: Course, lesson: Lesson, sitting: Sitting) -> tuple[Question, ...]:
    """What is still to be recalled, in the order of asking: what was skipped comes after the rest."""
    done = _today(course, sitting.recalled)
    left = [item for item in recall_items(course, lesson) if item.id not in done]
    left.sort(key=lambda item: sitting.later.index(item.id) if item.id in sitting.later else -1)
    return tuple(left)


def open_question(course: Course, lesson: Lesson, sitting: Sitting) -> Question | None:
    """The question that is open; None where there is none to answer before going on."""
    if sitting.recalling:
        return next(iter(pending(course, lesson, sitting)), None)
    done = _today(course, sitting.handled)
    here = asked_in(course, (lesson.steps[sitting.step],))
    return next((item for item in here if item.id not in done), None)


def is_done(course: Course, lesson: Lesson, sitting: Sitting) -> bool:
    """Whether all was recalled."""
    return sitting.recalling and not pending(course, lesson, sitting)


def answered(sitting: Sitting, item: str) -> Sitting:
    """After an answer to the open question, right or wrong."""
    over = replace(sitting, hinted=False, looked=False)
    if sitting.recalling:
        return replace(over, recalled=(*sitting.recalled, item))
    return replace(over, handled=(*sitting.handled, item))


def skipped(sitting: Sitting, item: str) -> Sitting:
    """Without an answer to the open question: on the way it is left behind, from memory it comes again."""
    if not sitting.recalling:
        return answered(sitting, item)
    later = (*(one for one in sitting.later if one != item), item)
    return replace(sitting, hinted=False, later=later)


def assistance(sitting: Sitting, item: Question) -> Assistance:
    """The help that there was before the answer: a hint, or the text that holds it on the screen (P20).

    On the way through a lesson the text is there, except for what is asked before its explanation (P16).
    """
    unread = sitting.recalling or item.try_first
    return Assistance.HINT if sitting.hinted or sitting.looked or not unread else Assistance.NONE


def _today(course: Course, ids: Iterable[str]) -> frozenset[str]:
    """The ids that these items have now."""
    return frozenset(item.id for one in ids if (item := course.find_item(one)))


def _questions(items: Iterable[Item | None]) -> Iterable[Question]:
    return (item for item in items if item is not None and not isinstance(item, Challenge))
