"""Walks with questions to people: a learner raises them, whoever teaches answers, and both are told."""

from dataclasses import replace

from sqlalchemy import text

from core.chat import Filled, Pressed
from core.features.helpme import jobs, rules, views
from core.llm import Call
from core.store import cohorts, dials, questions
from core.store.database import Database
from core.store.explanations import State
from core.store.questions import Question
from tests.adapters.discord.others import explained, number_of, other
from tests.adapters.discord.product import Guest, Walk
from tests.adapters.discord.walks_around import OWNER
from tests.adapters.discord.walks_cohorts import ABILITY, changed, class_of, community_of
from tests.core.features.doings import PYTHON, did
from tests.core.llm.scripted import ScriptedModel
from tests.core.teachers import teaches

AT = "to-fahrenheit"
ATTEMPT = "def to_fahrenheit(celsius):\n    print(celsius * 3)"
ANSWER = "Look at what your *function* gives back."
LONG = "Why does it show nothing, though I print the value with all of its digits?"


async def raising(walk: Walk) -> None:
    """Questions are raised with what one is at, seen in the queue, and taken back."""
    guest = walk.guest
    await did(guest, PYTHON)
    await walk.call("nobody-there", "helpme")
    await walk.call("nobody-there-to-answer", "helpme", question="What is a loop?")
    await in_class(walk, guest)
    await walk.call("form", "helpme")
    form = guest.form().id
    await walk.do("no-words", Filled(form, {"words": " "}))
    await walk.do("too-long", Filled(form, {"words": "x" * (rules.LONGEST + 1)}))
    await walk.do("raised", Filled(form, {"words": "What is a *loop*?"}))
    walk.clock.advance(minutes=1)
    await walk.call("", "challenge", challenge=AT)
    await walk.call("form-at-a-challenge", "helpme")
    await walk.fill("raised-at-a-challenge", "Where do I begin?")
    walk.clock.advance(minutes=1)
    await walk.call("", "challenge", challenge=AT)
    await walk.fill("", ATTEMPT)
    await walk.call("raised-with-a-try", "helpme", question=LONG)
    await walk.call("enough", "helpme", question="One more")
    await walk.call("own", "helpme")
    take_back = guest.choices()[0].id
    await walk.do("withdrawn", Pressed(take_back))
    await walk.press("own-again", "helpme.show")
    await walk.act("gone", "helpme.withdraw", question="none")
    for _ in range(views.COUNTED):
        await raised(walk, await other(walk, "bob"), "A question of Bob's")
    await walk.call("behind-many", "helpme", question="Am I the last?")


async def answering(walk: Walk) -> None:
    """Whoever teaches goes through the queue, and learners are told."""
    teacher, learner = walk.guest, await other(walk, "bob")
    await did(teacher, PYTHON)
    await in_class(walk, learner)
    teacher.membership = OWNER
    await walk.call("empty", "course questions")
    await raised(walk, learner, LONG, item=AT, attempt=ATTEMPT)
    await raised(walk, learner, "What is a loop?", item="")
    await raised(walk, learner, "Is it still there?", item="gone")
    await walk.call("first", "course questions")
    forms = [teacher.form().id]
    await walk.press("second", "helpme.queue")
    await walk.press("third", "helpme.queue")
    forms.append(teacher.form().id)
    await _suggested(walk)
    await walk.do("no-words", Filled(forms[0], {"words": " "}))
    await walk.do("too-long", Filled(forms[0], {"words": "x" * (rules.LONGEST + 1)}))
    await walk.do("sent", Filled(forms[0], {"words": ANSWER}))
    await _told(walk, learner)
    await walk.do("was-faster", Filled(forms[0], {"words": "Mine is other."}))
    await _faster_and_gone(walk, forms[1])
    await _in_quiet_hours(walk, learner)
    await raised(walk, teacher, "My own one", id_="mine")
    await walk.act("yours", "helpme.suggest", question="mine")


