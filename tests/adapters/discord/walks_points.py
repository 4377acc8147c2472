"""Walks through what is earned: points as they come, days in a row, and /points with its badges and rests."""

from dataclasses import replace

from core.play.badges import Count, Rule
from core.play.points import Award, Reason
from core.store import points, streaks
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_learning import answer, asked
from tests.core.features.doings import MEMORY, PYTHON, course_of, did
from tests.core.features.points.earners import DAY, database_of, given, learnt, number, streak_of, zoned
from tests.core.play.test_badges import badge


async def earning(walk: Walk) -> None:
    """What is said of points, a level and a badge where they are earned, and of days in a row."""
    course = course_of(walk.guest.house, PYTHON)
    parrot, shout = course.challenge("parrot"), course.challenge("shout")
    await did(walk.guest, PYTHON, lessons=3)
    await given(walk.guest, Award(Reason.REVIEW, "earlier/1", 40))
    await walk.call("first-points", "points")
    await walk.call("", "challenge", challenge=parrot.title)
    walk.clock.advance(minutes=10)
    await walk.fill("all-at-once", parrot.reference)
    await walk.call("", "challenge", challenge=shout.title)
    await walk.press("", "challenge.hint")
    await walk.fill("with-a-hint", shout.reference)
    await _days(walk)


async def _days(walk: Walk) -> None:
    """Each time the first answer of a day."""
    walk.clock.advance(days=1)
    await _answer(walk, "goes-on")
    streak = await streak_of(walk.guest)
    await database_of(walk.guest.house).write(
        streaks.keep, await number(walk.guest), replace(streak, freezes=1)
    )
    walk.clock.advance(days=2)
    await _answer(walk, "saved")
    walk.clock.advance(days=40)
    await walk.call("row-is-over", "points")
    await _review(walk)


async def _answer(walk: Walk, scene: str) -> None:
    """Answer a question of a quiz."""
    await walk.call("", "quiz")
    item = asked(walk, course_of(walk.guest.house, PYTHON))
    assert item
    await answer(walk, scene, item, rightly=True)


async def _review(walk: Walk) -> None:
    """Remember all that is due, after a long time away."""
    await walk.call("", "review")
    scene = "again"
    while item := asked(walk, course_of(walk.guest.house, PYTHON)):
        await answer(walk, scene, item, rightly=True)
        scene = ""
    walk.keep("remembered")


async def points_of_all_kinds(walk: Walk) -> None:
    """Points with every reason, badges, the calendar, rests."""
    guest = walk.guest
    await did(guest, PYTHON)
    await walk.call("nothing-yet", "points")
    await walk.press("badges-to-come", "points.badges")
    await _badges_of_other_kinds(walk)
    await _has_earned(walk)
    await walk.call("all-of-it", "points")
    await walk.press("all-my-points", "points.rows")
    await walk.press("older", "points.rows", page=1)
    await walk.press("back", "points.show")
    await walk.press("badges", "points.badges")
    await walk.act("further-back", "points.rows", page=7)
    await _rests(walk)
    walk.clock.advance(days=60)
    await zoned(guest, "Europe/Madrid")
    await walk.call("long-after", "points")


async def _has_earned(walk: Walk) -> None:
    """Have the learner have points of every reason, and days of every kind."""
    guest, now = walk.guest, walk.clock.now()
    lesson = course_of(guest.house, MEMORY).lessons[0].id
    amounts = {
        Reason.SOLVED: (20, f"{PYTHON}/parrot"),
        Reason.FIRST_TRY: (10, f"{PYTHON}/parrot"),
        Reason.THOUGHT: (3, f"{PYTHON}/parrot"),
        Reason.HINTS: (-4, f"{PYTHON}/parrot"),
        Reason.DAILY: (5, "discord/10/2026-01-04"),
        Reason.REVIEW: (6, f"{MEMORY}/7"),
        Reason.GAME: (9, f"{MEMORY}/8"),
        Reason.EXPLAINED: (25, f"{MEMORY}/{lesson}"),
        Reason.HELPED: (5, f"{MEMORY}/{lesson}/1"),
    }
    gone = [Award(one, f"gone/{one}", amount) for one, (amount, _) in amounts.items()]
    await given(guest, *gone, at=now - 9 * DAY)
    there = [Award(one, subject, amount) for one, (amount, subject) in amounts.items()]
    await given(guest, *there, at=now - DAY)
    for one in ("a-hand", "of-earlier-days"):
        await database_of(guest.house).write(points.earn_badge, await number(guest), one, "", now - 3 * DAY)
    first = now - 20 * DAY
    days = [first + place * DAY for place in (*range(8), 9, 12, 13, 14, 18, 19)]
    await learnt(guest, days, due=first + 8 * DAY)


async def _badges_of_other_kinds(walk: Walk) -> None:
    """What badges take of which none ships."""
    dispatch = walk.guest.house.dispatch
    before = dispatch.house
    others = [
        badge(title, rule=rule)
        for title, rule in (
            ("Much of it", Rule(Count.POINTS, 500)),
            ("Up there", Rule(Count.LEVEL, 5)),
            ("All of it", Rule(Count.COURSES, 1, course=MEMORY)),
        )
    ]
    dispatch.house = replace(before, catalogue=replace(before.catalogue, badges=tuple(others)))
    await walk.act("badges-of-other-kinds", "points.badges")
    dispatch.house = replace(before, catalogue=replace(before.catalogue, badges=()))
    await walk.act("no-badges", "points.badges")
    dispatch.house = before


async def _rests(walk: Walk) -> None:
    tomorrow, unclear = ("tomorrow", "soon") if walk.guest.language == "en" else ("mañana", "pronto")
    await walk.call("", "points")
    await walk.press("rest-asked", "points.rest")
    await walk.fill("rest-set", tomorrow, "2026-01-09")
    await walk.press("rest-ahead", "points.show")
    await walk.press("rest-taken-back", "points.back")
    await walk.call("", "points")
    for scene, first, last in (
        ("rest-unclear", unclear, "2026-01-09"),
        ("rest-past", "2026-01-02", "2026-01-09"),
        ("rest-in-a-wrong-order", "2026-01-09", "2026-01-08"),
        ("rest-too-long", "2026-01-09", "2026-05-08"),
    ):
        await walk.press("", "points.rest")
        await walk.fill(scene, first, last)
        await walk.call("", "points")
    await walk.press("", "points.rest")
    await walk.fill("", tomorrow, "2026-01-09")
    walk.clock.advance(days=2)
    await walk.call("rest-on", "points")
    await walk.press("rest-changed", "points.rest")
    walk.clock.advance(days=6)
    await walk.call("", "points")
    await walk.press("rest-over", "points.rest")
