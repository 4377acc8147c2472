"""A term in a test: three who teach and three hundred who learn, on Discord, on Telegram and on the web.

The real process over the loopback servers of both platforms, killed in the middle of a regrading. All but some learners
come through the house's own door, on the same database. What is asserted is what people see.
"""

import csv
import json
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack
from functools import partial
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from core.course.model import Course
from core.features.insight import figuring
from tests.core.features.authoring.scenes import zipped
from tests.journeys.classmates import Classmate, classmates
from tests.journeys.correspondent import Correspondent
from tests.journeys.desk import DeskBrowser, desk_opened
from tests.journeys.member import Member
from tests.journeys.neighbours import Archive
from tests.journeys.process import Browser, Served, browsing, running
from tests.journeys.term import QUIZ, RIGHT, TAUGHT, Term, attached, course_files, soon
from tests.journeys.term_of_learners import (
    ALL,
    DILIGENT,
    EAST,
    IN_CLASS,
    IN_CLUB,
    ON_DISCORD,
    ON_TELEGRAM,
    SUBMIT_RIGHT,
    SUBMIT_WRONG,
    come_by_role_and_by_address,
    come_in,
    learn,
    submit,
)
from tests.loopback.discord import EVERYBODY, LoopbackDiscord, May
from tests.loopback.telegram import LoopbackTelegram

pytestmark = pytest.mark.timeout(420)

CODE = re.compile(r"/join ([A-Z0-9]{5}-[A-Z0-9]{5})")
INVITED = re.compile(r"/join (T-[A-Z0-9-]+)")


@pytest.fixture
async def discord() -> AsyncGenerator[LoopbackDiscord]:
    async with LoopbackDiscord() as discord:
        yield discord
    assert discord.violations == []


@pytest.fixture
async def telegram() -> AsyncGenerator[LoopbackTelegram]:
    async with LoopbackTelegram() as telegram:
        yield telegram
    assert telegram.violations == []
    assert telegram.unanswered == []


@pytest.fixture
async def term(
    discord: LoopbackDiscord, telegram: LoopbackTelegram, database_url: str, tmp_path: Path, course: Course
) -> AsyncGenerator[Term]:
    owner = discord.user("Olga")
    guild = discord.guild("Evening school", owner=owner)
    served = Served(
        {
            "PARLEY_DATABASE_URL": database_url.replace("+asyncpg", ""),
            "PARLEY_DATA_DIR": str(tmp_path),
            **discord.environment,
            **telegram.environment,
        }
    )
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(running(served, discord, telegram))
        yield Term(
            served,
            discord,
            telegram,
            guild,
            owner,
            discord.role(guild, "Tutors", EVERYBODY | May.MANAGE_MESSAGES),
            discord.role(guild, "Python 1"),
            Archive(database_url),
            tmp_path,
            course,
        )


async def test_a_term_from_the_import_of_a_quiz_to_the_last_regrading(term: Term) -> None:
    olga, tess, tom = term.member("Olga"), term.member("Tess", term.staff), term.correspondent("Tom")
    await set_up(term, olga)
    await import_course(tess)
    await wake_everybody(tess)
    async with AsyncExitStack() as stack:
        crowd = await stack.enter_async_context(classmates(term.archive.url, term.folder))
        wes = await stack.enter_async_context(browsing(term.served))
        desk = await stack.enter_async_context(desk_opened(term.served, await invite(olga, wes)))
        taught = crowd.house.dispatch.house.catalogue.course(TAUGHT)
        code, link = await begin_class(term, tess)
        club = await begin_club(term, tom)
        people, club_people = crowd.people(IN_CLASS), crowd.people(IN_CLUB, after=IN_CLASS)
        members = [term.member(name, term.students, course=taught) for name in ON_DISCORD.split()]
        correspondents = [term.correspondent(name, taught) for name in ON_TELEGRAM.split()]
        cem, dora, *_ = correspondents
        await come_in(people, code, club_people, club)
        await come_by_role_and_by_address(members, correspondents, link)
        await assign(term, tess, people)
        await assign_to_club(term, tom)
        await learn(term, taught, people, club_people, members[:3], correspondents[:4])
        await submit(people)
        (refresh,) = (one for one in crowd.house.chores if one.work is figuring.refresh)
        await term.work_out("Python 1", partial(crowd.house.do, refresh))
        await look(tess, tom, desk)
        await ask_a_person(dora, tess)
        await mend_and_regrade(term, tess, desk, cem, people)
        await export(term, tess, desk)
        await announce(term, tess, correspondents)


