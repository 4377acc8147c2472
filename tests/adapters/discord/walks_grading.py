"""Walks through what classes submit: read, commented, decided, run again after a test was mended, and compared."""

from dataclasses import replace
from typing import Any

from sqlalchemy import text

from core import commenting
from core.chat import Filled, Plain
from core.course.grading import Grade
from core.course.judging import Outcome
from core.features.grading import regrade_views, similar_views, views
from core.features.grading.rules import Changes, Place
from core.similarity.pairs import Likeness
from core.store.jobs import Job, State
from core.store.submissions import Remark, Submission
from tests.adapters.discord.others import number_of, other
from tests.adapters.discord.product import Guest, Walk
from tests.adapters.discord.walks_around import MEMBER, OWNER
from tests.adapters.discord.walks_desk import here, school
from tests.adapters.discord.walks_teaching import imported, sample
from tests.core.features.authoring.scenes import changed, zipped
from tests.core.features.doings import PYTHON, course_of
from tests.core.features.grading.scenes import RIGHT, WRONG
from tests.core.similarity.copies import TASKS, renamed

CHALLENGE = "challenges/double/challenge.yaml"
BROKEN = changed(b"call: [0.5]\n    expect: 1.0", b"call: [0.5]\n    expect: 1.5", CHALLENGE)
"""The sample course with a case that no right solution passes."""


async def rows(walk: Walk, query: str, **values: Any) -> list[tuple[Any, ...]]:
    """What the database says to a query."""
    async with walk.guest.house.dispatch.house.database.transaction() as connection:
        found = await connection.execute(text(query), values)
        return [tuple(row) for row in found] if found.returns_rows else []


async def a_class(walk: Walk, course: str = "sample") -> None:
    """A class that takes a course."""
    await rows(
        walk,
        "INSERT INTO cohorts (id, community, course, title, code, at)"
        " VALUES (:course, :community, :course, 'Monday class', :course, :now)",
        course=course,
        community=here(walk),
        now=walk.clock.now(),
    )


async def member(walk: Walk, name: str, course: str = "sample") -> Guest:
    """Somebody who is in the class."""
    guest = await other(walk, name)
    await rows(
        walk,
        "INSERT INTO cohort_members (cohort, learner_id, name, how, joined_at)"
        " VALUES (:course, :learner, :name, 'code', :now) ON CONFLICT DO NOTHING",
        course=course,
        learner=await number_of(guest),
        name=name.title(),
        now=walk.clock.now(),
    )
    return guest


async def handed_in(
    walk: Walk, name: str, source: str, outcome: str = "passed", failing: str = "", *, helped: int = 0
) -> int:
    """Have a member have submitted code, without it being run; the number of the submission."""
    guest = await member(walk, name)
    walk.clock.advance(minutes=1)
    ((number,),) = await rows(
        walk,
        "INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, assist_level,"
        " response, seq, at) VALUES (:learner, 'sample', 'double', '1', 'values', 'challenge', :correct,"
        " :score, :helped, jsonb_build_object('kind', 'code', 'source', CAST(:source AS text),"
        " 'outcome', CAST(:outcome AS text), 'failing', CAST(:failing AS text)), 1, :now) RETURNING id",
        learner=await number_of(guest),
        correct=outcome == "passed",
        score=float(outcome == "passed"),
        helped=helped,
        source=source,
        outcome=outcome,
        failing=failing or None,
        now=walk.clock.now(),
    )
    return number


async def opened(walk: Walk) -> None:
    """The server keeps the sample course, and a class takes it."""
    await school(walk)
    walk.guest.membership = OWNER
    await sample(walk)
    await a_class(walk)


# ── reading, commenting and deciding ─────────────────────────────────────────────────────────────────────────


async def submissions(walk: Walk) -> None:
    """Read what was submitted, say something about it, and decide how it counts."""
    await school(walk)
    walk.guest.membership = OWNER
    await walk.call("no-class", "course submissions", challenge="double")
    await opened(walk)
    await a_class(walk, PYTHON)
    await walk.call("none", "course submissions")
    await walk.call("unknown", "course submissions", challenge="zebras")
    await walk.call("which", "course submissions", challenge="the street")
    first = await _submitted(walk)
    await _read(walk)
    await _commented(walk, first)
    await _decided(walk, first)
    await _told_again(walk)
    await _ran(walk, first)


