"""What three hundred who learn do in a term: they come into their classes, do what is due, or some of it, and submit code."""

import asyncio
from collections.abc import Sequence

from core.classwork import questions_of
from core.course.model import Course
from tests.journeys.classmates import Classmate, each
from tests.journeys.correspondent import Correspondent
from tests.journeys.member import Member
from tests.journeys.term import RIGHT, SQUARED, Term

IN_CLASS, IN_CLUB = 240, 40
"""Who come through the house's door, into the class of the server and into that of the group."""
ON_DISCORD, ON_TELEGRAM = (
    "Ada Bob Eva Finn Gus Ida Jan Kim Leo Mia",
    "Cem Dora Nik Olu Pia Raj Sam Tea Uma Vic",
)
"""Who come by the platforms themselves: members of the server who have the role, and those who follow the address."""
ALL = IN_CLASS + len(ON_DISCORD.split()) + len(ON_TELEGRAM.split())
"""Who are in the class of the server in the end."""
EAST, WEST = 30, 30
"""Of the class: who live in Tokyo, and in Los Angeles."""
DILIGENT, BEGUN = 90, 40
"""Of the class: who answer the whole quiz, and who answer some of it."""
SUBMIT_RIGHT, SUBMIT_WRONG = 24, 6
"""Of the diligent: who submit code that is right, and code that is not."""


async def come_in(
    people: Sequence[Classmate], code: str, club_people: Sequence[Classmate], club: str
) -> None:
    """They come into the classes by their codes; some say where they live."""
    zones = [*["Tokyo"] * EAST, *["Los Angeles"] * WEST]

    async def come(who: Classmate) -> None:
        if (number := people.index(who)) < len(zones):
            await who.call("settings", setting="zone", value=zones[number])
        await who.join(code)

    await each(people, come)
    await each(club_people, lambda who: who.join(club))


async def come_by_role_and_by_address(
    members: Sequence[Member], correspondents: Sequence[Correspondent], link: str
) -> None:
    """Those with the role are in the class by whatever they do; others by the address, once they read what is seen of them."""

    async def by_role(one: Member) -> None:
        await one.call("due")
        await one.reads("You are in a class here now, since you have its role")

    async def by_address(one: Correspondent) -> None:
        await one.did(await one.person.follow(link))
        await one.reads("They do not see what you talk about with the tutor")
        await one.press(f"Join as {one.person.name}")
        await one.reads("You are in Python 1")

    await asyncio.gather(each(members, by_role), each(correspondents, by_address))


async def learn(
    term: Term,
    taught: Course,
    people: Sequence[Classmate],
    club_people: Sequence[Classmate],
    members: Sequence[Member],
    correspondents: Sequence[Correspondent],
) -> None:
    """Most do what is due, all of it or a part, and one in three takes the range to its end; the others never come."""
    quiz = len(questions_of(taught, "loops"))
    at_work = people[: DILIGENT + BEGUN]
    first, *others = members

    async def answer(who: Classmate) -> None:
        number = people.index(who)
        await who.call("due")
        await who.lead("quiz.lesson")
        for _ in range(quiz if number < DILIGENT else 2):
            question = who.asked(taught)
            assert question is not None, who.words
            await who.answer(question, rightly=number % 3 != 0 or question.id != "loops-how-often")

    async def answer_in_club(who: Classmate) -> None:
        await who.call("due")
        await who.lead("quiz.lesson")
        for _ in range(3):
            question = who.asked(term.course)
            assert question is not None, who.words
            await who.answer(question, rightly=True)

    async with asyncio.TaskGroup() as group:
        group.create_task(do_lesson(first))
        for one in (*others, *correspondents):
            group.create_task(do_quiz(one))
        group.create_task(each(at_work, answer))
        group.create_task(each(club_people[: IN_CLUB // 2], answer_in_club))


async def do_lesson(who: Member) -> None:
    """Somebody does the lesson that is due, to its end."""
    await who.call("learn", lesson="Names for values")
    while "teachback.start" not in await who.kept.verbs():
        await who.go_on("lesson.recall", "lesson.on", "lesson.open")


async def do_quiz(who: Member | Correspondent) -> None:
    """Somebody does the quiz that is due, to its end."""
    if isinstance(who, Member):
        await who.call("due")
    else:
        await who.say("/due")
    await who.go_on("quiz.lesson")
    while await who.kept.asked():
        await who.go_on()


async def submit(people: Sequence[Classmate]) -> None:
    """Some submit code. Those who are right are told that they are not: a case is wrong."""

    async def send(who: Classmate) -> None:
        right = people.index(who) < SUBMIT_RIGHT
        await who.call("challenge", challenge="Double it")
        await who.fill(code=RIGHT if right else SQUARED)
        assert "of 4 cases pass so far" in who.words

    await each(people[: SUBMIT_RIGHT + SUBMIT_WRONG], send)