async def set_up(term: Term, olga: Member) -> None:
    """The owner sets up the server, and says which role teaches there."""
    await olga.call("setup")
    chosen = {
        "course": term.course.title,
        "channel": [str(term.guild.general.id)],
        "role": [str(term.staff.id)],
        "hour": "never",
        "zone": "Madrid",
    }
    await olga.fill(await olga.open("Fill in"), chosen)
    await olga.reads("@Tutors")


async def import_course(tess: Member) -> None:
    """She has a course in a zip and a quiz in Moodle: each is shown before it is kept, and one question is left out."""
    await tess.call("course import", files={"file": ("course.zip", zipped(course_files()))})
    await tess.reads("New lesson: Names for values")
    await tess.press("Import and publish")
    await tess.reads("A sample: version 1 is published")
    quiz = ("loops.xml", QUIZ.read_bytes())
    await tess.call("course import", files={"file": quiz}, course="A sample")
    await tess.reads("Nothing is kept yet")
    for words in ("5 new, 0 changed, 0 removed", "New lesson: Loops", "In your own words"):
        await tess.reads(words)
    await tess.press("Import")
    await tess.reads("version 2 is kept")
    await tess.press("Publish")
    await tess.reads("What would change in A sample")
    await tess.press("Publish")
    await tess.reads("version 2 is published")


async def wake_everybody(tess: Member) -> None:
    """She has nobody have quiet hours, so that people are told things at whatever hour this is run."""
    await tess.call("course dials")
    await tess.press("Quiet hours")
    await tess.submit({"value": "none"})
    await tess.reads("How teaching is set here")


async def invite(olga: Member, wes: Browser) -> str:
    """The owner has one more teach, who comes by the web with a code; what is said to his asking for the pages."""
    await olga.call("course staff")
    await olga.press("Invite an instructor")
    await olga.reads("/join T-")
    (code,) = INVITED.findall(olga.text)
    said = str(await wes.talk(f"/join {code}"))
    assert "Evening school" in said
    assert "do not teach" not in said
    return str(await wes.talk("/course desk"))


async def begin_class(term: Term, tess: Member) -> tuple[str, str]:
    """She begins a class, into which a role of the server leads too; its code, and the address for Telegram."""
    await tess.call("cohort create", title="Python 1", course="A sample", role=f"<@&{term.students.id}>")
    await tess.reads("Python 1 begins")
    (code,) = CODE.findall(tess.text)
    (link,) = re.findall(r"https://t\.me/[\w?=-]+", tess.text.replace("\\", ""))
    return code, link


async def begin_club(term: Term, tom: Correspondent) -> str:
    """An administrator of a group begins a class of a course that ships, and is answered alone; the code."""
    group = term.telegram.supergroup("Code club", owner=tom.person)
    await tom.start()
    await tom.did(await tom.person.say(group, f"/cohort@{term.telegram.world.bot.name} create Club"))
    await tom.reads("Which course does Club take")
    await tom.press(term.course.title)
    await tom.reads("Club begins")
    assert [one for one in tom.person.messages(group) if one.author is term.telegram.world.bot] == []
    (code,) = CODE.findall("\n".join(one.text for one in tom.bots[-3:]))
    return code


