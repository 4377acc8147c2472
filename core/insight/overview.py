"""What an overview of a class says, added up block by block of its learners. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from core.insight.risk import AtRisk, Results, Sign, most_urgent
from core.learning.mastery import Level

NAMED = 100
"""Learners at risk who are kept with their names; all are counted."""


@dataclass(frozen=True, slots=True)
class LessonFigures:
    """How many have begun a lesson, and how many have done it."""

    lesson: str
    begun: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class SkillFigures:
    """How many reached which level of a skill, and their answers alone and with help, apart (P20)."""

    skill: str
    levels: Mapping[Level, int] = field(default_factory=dict[Level, int])
    alone: Results = field(default_factory=Results)
    helped: Results = field(default_factory=Results)

    @property
    def tried(self) -> int:
        """Who has answered something of it alone."""
        return sum(count for level, count in self.levels.items() if level is not Level.NEW)

    @property
    def mastered(self) -> int:
        """Who has it."""
        return self.levels.get(Level.MASTERED, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFigures:
    """Something that was assigned: how many did it, how many have time left, and how many are late."""

    assignment: str
    kind: str
    lesson: str
    item: str
    count: int
    due_on: date | None
    done: int = 0
    open: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class TeachBack:
    """Explanations that were told, by how many learners, and how their sides were judged."""

    told: int = 0
    learners: int = 0
    bands: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class TutorUse:
    """How often the tutor said something, and to how many."""

    messages: int = 0
    learners: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A class as it was at one moment."""

    members: int = 0
    active: int = 0
    """Who did something in the last seven days."""
    begun: int = 0
    lessons: tuple[LessonFigures, ...] = ()
    skills: tuple[SkillFigures, ...] = ()
    due: tuple[DueFigures, ...] = ()
    at_risk: int = 0
    signs: Mapping[Sign, int] = field(default_factory=dict[Sign, int])
    risks: tuple[AtRisk, ...] = ()
    alone: Results = field(default_factory=Results)
    helped: Results = field(default_factory=Results)
    teachback: TeachBack = field(default_factory=TeachBack)
    tutor: TutorUse = field(default_factory=TutorUse)

    @property
    def lessons_done(self) -> float:
        """The share of all lessons of all learners that is done."""
        total = self.members * len(self.lessons)
        return sum(one.done for one in self.lessons) / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What one learner adds to an overview."""

    learner: int
    name: str
    seen_at: datetime | None
    begun: Iterable[str] = ()
    done: Iterable[str] = ()
    """Lessons."""
    levels: Mapping[str, Level] = field(default_factory=dict[str, Level])
    alone: Mapping[str, Results] = field(default_factory=dict[str, Results])
    helped: Mapping[str, Results] = field(default_factory=dict[str, Results])
    due: Mapping[str, str] = field(default_factory=dict[str, str])
    """done, open or late, by assignment."""
    explanations: Sequence[Mapping[str, str]] = ()
    """The bands of each."""
    tutored: int = 0
    at_risk: AtRisk | None = None


@dataclass(slots=True)
class Sums:
    """An overview that is being added up: what it keeps does not grow with the class."""

    recent: datetime
    """Who was seen since then is active."""
    members: int = 0
    active: int = 0
    started: int = 0
    begun: dict[str, int] = field(default_factory=dict[str, int])
    done: dict[str, int] = field(default_factory=dict[str, int])
    levels: dict[str, dict[Level, int]] = field(default_factory=dict[str, dict[Level, int]])
    alone: dict[str, Results] = field(default_factory=dict[str, Results])
    helped: dict[str, Results] = field(default_factory=dict[str, Results])
    due: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    told: int = 0
    tellers: int = 0
    bands: dict[str, int] = field(default_factory=dict[str, int])
    messages: int = 0
    tutored: int = 0
    at_risk: int = 0
    signs: dict[Sign, int] = field(default_factory=dict[Sign, int])
    risks: list[AtRisk] = field(default_factory=list[AtRisk])

    def add(self, one: Member) -> None:
        """Count a learner."""
        self.members += 1
        self.started += one.seen_at is not None
        self.active += one.seen_at is not None and one.seen_at >= self.recent
        _count(self.begun, one.begun)
        _count(self.done, one.done)
        for skill, level in one.levels.items():
            _count(self.levels.setdefault(skill, {}), (level,))
        _add(self.alone, one.alone)
        _add(self.helped, one.helped)
        for assignment, state in one.due.items():
            _count(self.due.setdefault(assignment, {}), (state,))
        self._add_words(one)
        if one.at_risk is not None:
            self.at_risk += 1
            _count(self.signs, (reason.sign for reason in one.at_risk.reasons))
            self.risks.append(one.at_risk)
            if len(self.risks) > 4 * NAMED:
                self.risks = list(most_urgent(self.risks, NAMED))

    def _add_words(self, one: Member) -> None:
        self.told += len(one.explanations)
        self.tellers += bool(one.explanations)
        for bands in one.explanations:
            _count(self.bands, bands.values())
        self.messages += one.tutored
        self.tutored += bool(one.tutored)

    def overview(
        self, lessons: Iterable[str], skills: Iterable[str], assigned: Iterable[DueFigures]
    ) -> Overview:
        """What was added up, in the order of the course and of what was assigned."""
        return Overview(
            members=self.members,
            active=self.active,
            begun=self.started,
            lessons=tuple(
                LessonFigures(one, self.begun.get(one, 0), self.done.get(one, 0)) for one in lessons
            ),
            skills=tuple(self._skill(one) for one in skills),
            due=tuple(self._due(one) for one in assigned),
            at_risk=self.at_risk,
            signs=dict(self.signs),
            risks=tuple(most_urgent(self.risks, NAMED)),
            alone=sum(self.alone.values(), Results()),
            helped=sum(self.helped.values(), Results()),
            teachback=TeachBack(self.told, self.tellers, dict(self.bands)),
            tutor=TutorUse(self.messages, self.tutored),
        )

    def _skill(self, skill: str) -> SkillFigures:
        nothing = Results()
        return SkillFigures(
            skill,
            dict(self.levels.get(skill, {})),
            self.alone.get(skill, nothing),
            self.helped.get(skill, nothing),
        )

    def _due(self, one: DueFigures) -> DueFigures:
        states = self.due.get(one.assignment, {})
        return DueFigures(
            assignment=one.assignment,
            kind=one.kind,
            lesson=one.lesson,
            item=one.item,
            count=one.count,
            due_on=one.due_on,
            done=states.get("done", 0),
            open=states.get("open", 0),
            late=states.get("late", 0),
        )


def _count[K](counts: dict[K, int], keys: Iterable[K]) -> None:
    for key in keys:
        counts[key] = counts.get(key, 0) + 1


def _add(sums: dict[str, Results], more: Mapping[str, Results]) -> None:
    for key, results in more.items():
        sums[key] = sums.get(key, Results()) + results
