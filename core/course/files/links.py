"""Whether whatever one part of a course names is there: skills, misconceptions, lessons, items, former ids."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import cast

from core.course.files.draft import Draft, DraftChallenge, DraftItem, DraftLesson
from core.course.files.fault import Fault, Place
from core.course.files.shapes.course import CourseShape
from core.course.files.spot import Spot
from core.course.model import Ask, Offer

type Path = tuple[str | int, ...]

_WITH_MISTAKES = {"misconception", "options", "mistakes", "blanks", "distractors", "wrong"}


def link_faults(draft: Draft, course: CourseShape, spot: Spot) -> Iterator[Fault]:
    """Everything that names something which is not there, and every id that is taken twice."""
    if course.id != draft.name:
        yield spot.fault(
            "id", message=f"the folder is called {draft.name}", advice=f"Write `id: {draft.name}`."
        )
    yield from _doubled(draft)
    yield from _Links(draft, course, spot).faults()


def _doubled(draft: Draft) -> Iterator[Fault]:
    taken: dict[str, Place] = {}
    for name, _, spot in draft.named():
        if name in taken:
            yield spot.fault(
                "id", message=f"the id {name} is taken: {taken[name]}", advice="Give this one another id."
            )
        taken.setdefault(name, spot.place("id"))
    for name, formerly, spot in draft.named():
        for index, old in enumerate(formerly):
            if old in taken:
                yield spot.fault(
                    "formerly",
                    index,
                    message=f"the id {old} is that of {'this' if old == name else 'another part'}: {taken[old]}",
                    advice="A former id belongs to one part only, and is in use no more.",
                )
            taken.setdefault(old, spot.place("formerly", index))


class _Links:
    """The ids of a course, and the search for what names another one."""

    def __init__(self, draft: Draft, course: CourseShape, spot: Spot) -> None:
        self._draft = draft
        self._course = course
        self._spot = spot
        self._skills = {skill.id for skill in course.skills}
        self._beliefs = {m.shape.id for m in draft.misconceptions} | draft.unread_ids
        self._lessons = {lesson.shape.id for lesson in draft.lessons} | draft.unread_ids
        self._challenges = {challenge.shape.id for challenge in draft.challenges} | draft.unread_ids
        self._questions = {item.shape.id for item in draft.items} | draft.unread_ids

    def faults(self) -> Iterator[Fault]:
        yield from self._of_course()
        for belief in self._draft.misconceptions:
            yield from _missing("skill", belief.shape.skill, self._skills, belief.spot, "skill")
        yield from _twice(
            "misconception", ((m.shape.id, m.spot, ("id",)) for m in self._draft.misconceptions)
        )
        for lesson in self._draft.lessons:
            yield from self._of_lesson(lesson)
        for item in (*self._draft.items, *self._draft.challenges):
            yield from self._of_item(item)

    def _of_course(self) -> Iterator[Fault]:
        course, spot = self._course, self._spot
        skills = ((skill.id, spot, ("skills", i, "id")) for i, skill in enumerate(course.skills))
        yield from _twice("skill", skills)
        yield from _twice(
            "lesson", ((lesson, spot, ("lessons", i)) for i, lesson in enumerate(course.lessons))
        )
        for index, lesson in enumerate(course.lessons):
            yield from _missing("lesson", lesson, self._lessons, spot, "lessons", index)
        for place, skill in enumerate(course.skills):
            for index, other in enumerate(skill.requires):
                yield from _missing("skill", other, self._skills, spot, "skills", place, "requires", index)
        yield from self._circles()

    def _circles(self) -> Iterator[Fault]:
        requires = {skill.id: skill.requires for skill in self._course.skills}
        for index, skill in enumerate(self._course.skills):
            seen: set[str] = set()
            ahead = list(skill.requires)
            while ahead:
                other = ahead.pop()
                ahead.extend(requires.get(other, []) if other not in seen else [])
                seen.add(other)
            if skill.id in seen:
                yield self._spot.fault(
                    "skills",
                    index,
                    "requires",
                    message=f"{skill.id} requires itself in the end",
                    advice="Cut the circle.",
                )

    def _of_lesson(self, lesson: DraftLesson) -> Iterator[Fault]:
        shape, spot = lesson.shape, lesson.spot
        if shape.id not in self._course.lessons:
            yield spot.fault(
                "id",
                message=f"course.yaml does not name {shape.id}",
                advice="Add it to `lessons` there, or delete it.",
            )
        for index, skill in enumerate(shape.skills):
            yield from _missing("skill", skill, self._skills, spot, "skills", index)
        for index, item in enumerate(shape.recall):
            yield from _missing("item", item, self._questions | self._challenges, spot, "recall", index)
        for step, lines in zip(lesson.text.steps, lesson.text.lines, strict=True):
            for part, line in zip(step.parts, lines, strict=True):
                if isinstance(part, Ask) and part.item not in self._questions:
                    yield _dead(Place(spot.path, line), "question", part.item, self._questions)
                elif isinstance(part, Offer) and part.challenge not in self._challenges:
                    yield _dead(Place(spot.path, line), "challenge", part.challenge, self._challenges)

    def _of_item(self, item: DraftItem | DraftChallenge) -> Iterator[Fault]:
        yield from _missing("skill", item.shape.skill, self._skills, item.spot, "skill")
        yield from _missing("lesson", item.shape.lesson, self._lessons, item.spot, "lesson")
        for path, belief in beliefs_named(item.shape.model_dump(include=_WITH_MISTAKES)):
            yield from _missing("misconception", belief, self._beliefs, item.spot, *path)


def _twice(kind: str, named: Iterable[tuple[str, Spot, Path]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for name, spot, path in named:
        if name in seen:
            yield spot.fault(
                *path, message=f"the {kind} {name} stands here twice", advice="Delete or rename one."
            )
        seen.add(name)


def _missing(kind: str, name: str, known: set[str], spot: Spot, *path: str | int) -> Iterator[Fault]:
    if name not in known:
        yield _dead(spot.place(*path), kind, name, known)


def _dead(place: Place, kind: str, name: str, known: set[str]) -> Fault:
    close = get_close_matches(name, known, n=1)
    advice = f"Did you mean {close[0]}?" if close else f"Write that {kind}, or name another."
    return Fault(place, f"there is no {kind} {name}", advice)


def beliefs_named(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every misconception named in the dump of a shape, with the path to it."""
    if isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            if key == "misconception":
                yield (*path, key), str(inner)
            else:
                yield from beliefs_named(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(cast("list[object]", value)):
            yield from beliefs_named(inner, (*path, index))
