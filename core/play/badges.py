"""Badges: what each takes, out of a closed vocabulary, and who has earned it. None is for speed, nor for time spent. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.play.points import Award, Reason, level


class Count(StrEnum):
    """What a badge can count."""

    POINTS = "points"
    LEVEL = "level"
    DAYS = "days-in-a-row"
    SOLVED = "solved"
    FIRST_TRY = "first-try"
    REVIEWS = "reviews"
    EXPLAINED = "explained"
    HELPED = "helped"
    COURSES = "courses"


class Symbol(StrEnum):
    """What is drawn on a badge."""

    BOOK = "book"
    BRIDGE = "bridge"
    DIAMOND = "diamond"
    HEART = "heart"
    LEAF = "leaf"
    MOUNTAIN = "mountain"
    SPEECH = "speech"
    STAIRS = "stairs"
    STAR = "star"
    SUN = "sun"


class Colour(StrEnum):
    """The colour that it is drawn on."""

    AMBER = "amber"
    BLUE = "blue"
    GREEN = "green"
    PLUM = "plum"
    RED = "red"
    SLATE = "slate"
    TEAL = "teal"


@dataclass(frozen=True, slots=True)
class Rule:
    """So many, at the least, of what is counted. With a `course`, only that one counts among courses."""

    count: Count
    least: int
    course: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A badge: what it is called and what it says of whoever has it, by language, what it takes, and how it looks."""

    id: str
    title: Mapping[str, str]
    praise: Mapping[str, str]
    rule: Rule
    symbol: Symbol
    colour: Colour
    formerly: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Under which it may have been earned: its id, and those it had before."""
        return (self.id, *self.formerly)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a learner has done, as far as badges count it.

    `days` are the most days in a row that there ever were, `courses` those completed, by all their ids.
    """

    points: int = 0
    days: int = 0
    solved: int = 0
    first_try: int = 0
    reviews: int = 0
    explained: int = 0
    helped: int = 0
    courses: Sequence[Collection[str]] = field(default_factory=tuple[Collection[str], ...])


def after(tally: Tally, awards: Iterable[Award]) -> Tally:
    """The tally once these awards are given, none of which was given before."""
    given = list(awards)
    amount = sum(one.amount for one in given)

    def count(reason: Reason) -> int:
        return sum(one.reason is reason for one in given)

    return replace(
        tally,
        points=tally.points + amount,
        solved=tally.solved + count(Reason.SOLVED),
        first_try=tally.first_try + count(Reason.FIRST_TRY),
        reviews=tally.reviews + count(Reason.REVIEW),
        explained=tally.explained + count(Reason.EXPLAINED),
        helped=tally.helped + count(Reason.HELPED),
    )


def reached(rule: Rule, tally: Tally) -> int:
    """How many a learner has of what a rule counts."""
    counts: Mapping[Count, int] = {
        Count.POINTS: tally.points,
        Count.LEVEL: level(tally.points),
        Count.DAYS: tally.days,
        Count.SOLVED: tally.solved,
        Count.FIRST_TRY: tally.first_try,
        Count.REVIEWS: tally.reviews,
        Count.EXPLAINED: tally.explained,
        Count.HELPED: tally.helped,
        Count.COURSES: sum(not rule.course or rule.course in ids for ids in tally.courses),
    }
    return counts[rule.count]


def earned(badges: Sequence[Badge], tally: Tally) -> list[Badge]:
    """The badges whose rule is met, in their own order."""
    return [one for one in badges if reached(one.rule, tally) >= one.rule.least]


def new(badges: Sequence[Badge], tally: Tally, has: Collection[str]) -> list[Badge]:
    """The badges that are earned, and that the learner has under none of their ids."""
    return [one for one in earned(badges, tally) if not set(one.ids) & set(has)]


def spoken(words: Mapping[str, str], language: str | None) -> str:
    """The words in a language, else in that without its region, else in English, which every badge has."""
    tag = language or "en"
    return words.get(tag) or words.get(tag.partition("-")[0]) or words["en"]