async def _submitted(walk: Walk) -> int:
    """Ten submissions, one of each outcome; the number of the first."""
    first = await handed_in(walk, "anna", WRONG, "failed", "two")
    for at, outcome in enumerate(
        (
            "error",
            "timeout",
            "too_slow",
            "out_of_memory",
            "output_limit",
            "broken",
            "queue_full",
            "unavailable",
        )
    ):
        await handed_in(walk, "bertram", WRONG, outcome, helped=min(at, 2))
    await handed_in(walk, "anna", RIGHT)
    return first


async def _read(walk: Walk) -> None:
    """Look at them."""
    await walk.call("newest", "course submissions")
    await walk.press("older", "grading.list", before=_before(walk))
    await walk.press("only-right", "grading.list", outcome="right")
    await walk.press("one", "grading.show")
    await walk.press("all-tries", "grading.list", challenge="double")
    await walk.press("only-wrong", "grading.list", outcome="wrong")
    await walk.act("gone", "grading.show", attempt=99_999)


def _before(walk: Walk) -> Plain:
    return next(before for one in walk.guest.choices() if (before := one.action.arguments.get("before")))


async def _commented(walk: Walk, first: int) -> None:
    """Say something about one."""
    await walk.act("not-right", "grading.show", attempt=first)
    await walk.press("ask-comment", "grading.comment")
    await walk.fill("nothing-said", " ")
    await walk.act("", "grading.comment", attempt=first)
    await walk.fill("too-much-said", "a" * 5000)
    await walk.act("", "grading.comment", attempt=first)
    await walk.fill("commented", "Look at what `2 * n` would give.")
    await told(walk, "told-of-a-comment", "anna")
    await walk.act("commented-one", "grading.show", attempt=first)
    await walk.call("newest-with-a-comment", "course submissions")


async def told(walk: Walk, scene: str, name: str) -> None:
    """What somebody was told who did not ask."""
    await walk.guest.house.dispatch.recover()
    before, walk.guest = walk.guest, await other(walk, name)
    walk.keep(scene)
    walk.guest = before


async def _decided(walk: Walk, first: int) -> None:
    """Have one count otherwise, and back."""
    await walk.act("ask-why-right", "grading.decide", attempt=first, becomes="right")
    form = walk.guest.form()
    await walk.fill("counts-as-right", "The case asks for more than the task says.")
    await told(walk, "told-it-counts", "anna")
    await walk.do("somebody-was-quicker", Filled(form.id, {"words": "It is nearly right."}))
    await walk.act("counts-already", "grading.decide", attempt=first, becomes="right")
    await walk.act("ask-why-wrong", "grading.decide", attempt=first, becomes="wrong")
    await walk.fill("counts-as-wrong", "I was mistaken.")
    await told(walk, "told-it-does-not-count", "anna")
    await walk.act("decided-twice", "grading.show", attempt=first)


async def _told_again(walk: Walk) -> None:
    """What the learner finds at the challenge, and what is said of remarks of all kinds."""
    teacher, walk.guest = walk.guest, await other(walk, "anna")
    walk.guest.membership = MEMBER
    await walk.act("", "courses.begin", course="sample")
    await walk.call("found-again", "challenge", challenge="double")
    walk.guest = teacher
    now = walk.clock.now()
    every = [
        Remark(attempt=1, text="" if job else "Why?", correct=correct, regraded=job, by=by, at=now)
        for correct, job, by in ((None, False, "Ada"), (True, False, ""), (False, False, "Ada"), (True, True, "Ada"), (False, True, "Ada"))
    ]  # fmt: skip
    walk.show(
        "all-remarks-to-who-teaches", *views.said(every, views.Reader(walk.guest.language, None), walk.say)
    )
    walk.show("all-remarks-to-who-learns", *commenting.told_again(every, walk.guest.language, None, walk.say))


async def _ran(walk: Walk, first: int) -> None:
    """Run one again."""
    await walk.act("", "grading.show", attempt=first)
    await walk.press("ran-again", "grading.run")
    challenge = course_of(walk.guest.house, "sample").challenge("double")
    for outcome in (Outcome.QUEUE_FULL, Outcome.BROKEN, Outcome.UNAVAILABLE):
        grade = Grade(outcome=outcome, cases=())
        walk.show(f"not-run-{outcome.value}", *views.report(grade, challenge, walk.say))


