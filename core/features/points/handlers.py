"""The learner's look at what they have earned, and their rests. Whoever presses, it is their own that they see."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import assert_never

from core.chat import Media, Picture, Reply
from core.earning import give_badges, tally_of
from core.earning.views import new_badges
from core.errors import LearnerError
from core.features.points import rules, views
from core.features.points.picture import draw
from core.features.points.rules import NEWEST, PAGE, Cell, Misfit, Rest
from core.features.points.views import Reader, Shown
from core.play import streaks as days
from core.play.badges import Badge, Tally, new
from core.play.streaks import Streak, Vacation
from core.store import points, streaks
from core.store.points import Record
from core.turn import Turn
from core.words.days import day_meant

FARTHEST = 100_000
"""Pages; no learner has as many."""


async def show(turn: Turn) -> Reply:
    """Show points, level, days in a row and badges; those that are due by now are given."""
    record = await turn.read(points.record, turn.learner.id)
    known = await turn.read(streaks.known, turn.learner.id)
    lately = await turn.read(points.lately, turn.learner.id, NEWEST)
    tally, due = _due(turn, record)
    give_badges(turn, due)
    reader, streak = _reader(turn), known.streak
    if not (lately or due or record.badges or streak.last or streak.vacation):
        return views.nothing_yet(turn.say)
    kept = await turn.read(streaks.days, turn.learner.id, rules.first_shown(reader.today))
    since = known.due and days.local_day(known.due, turn.learner.time_zone)
    cells = rules.calendar(kept, streak, reader.today, since)
    has = _known(turn, record, due)
    shown = Shown(
        tally=tally,
        knowledge=record.knowledge,
        in_a_row=days.shown(streak, turn.now, turn.learner.time_zone, due=known.due),
        streak=streak,
        cells=cells,
        lately=[(one, rules.title_of(one, turn.house.catalogue)) for one in lately],
        badges=has,
    )
    return views.points(
        shown, await _picture(cells, has, reader), new_badges(due, turn.language, turn.say), reader
    )


async def rows(turn: Turn) -> Reply:
    """Show a page of all points, each with its reason."""
    page = min(max(0, turn.number("page")), FARTHEST)
    found = await turn.read(points.lately, turn.learner.id, PAGE + 1, skip=page * PAGE)
    titled = [(one, rules.title_of(one, turn.house.catalogue)) for one in found[:PAGE]]
    return views.rows(titled, page, _reader(turn), more=len(found) > PAGE)


async def badges(turn: Turn) -> Reply:
    """Show which badges there are, which of them the learner has, and what each of the others takes."""
    record = await turn.read(points.record, turn.learner.id)
    tally, due = _due(turn, record)
    give_badges(turn, due)
    since = {one.badge: one.at for one in await turn.read(points.badges, turn.learner.id)}
    since |= {one.id: turn.now for one in due}
    return views.badges(turn.house.catalogue, since, tally, _reader(turn))


async def rest(turn: Turn) -> Reply:
    """Ask from when to when the learner rests; of a rest that is on, until when."""
    streak, reader = await _streak(turn), _reader(turn)
    how = _open_to_change(streak, reader.today)
    return views.ask_rest(streak.vacation, reader, on=how is Rest.ON)


async def away(turn: Turn) -> Reply:
    """Have the learner rest on the days that they named."""
    streak, reader = await _streak(turn), _reader(turn)
    on = _open_to_change(streak, reader.today) is Rest.ON
    first = streak.vacation.first if on and streak.vacation else _day(turn, "first", reader.today)
    wanted = Vacation(first, _day(turn, "last", reader.today))
    if (wrong := rules.misfit(streak, wanted, reader.today)) is not None:
        raise _refusal(wrong)
    turn.write(streaks.keep, turn.learner.id, replace(streak, vacation=wanted))
    return views.away(wanted, reader)


async def back(turn: Turn) -> Reply:
    """End a rest, or take back one that is ahead."""
    streak, reader = await _streak(turn), _reader(turn)
    if rules.rest(streak, reader.today) in (Rest.ON, Rest.AHEAD):
        turn.write(streaks.keep, turn.learner.id, rules.back(streak, reader.today))
    return views.back(turn.say)


def _reader(turn: Turn) -> Reader:
    zone = turn.learner.time_zone
    return Reader(turn.language, zone, turn.now, days.local_day(turn.now, zone), turn.say)


def _due(turn: Turn, record: Record) -> tuple[Tally, list[Badge]]:
    """What the learner has done, and the badges that are due to them by now."""
    catalogue = turn.house.catalogue
    tally = tally_of(record, catalogue.courses)
    return tally, new(catalogue.badges, tally, record.badges)


def _known(turn: Turn, record: Record, due: Sequence[Badge]) -> list[Badge]:
    """The badges that the learner has, as far as there are files of them."""
    has = record.badges | {one.id for one in due}
    return [one for one in turn.house.catalogue.badges if has.intersection(one.ids)]


async def _picture(cells: Sequence[Cell], has: Sequence[Badge], reader: Reader) -> Picture:
    """The picture, drawn in a thread: it takes a quarter of a second, and the first one longer."""
    content = await asyncio.to_thread(draw, views.poster(cells, has, reader))
    return Picture(Media.of("points.png", "image/png", content), views.alt(cells, has, reader))


async def _streak(turn: Turn) -> Streak:
    return (await turn.read(streaks.known, turn.learner.id)).streak


def _open_to_change(streak: Streak, today: date) -> Rest:
    """How the learner's rest stands; LearnerError where it still keeps days, which another would give up."""
    how = rules.rest(streak, today)
    if how is Rest.OVER:
        raise LearnerError("points-rest-over")
    return how


def _day(turn: Turn, field: str, today: date) -> date:
    given = turn.values.get(field, "")
    day = day_meant(given, today, turn.language, turn.say)
    if day is None:
        raise LearnerError("points-rest-unclear", given=given[:40])
    return day


def _refusal(wrong: Misfit) -> LearnerError:
    match wrong:
        case Misfit.PAST:
            return LearnerError("points-rest-past")
        case Misfit.ORDER:
            return LearnerError("points-rest-order")
        case Misfit.LONG:
            return LearnerError("points-rest-long", most=days.LONGEST_VACATION.days)
        case _:
            assert_never(wrong)
