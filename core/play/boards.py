"""Boards: spans of time, and places that are fair to equals. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

REACH = 3
"""How many above and below oneself one sees."""
FIRST = 10
"""How many of the first one sees."""


class Span(StrEnum):
    """Over what points are added up. Weeks and months turn over at midnight in UTC: at one moment for all on a board."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Standing:
    """A learner's points on a board, under the name that they chose to have there."""

    learner: int
    name: str
    points: int


@dataclass(frozen=True, slots=True)
class Place:
    """A standing and its rank, which equals share: after two firsts comes a third."""

    rank: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Line:
    """A place as it is shown. `shared`: others have the same rank, also where they are not among those shown."""

    place: Place
    shared: bool
    own: bool


def period(span: Span, now: datetime) -> str:
    """The name of the span that a moment (aware) is in: `2026-W02`, `2026-01` or `all`."""
    utc = now.astimezone(UTC)
    match span:
        case Span.WEEK:
            year, week, _ = utc.isocalendar()
            return f"{year:04}-W{week:02}"
        case Span.MONTH:
            return f"{utc:%Y-%m}"
        case Span.ALL:
            return "all"


def places(standings: Sequence[Standing], *, before: int = 0, better: int = 0) -> Iterator[Place]:
    """The places of standings that follow each other on a board, those with most points first.

    `before` are those on the board before the first of them, `better` those of them who have more points.
    """
    rank, points = better + 1, None
    for position, one in enumerate(standings, before + 1):
        if points is not None and one.points != points:
            rank = position
        points = one.points
        yield Place(rank, one)


def around(found: Sequence[Place], learner: int, reach: int = REACH) -> tuple[Line, ...]:
    """A learner's line with `reach` above and below; `found` has at least one more in each direction, if there are."""
    own = next((at for at, one in enumerate(found) if one.standing.learner == learner), None)
    if own is None:
        return ()
    return lines(found, learner)[max(0, own - reach) : own + reach + 1]


def lines(found: Sequence[Place], learner: int) -> tuple[Line, ...]:
    """The lines of places that follow each other. Whether the outermost share their rank is not known of those beyond."""
    points = [one.standing.points for one in found]
    near = zip([None, *points], points, [*points[1:], None], strict=False)
    shared = [mine in (above, below) for above, mine, below in near]
    return tuple(
        Line(one, also, one.standing.learner == learner) for one, also in zip(found, shared, strict=True)
    )