async def assign(term: Term, tess: Member, people: Sequence[Classmate]) -> None:
    """She has the class do a lesson, a quiz and a challenge: each is due by the clock of whoever has to do it."""
    await tess.call("cohort assign", kind="lesson", what="Names for values", due="in 3 days")
    await tess.reads("Lesson: Names for values")
    await tess.call("cohort assign", kind="quiz", what="Loops", due="in 5 days")
    await tess.reads("Quiz: Loops")
    await tess.call("cohort assign", kind="challenge", what="Double it", due=soon(2))
    await tess.reads("Challenge: Double it")
    await tess.reads(f"For {EAST} members, further east, the date is past already")
    east, west = people[0], people[EAST]
    await east.call("due")
    assert "the date is past" in east.words
    await west.call("due")
    assert "the date is past" not in west.words
    await tess.call("cohort extend", who=east.name, due="in 7 days", reason="was ill")
    await tess.press("1. Challenge: Double it")
    await tess.reads("has longer for this")
    await east.call("due")
    assert "a later date for you" in east.words
    assert "the date is past" not in east.words


async def assign_to_club(term: Term, tom: Correspondent) -> None:
    """He has his class do a quiz, in his own chat: the group is asked whether he still may."""
    await tom.say(f"/cohort assign quiz {term.course.lessons[0].id} in 7 days")
    await tom.reads(f"Quiz: {term.course.lessons[0].title}")


async def look(tess: Member, tom: Correspondent, desk: DeskBrowser) -> None:
    """Each of those who teach sees how their class is doing, in a picture that is told in words, and in a table."""
    await tess.call("course overview", cohort="Python 1")
    await tess.reads(f"{ALL} learners")
    pictures = [file for one in tess.shown for file in one.attachments if file.name.endswith(".png")]
    assert pictures[0].description is not None
    assert pictures[0].description.startswith(f"How far the {ALL} learners of Python 1 are")
    await tess.reads("Names for values")
    await tess.press("Misconceptions")
    await tess.reads("go round?”: four times")
    await tess.reads("Code for “Double it” that fails here: a half: failed")
    await tess.reads(f"{SUBMIT_RIGHT} learners, {SUBMIT_RIGHT} answers")
    await tess.reads("Next: go through the lesson “Names for values” again")

    before = len(tom.bots)
    await tom.say("/course overview")
    await tom.reads(f"{IN_CLUB} learners")
    assert any(one.file and one.file.kind == "photo" for one in tom.bots[before:])
    assert "Python 1" not in "".join(one.text for one in tom.bots), "a class of others is not theirs"

    await desk.show("overview")
    assert f"Python 1 {ALL}" in desk.text
    assert "Club" not in desk.text
    (path,) = re.findall(r'href="/desk/(cohorts/[\w-]+/overview)"', desk.html)
    await desk.show(path)
    assert f'alt="How far the {ALL} learners of Python 1 are' in desk.html
    assert "<table" in desk.html
    await desk.show(path.replace("overview", "items"))
    assert "How often does the loop with" in desk.text


async def ask_a_person(dora: Correspondent, tess: Member) -> None:
    """One asks a person, sees her place in the queue, and is told the answer in the name of who gave it."""
    await dora.say("/helpme Why does range(3) not reach 3?")
    await dora.reads("number 1")
    await tess.call("course questions")
    await tess.reads("Why does range(3) not reach 3?")
    await tess.submit({"words": "It stops before the number that you give it."})
    await tess.reads("is told, in your name")
    await dora.reads("Tess answers you")
    await dora.reads("It stops before the number that you give it.")


