"""All that is kept of a class, and the sums from which it comes. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.course.model import Course, Item, MultipleChoice, SingleChoice, TrueFalse
from core.insight import answers, clusters
from core.insight.answers import Given
from core.insight.clusters import Cluster, Kind
from core.insight.items import ItemFigures, ItemSums, faults
from core.insight.overview import Overview
from core.insight.timing import Times

TOLD = 15
"""Different answers to an item that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A class as it was at one moment: the whole, its items in the order of the course, and what it gets wrong."""

    overview: Overview
    items: tuple[ItemFigures, ...] = ()
    clusters: tuple[Cluster, ...] = ()


@dataclass(slots=True)
class AnswerSums:
    """What was answered, added up block by block; `Given`, times and clusters in bounded room."""

    items: dict[str, ItemSums] = field(default_factory=dict[str, ItemSums])
    given: dict[str, dict[str, Given]] = field(default_factory=dict[str, dict[str, Given]])
    times: dict[str, Times] = field(default_factory=dict[str, Times])
    clusters: dict[str, Cluster] = field(default_factory=dict[str, Cluster])

    def add(
        self,
        items: Sequence[Mapping[str, Any]],
        given: Sequence[Mapping[str, Any]],
        times: Sequence[Mapping[str, Any]],
        wrong: Sequence[Mapping[str, Any]],
    ) -> None:
        """Add the sums of a block of learners, as the database gives them."""
        for row in items:
            item, sums = _sums(row)
            self.items[item] = self.items.get(item, ItemSums()) + sums
        for item, rows in _by_item(given).items():
            more = (Given(**row) for row in rows)
            self.given[item] = answers.added(self.given.get(item, {}), more)
        for item, rows in _by_item(times).items():
            more = Times({str(row["step"]): row["count"] for row in rows})
            self.times[item] = self.times.get(item, Times()) + more
        self.clusters = clusters.added(self.clusters, map(_cluster, wrong))

    def figures(self, course: Course) -> tuple[ItemFigures, ...]:
        """What is said of the items that were answered, in the order of the course."""
        return tuple(self._figures(item) for item in course.items if item.id in self.items)

    def _figures(self, item: Item) -> ItemFigures:
        sums, given = self.items[item.id], tuple(self.given.get(item.id, {}).values())
        return ItemFigures(
            item=item.id,
            sums=sums,
            given=given[:TOLD],
            times=self.times.get(item.id, Times()),
            faults=faults(sums, given, wrong_options(item)),
        )


def wrong_options(item: Item) -> tuple[str, ...]:
    """The wrong answers that can be chosen one at a time, as answers are named; none where one writes or picks several."""
    match item:
        case SingleChoice(options=options):
            return tuple(f"[{place}]" for place, one in enumerate(options) if not one.correct)
        case _:
            return ()


def told(item: Item, answer: str) -> str:
    """An answer, as answers are named, in the words of the item; as it stands where it does not fit any more."""
    match item:
        case SingleChoice(options=options) | MultipleChoice(options=options):
            places = [int(one) for one in answer.strip("[]").split(",") if one.strip().isdecimal()]
            known = [options[place].text for place in places if place < len(options)]
            return " + ".join(known) or answer
        case TrueFalse():
            return answer
        case _:
            return answer


def _cluster(row: Mapping[str, Any]) -> Cluster:
    values = dict(row)
    return Cluster(kind=Kind(values.pop("kind")), **values)


def _sums(row: Mapping[str, Any]) -> tuple[str, ItemSums]:
    values = dict(row)
    return values.pop("item"), ItemSums(**values)


def _by_item(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        values = dict(row)
        found.setdefault(values.pop("item"), []).append(values)
    return found
