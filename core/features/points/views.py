"""The words of points, badges, days in a row and rests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Field,
    Form,
    Picture,
    Progress,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.course.catalogue import Catalogue
from core.features.points.picture import Medal, Poster
from core.features.points.rules import Cell, Was, told_of, weeks
from core.play.badges import Badge, Count, Tally, reached, spoken
from core.play.points import level, threshold
from core.play.streaks import MOST_FREEZES, Streak, Vacation
from core.store.points import Earned
from core.words.formats import calendar_day, day_of_month, number, relative_day, weekday

MOST_MEDALS = 12
"""Badges in the picture; a card has them all."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads it: their language, their time zone, when it is, which day that is there, and how things are said."""

    language: str | None
    time_zone: str | None
    now: datetime
    today: date
    say: Say

    def when(self, moment: datetime) -> str:
        """The day of a moment as they call it."""
        return relative_day(moment, self.now, self.language, self.time_zone, self.say)

    def day(self, day: date) -> str:
        """A day of the calendar as they call it."""
        return calendar_day(day, self.today, self.language)

    def spoken(self, words: Mapping[str, str]) -> str:
        """The words of a badge in their language."""
        return spoken(words, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the first look has. `lately` are the newest points with the title of what they are about ("" for none)."""

    tally: Tally
    knowledge: int
    in_a_row: int
    streak: Streak
    cells: Sequence[Cell]
    lately: Sequence[tuple[Earned, str]]
    badges: Sequence[Badge]


def nothing_yet(say: Say) -> Reply:
    """For somebody who has earned nothing yet: what gives points, and a press to begin."""
    begin = Choice(say("points-learn"), Action("lesson.next"), Weight.PRIMARY)
    ways = Choices((begin, _badges_way(say)))
    return Reply.privately(Card(say("points-title"), say("points-nothing-yet")), ways)


def points(shown: Shown, picture: Picture, new: Sequence[Block], reader: Reader) -> Reply:
    """Points and level, days in a row, the last weeks, the newest points, badges, and ways on."""
    say = reader.say
    now = level(shown.tally.points)
    begun, ends = threshold(now), threshold(now + 1)
    label = say("points-level", level=now, next=now + 1, left=ends - max(0, shown.tally.points))
    done = Progress(label, max(0, shown.tally.points) - begun, ends - begun)
    card = Card(say("points-total", count=shown.tally.points), facts=tuple(_facts(shown, reader)))
    told = Text("\n\n".join(_told(shown, reader)))
    return Reply.privately(*new, card, done, picture, told, Choices(tuple(_ways(shown, reader))))


def _facts(shown: Shown, reader: Reader) -> Iterator[tuple[str, str]]:
    say, streak = reader.say, shown.streak
    yield say("points-knowledge"), say("points-knowledge-count", count=shown.knowledge)
    yield say("points-in-a-row"), say("points-in-a-row-count", count=shown.in_a_row)
    yield say("points-best"), say("points-in-a-row-count", count=streak.best)
    yield say("points-off"), say("points-off-count", count=streak.freezes, most=MOST_FREEZES)
    if (vacation := _rest_of(streak, reader.today)) is not None:
        yield say("points-rest"), _span(vacation, reader)


def _rest_of(streak: Streak, today: date) -> Vacation | None:
    """The rest that is on or ahead."""
    return streak.vacation if streak.vacation and today <= streak.vacation.last else None


def _span(vacation: Vacation, reader: Reader) -> str:
    first, last = reader.day(vacation.first), reader.day(vacation.last)
    return reader.say("points-rest-span", first=first, last=last)


def _told(shown: Shown, reader: Reader) -> Iterator[str]:
    say = reader.say
    if shown.streak.last is not None and shown.in_a_row == 0:
        yield say("points-again")
    if lines := _weeks(shown.cells, reader):
        yield _listed(say("points-weeks"), lines)
    if shown.lately:
        yield _listed(say("points-lately"), (_row(*one, reader) for one in shown.lately))
    if shown.badges:
        titles = ", ".join(f"**{plain(reader.spoken(one.title))}**" for one in shown.badges)
        yield say("points-badges-here", titles=titles)
    if reader.time_zone is None:
        yield say("points-zone-unknown")


def _listed(title: str, lines: Iterable[str]) -> str:
    return "\n".join((f"**{title}**\n", *(f"- {line}" for line in lines)))


def _weeks(cells: Sequence[Cell], reader: Reader) -> list[str]:
    """A line for each week in which there was something: what the calendar shows, in words."""
    told: list[str] = []
    for week in weeks(cells):
        kinds = [
            reader.say(f"points-week-{was.name.lower()}", days=_names(days, reader))
            for was, days in told_of(week)
        ]
        if kinds:
            first = day_of_month(week[0].day, reader.language)
            told.append(reader.say("points-week", first=first, kinds="; ".join(kinds)))
    return told


def _names(days: Sequence[date], reader: Reader) -> str:
    return ", ".join(weekday(one, reader.language) for one in days)


def _row(one: Earned, title: str, reader: Reader) -> str:
    """Points with their reason, in a sentence."""
    return reader.say(
        f"points-for-{one.award.reason.value}",
        amount=_signed(one.award.amount, reader),
        title=plain(title),
        gone="no" if title else "yes",
        day=reader.when(one.at),
    )


def _signed(amount: int, reader: Reader) -> str:
    return f"{'+' if amount >= 0 else '−'}{number(abs(amount), reader.language)}"


def _ways(shown: Shown, reader: Reader) -> Iterator[Choice]:
    say = reader.say
    if shown.lately:
        yield Choice(say("points-all"), Action("points.rows", {"page": 0}))
    yield _badges_way(say)
    if _rest_of(shown.streak, reader.today) is None:
        yield Choice(say("points-take-rest"), Action("points.rest"), Weight.QUIET)
    else:
        yield Choice(say("points-change-rest"), Action("points.rest"), Weight.QUIET)
        yield Choice(say("points-end-rest"), Action("points.back"), Weight.QUIET)
    if reader.time_zone is None:
        yield Choice(say("points-zone"), Action("account.ask", {"setting": "zone"}), Weight.QUIET)


def _badges_way(say: Say) -> Choice:
    return Choice(say("points-badges"), Action("points.badges"), Weight.QUIET)


def rows(found: Sequence[tuple[Earned, str]], page: int, reader: Reader, *, more: bool) -> Reply:
    """A page of all points."""
    say = reader.say
    ways: list[Choice] = []
    if more:
        ways.append(Choice(say("points-older"), Action("points.rows", {"page": page + 1})))
    if page:
        ways.append(Choice(say("points-newer"), Action("points.rows", {"page": page - 1})))
    ways.append(_home(say))
    if not found:
        return Reply.privately(Text(say("points-no-more")), Choices(tuple(ways)))
    listed = _listed(say("points-all-of", page=page + 1), (_row(*one, reader) for one in found))
    return Reply.privately(Text(listed), Choices(tuple(ways)))


def badges(catalogue: Catalogue, since: Mapping[str, datetime], tally: Tally, reader: Reader) -> Reply:
    """The badges: those that the learner has and since when, then what each of the others takes."""
    say, order = reader.say, list(Count)
    ordered = sorted(catalogue.badges, key=lambda one: (order.index(one.rule.count), one.rule.least))
    has = {one.id: next((since[id_] for id_ in one.ids if id_ in since), None) for one in ordered}
    mine = [_has(one, at, reader) for one in ordered if (at := has[one.id])]
    others = [_takes(one, catalogue, tally, reader) for one in ordered if not has[one.id]]
    told = [_listed(say("points-badges-mine"), mine)] if mine else []
    told += [_listed(say("points-badges-others"), others)] if others else []
    known = {id_ for one in ordered for id_ in one.ids}
    if gone := len([id_ for id_ in since if id_ not in known]):
        told.append(say("points-badges-gone", count=gone))
    if not told:
        told.append(say("points-badges-none"))
    return Reply.privately(Text("\n\n".join(told)), Choices((_home(say),)))


def _has(one: Badge, at: datetime, reader: Reader) -> str:
    title, praise = plain(reader.spoken(one.title)), plain(reader.spoken(one.praise))
    return reader.say("points-badge-has", title=title, praise=praise, day=reader.when(at))


def _takes(one: Badge, catalogue: Catalogue, tally: Tally, reader: Reader) -> str:
    rule, title = one.rule, plain(reader.spoken(one.title))
    if rule.course:
        course = catalogue.find(rule.course)
        named = plain(course.title if course else rule.course)
        return reader.say("points-takes-course", badge=title, course=named)
    have = reached(rule, tally)
    return reader.say(f"points-takes-{rule.count.value}", badge=title, least=rule.least, have=have)


def _home(say: Say) -> Choice:
    return Choice(say("points-back"), Action("points.show"), Weight.QUIET)


# ── rests ───────────────────────────────────────────────────────────────────────────────────────────────────


def ask_rest(vacation: Vacation | None, reader: Reader, *, on: bool) -> Reply:
    """What a rest is, and from when to when it is to be; of one that is on, until when."""
    say = reader.say
    is_set = vacation is not None and reader.today <= vacation.last
    title = say("points-change-rest" if is_set else "points-take-rest")
    last = Field(name="last", label=say("points-rest-last"))
    if on and vacation is not None:
        about = say("points-rest-on", first=reader.day(vacation.first), last=reader.day(vacation.last))
        fields = (last,)
    else:
        about = say("points-rest-about")
        fields = (Field(name="first", label=say("points-rest-first"), value=say("day-tomorrow")), last)
    form = Form(fields=fields, action=Action("points.away"), submit=say("points-rest-set"))
    return Reply.privately(Card(title, about), form, Choices((_home(say),)))


def away(vacation: Vacation, reader: Reader) -> Reply:
    """A rest is set."""
    say = reader.say
    end = Choice(say("points-end-rest"), Action("points.back"), Weight.QUIET)
    card = Card(_span(vacation, reader), say("points-rest-kept"), tone=Tone.GOOD)
    return Reply.privately(card, Choices((_home(say), end)))


def back(say: Say) -> Reply:
    """A rest is over."""
    learn = Choice(say("points-learn"), Action("lesson.next"), Weight.PRIMARY)
    return Reply.privately(Text(say("points-rest-ended")), Choices((learn, _home(say))))


# ── the picture ─────────────────────────────────────────────────────────────────────────────────────────────


def poster(cells: Sequence[Cell], has: Sequence[Badge], reader: Reader) -> Poster:
    """What the picture shows."""
    rows = weeks(cells)
    seen = {one.was for one in cells}
    return Poster(
        weekdays=[weekday(one.day, reader.language) for one in rows[0]],
        rows=[(day_of_month(row[0].day, reader.language), [one.was for one in row]) for row in rows],
        key=[
            (was, reader.say(f"points-key-{was.name.lower()}"))
            for was in Was
            if was in seen and was is not Was.QUIET
        ],
        medals=[Medal(reader.spoken(one.title), one.symbol, one.colour) for one in has[:MOST_MEDALS]],
    )


def alt(cells: Sequence[Cell], has: Sequence[Badge], reader: Reader) -> str:
    """The picture in words."""
    lines = _weeks(cells, reader)
    days = " ".join(f"{line}." for line in lines) if lines else reader.say("points-alt-quiet")
    told = [reader.say("points-alt", days=days)]
    if medals := has[:MOST_MEDALS]:
        told.append(
            reader.say("points-alt-badges", titles=", ".join(reader.spoken(one.title) for one in medals))
        )
    return " ".join(told)
