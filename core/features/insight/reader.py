"""How whoever teaches reads figures: their language, their time zone, and words that several views share. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.chat import Say, plain
from core.course.model import Course, Item
from core.insight.items import ENOUGH, Interval, ItemFigures
from core.insight.risk import AtRisk, Reason, Results
from core.words.formats import calendar_day, clock_time, duration, number, percent, relative_day

LONGEST = 60
"""Characters of a prompt, or of an answer, that a list shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads, when, and in which words."""

    language: str | None
    time_zone: str | None
    now: datetime
    say: Say

    def percent(self, share: float) -> str:
        """A share of 1."""
        return percent(share, self.language)

    def as_of(self, at: datetime) -> str:
        """When figures were worked out."""
        return self.say("insight-as-of", when=clock_time(at, self.language, self.time_zone))

    def day(self, at: datetime) -> str:
        """A day as they call it."""
        return relative_day(at, self.now, self.language, self.time_zone, self.say)

    def date(self, day: date) -> str:
        """A day of the calendar."""
        return calendar_day(day, self.now.date(), self.language)

    def results(self, found: Results) -> str:
        """So many right of so many, and the share where there are enough of them to speak of one."""
        if found.total == 0:
            return self.say("insight-no-answers")
        told = self.say("insight-results", right=found.right, total=found.total)
        return told if found.total < ENOUGH else f"{told} ({self.percent(found.share)})"

    def facility(self, one: ItemFigures) -> str:
        """The share of right answers with its interval; a word that there are too few, where there are."""
        found = one.facility
        if found is None:
            return self.say("insight-no-answers")
        if not one.enough:
            return self.say("insight-too-few", right=one.sums.right, total=one.sums.firsts)
        return self.interval(found)

    def interval(self, found: Interval) -> str:
        """A share and where it may well lie."""
        return self.say(
            "insight-interval",
            middle=self.percent(found.middle),
            low=self.percent(found.low),
            high=self.percent(found.high),
        )

    def discrimination(self, one: ItemFigures) -> str:
        """How well an item tells learners apart; a word that it is not known, where it is not."""
        found = one.discrimination
        return self.say("insight-not-known") if found is None else number(round(found, 2), self.language)

    def seconds(self, one: ItemFigures) -> str:
        """The median time; a word that it is not known, where it is not."""
        median = one.times.median
        return self.say("insight-not-known") if median is None else duration(median, self.language)

    def reason(self, why: Reason) -> str:
        """Why somebody may need a word."""
        return self.say(f"insight-sign-{why.sign.value}", number=why.number)

    def at_risk(self, one: AtRisk) -> str:
        """Somebody and why they may need a word, as Markdown."""
        why = ", ".join(self.reason(each) for each in one.reasons)
        return f"**{plain(one.name)}**: {why}"


def shortened(text: str, most: int = LONGEST) -> str:
    """A text on one line, cut where it is longer than `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def called(course: Course, item_id: str) -> str:
    """What an item is known by: the beginning of its prompt, or of a challenge its title; its id where it is gone.

    As plain text: code in it has no marks.
    """
    item = course.find_item(item_id)
    return shortened(_words(item).replace("`", "")) if item else item_id


def _words(item: Item) -> str:
    return getattr(item, "title", "") or item.prompt


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """A table in letters of one width: the first column flush left, the others flush right."""
    if not rows:
        return ""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