async def mend_and_regrade(
    term: Term, tess: Member, desk: DeskBrowser, cem: Correspondent, people: Sequence[Classmate]
) -> None:
    """She mends the case that was wrong and has all run again; who changes is shown first, and he confirms it on the pages."""
    await cem.say("/challenge Double it")
    await cem.say(RIGHT)
    await tess.call("course item edit", item="double")
    await tess.press("The cases")
    await tess.press("a half")
    await tess.submit({"expected": "1.0"})
    await tess.press("Save and publish")
    await tess.reads("Learners meet it from now on")
    await tess.press("Judge what was handed in again")
    await tess.reads("Nothing changes by that")
    await tess.press("Run them")
    await tess.reads("It has begun")
    job = "SELECT state, done, total FROM jobs WHERE kind = 'regrade'"
    await term.until(lambda rows: rows[0][1] >= 5, job)
    await term.served.kill()
    ((state, done, total),) = await term.archive.rows(job)
    assert (state, total) == ("open", SUBMIT_RIGHT + SUBMIT_WRONG + 1)
    assert done < total
    await term.served.start()
    await term.discord.ready()
    await term.until(lambda rows: rows[0][0] == "done", job)
    await tess.press("Look again")
    await tess.reads(
        f"{total} submissions were run. {SUBMIT_WRONG} stay as before, {SUBMIT_RIGHT + 1} would become right"
    )
    await tess.reads("From not yet right to right")
    await desk.show(f"challenges/{TAUGHT}/double/regrade")
    shown = [one.name for one in people if f"{one.name} not yet right" in desk.text]
    assert shown == [one.name for one in people[:SUBMIT_RIGHT]]
    assert "Cem not yet right" in desk.text
    assert await term.archive.rows("SELECT * FROM overrides") == [], (
        "nothing is changed before somebody says so"
    )
    await desk.send(f"Change to right ({SUBMIT_RIGHT + 1})")
    ((changed,),) = await term.archive.rows("SELECT count(*) FROM overrides WHERE correct")
    assert changed == SUBMIT_RIGHT + 1
    await cem.reads("Your solution to “Double it” counts as right")


async def export(term: Term, tess: Member, desk: DeskBrowser) -> None:
    """Figures and answers go out as tables and as JSON, and the questions as GIFT, which comes in again and changes nothing."""
    jobs = "SELECT count(*) FILTER (WHERE state = 'done') FROM jobs WHERE kind = 'class-export'"
    await tess.call("course data", kind="csv", cohort="Python 1")
    await term.until(lambda rows: rows[0][0] == 1, jobs)
    await tess.press("Look again")
    await tess.reads("Here are the figures of")
    tables = ZipFile(BytesIO(attached(next(one for one in tess.shown if one.attachments))[1]))
    rows = list(csv.DictReader(StringIO(tables.read("progress.csv").decode("utf-8-sig"))))
    assert len(rows) == ALL

    (path,) = set(re.findall(r'href="/desk/(cohorts/[\w-]+/overview)"', await source(desk, "overview")))
    await desk.show(path.replace("overview", "data"))
    await desk.send("Export", kind="2")
    await term.until(lambda rows: rows[0][0] == 2, jobs)
    (file, *_) = re.findall(
        r'href="(/api/media/[^"]+)"', await source(desk, path.replace("overview", "data"))
    )
    async with desk.http.get(f"{term.served.url}{unescape(file)}") as response:
        found = ZipFile(BytesIO(await response.read()))
    lines: list[dict[str, Any]] = [json.loads(line) for line in found.read("answers.jsonl").splitlines()]
    answers = list(csv.DictReader(StringIO(tables.read("answers.csv").decode("utf-8-sig"))))
    assert [one["attempt"] for one in answers] == [str(one["attempt"]) for one in lines]
    assert len(lines) > DILIGENT * 5
    assert any(one["item"] == "double" and one["answer"] == RIGHT for one in lines)

    await tess.call("course export", format="gift", course="A sample")
    await tess.reads("version 3")
    gift = next(one for one in tess.shown if one.attachments)
    await tess.call("course import", files={"file": attached(gift)}, course="A sample")
    await tess.reads("Nothing would change in A sample")


async def source(desk: DeskBrowser, path: str) -> str:
    """A page as it is sent."""
    await desk.show(path)
    return desk.html


async def announce(term: Term, tess: Member, correspondents: Sequence[Correspondent]) -> None:
    """All are told something, and who got it is seen; whoever never wrote to Parley alone cannot be reached."""
    await tess.call("cohort announce", text="Thank you all: that was the term.", cohort="Python 1")
    await tess.press(f"Send it to {ALL} people")
    await tess.reads("It is on its way to Python 1")
    for one in correspondents:
        await one.reads("that was the term")
    await term.until(
        lambda rows: rows[0][0] == 0, "SELECT count(*) FROM announcement_receipts WHERE told_at IS NULL"
    )
    await tess.press("Who got it")
    await tess.reads(f"{ALL - len(ON_DISCORD.split())} have it")
    await tess.reads(f"{len(ON_DISCORD.split())} never wrote to me alone")