# ── regrading ────────────────────────────────────────────────────────────────────────────────────────────────


async def regrading(walk: Walk) -> None:
    """Run all that was submitted again, see whom that changes, and confirm it."""
    await opened(walk)
    await handed_in(walk, "anna", RIGHT, "failed", "a half")
    await handed_in(walk, "bertram", WRONG)
    await handed_in(walk, "cora", RIGHT)
    await walk.call("unknown", "course regrade", challenge="zebras")
    await walk.call("offered", "course regrade", challenge="double")
    await walk.press("begun", "grading.start")
    await walk.press("so-far", "grading.regrade")
    await walk.press("stopped", "grading.stop")
    walk.clock.advance(minutes=1)
    await walk.press("", "grading.start")
    await walk.guest.house.run_jobs()
    await walk.press("found", "grading.regrade")
    apply = [one.action for one in walk.guest.choices() if one.action.verb == "grading.apply"]
    await walk.press("applied-both-ways", "grading.apply", wrong="yes")
    await walk.act("nothing-left", apply[0].verb, **apply[0].arguments)
    await told(walk, "told-it-is-right-now", "anna")
    await told(walk, "told-it-is-not-right-any-more", "bertram")
    await imported(walk, "", "sample.zip", zipped(BROKEN), course="a sample")
    await walk.press("", "authoring.keep", publish="yes")
    await walk.call("outdated", "course regrade", challenge="double")
    await walk.act("applied-though-outdated", apply[0].verb, **apply[0].arguments)
    await walk.act("challenge-gone", "grading.regrade", course="sample", challenge="none")
    await _found(walk)


async def _found(walk: Walk) -> None:
    """Everything that may come of it."""
    course = course_of(walk.guest.house, "sample")
    place = Place(course, course.challenge("double"))
    one = _submission(walk)
    many = tuple(replace(one, learner=at, name=f"Learner {at}") for at in range(23))
    found = Changes(right=many, wrong=(one,), by_hand=(one,), not_run=(one,), same=4)
    job = Job(
        id="1",
        kind="regrade",
        community=here(walk),
        by=1,
        state=State.DONE,
        done=30,
        total=30,
        given={},
        result={},
        at=walk.clock.now(),
    )
    walk.show("found-of-all-kinds", *regrade_views.standing(place, job, found, walk.say).blocks)
    failed = replace(job, state=State.FAILED)
    walk.show("could-not-be-done", *regrade_views.standing(place, failed, None, walk.say).blocks)


def _submission(walk: Walk) -> Submission:
    return Submission(
        id=1,
        learner=1,
        name="Anna",
        language=walk.guest.language,
        course="sample",
        item="double",
        source=RIGHT,
        outcome="passed",
        failing="",
        judged=True,
        counts=True,
        overridden=0,
        assist=0,
        earlier=0,
        comments=0,
        at=walk.clock.now(),
    )


# ── what is alike ────────────────────────────────────────────────────────────────────────────────────────────


async def similar(walk: Walk) -> None:
    """Compare what was submitted."""
    await opened(walk)
    await handed_in(walk, "anna", RIGHT)
    await walk.call("too-few", "course similar", challenge="double")
    copied = [*TASKS["words"], renamed(TASKS["words"][3])]
    for name, source in zip(
        ("anna", "bertram", "cora", "dan", "eve", "fay", "gus", "hal"), copied, strict=True
    ):
        await handed_in(walk, name, source)
    await walk.call("alike", "course similar", challenge="double")
    await walk.press("pair", "grading.pair")
    await walk.act("pair-gone", "grading.pair", course="sample", challenge="double", one=1, other=2)
    course = course_of(walk.guest.house, "sample")
    for scene, expected in (("no-telling", None), ("some-expected", 3.0)):
        likeness = Likeness(pairs=(), found=0, compared=5, all=7, expected=expected)
        place = Place(course, course.challenge("double"))
        shown = similar_views.listed(place, likeness, {}, walk.guest.language, walk.say)
        walk.show(scene, *shown.blocks)