async def _suggested(walk: Walk) -> None:
    """A model is there; of this learner's attempt it reads nothing, since they were not asked yet."""
    dispatch = walk.guest.house.dispatch
    before = dispatch.house

    def said(call: Call) -> str:
        return f"A hint, made by {call.prompt.name}."

    dispatch.house = replace(before, model=ScriptedModel(said))
    await walk.call("with-a-model", "course questions")
    await walk.press("suggested", "helpme.suggest")
    dispatch.house = before


async def _told(walk: Walk, learner: Guest) -> None:
    """What the learner reads."""
    teacher = walk.guest
    walk.guest = learner
    await teacher.house.dispatch.recover()
    walk.keep("told")
    await walk.call("own-answered", "helpme")
    await walk.act("answered-before-it-was-taken-back", "helpme.withdraw", question="question-1")
    one = await _database(walk).read(questions.mine, "question-1", await number_of(learner))
    assert one
    walk.show("told-by-whoever-is-gone", *views.told(one, ANSWER, "", walk.say).blocks)
    walk.guest = teacher


async def _faster_and_gone(walk: Walk, form: str) -> None:
    """The one who answered has left; and a question was taken back while it was being answered."""
    await changed(walk, "UPDATE help_questions SET by = NULL WHERE id = 'question-1'")
    await walk.act("was-faster-and-is-gone", "helpme.suggest", question="question-1")
    who = await number_of(await other(walk, "bob"))
    await _database(walk).write(questions.withdraw, "question-3", who)
    await walk.do("taken-back", Filled(form, {"words": ANSWER}))


async def _in_quiet_hours(walk: Walk, learner: Guest) -> None:
    here, now = f"{walk.guest.platform}/{OWNER.community}", walk.clock.now()
    await _database(walk).write(dials.turn_to, here, "quiet-hours", [0, 23], now)
    await walk.call("", "course questions")
    await walk.fill("sent-later", ANSWER)
    await walk.press("no-more", "helpme.queue")
    await _database(walk).write(dials.turn_to, here, "quiet-hours", None, now)


async def noticing(walk: Walk) -> None:
    """Those who teach are told, each in private, that something waits."""
    teacher, learner = walk.guest, await other(walk, "bob")
    here = await community_of(walk)
    await teaches(teacher, here)
    await teaches(teacher, "house/main")
    await walk.call("", "course questions")
    walk.clock.advance(hours=2)
    await raised(walk, learner, "What is a loop?")
    await explained(learner, "one", community=here, state=State.REVIEW)
    await _noticed(walk, "one-of-each")
    await raised(walk, learner, "What is a list?")
    await explained(learner, "two", community=here, state=State.REVIEW)
    await _noticed(walk, "two-of-each")
    await changed(walk, "DELETE FROM help_questions")
    await changed(walk, "DELETE FROM explanations")
    await raised(walk, learner, "What is a set?", community="house/main")
    await _noticed(walk, "of-the-house")


async def _noticed(walk: Walk, scene: str) -> None:
    walk.clock.advance(hours=2)
    house = walk.guest.house.dispatch
    await jobs.tell_staff(house.house, walk.clock.now())
    await house.recover()
    walk.keep(scene)


def _database(walk: Walk) -> Database:
    return walk.guest.house.dispatch.house.database


async def in_class(walk: Walk, guest: Guest) -> None:
    """Have somebody be in a class."""
    await number_of(guest)
    cohort = await class_of(walk)
    who, now = await number_of(guest), walk.clock.now()
    await _database(walk).write(cohorts.join, cohort.id, who, guest.name.title(), "code", now, **ABILITY)


async def raised(
    walk: Walk,
    guest: Guest,
    words: str,
    *,
    item: str = AT,
    attempt: str = "",
    community: str = "",
    id_: str = "",
) -> None:
    """Have somebody have raised a question: the nth of this walk is `question-N`."""
    walk.clock.advance(seconds=30)
    async with _database(walk).transaction() as connection:
        count = (await connection.execute(text("SELECT count(*) FROM help_questions"))).scalar_one()
    made = Question(
        id=id_ or f"question-{count + 1}",
        learner=await number_of(guest),
        community=community or f"{guest.platform}/{OWNER.community}",
        course=PYTHON,
        item=item,
        text=words,
        attempt=attempt,
        at=walk.clock.now(),
    )
    await _database(walk).write(questions.raise_, made)
