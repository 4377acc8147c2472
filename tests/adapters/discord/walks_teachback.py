"""Walks through teach-back: a lesson is explained to a curious pupil, by what the lesson says itself and with a model."""

from collections.abc import Callable
from dataclasses import replace

from core.chat import Filled
from core.features.teachback.rules import LONGEST
from core.llm import Bound, Budget, Call
from core.llm.failures import Faulty
from core.tutoring import MODEL
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_voice import Echo
from tests.core.features.doings import MEMORY, PYTHON, course_of, did
from tests.core.features.teachback.scenes import ASKS, PART, WHOLE, WRONG, judged, rubric, script, student
from tests.core.features.teachback.test_with_a_model import DECIDES, SOLUTION
from tests.core.llm.scripted import Said as Answered
from tests.core.llm.scripted import ScriptedModel
from tests.speaking import agree

THROUGH_LISTS = 6
"""Lessons of the Python course that end with lists."""
ELSEWHERE = "My grandmother bakes a cake with apples every Sunday and then the whole family comes."
UNREAD = {
    "short": "A list changes.",
    "no-words": "🙂🙂🙂",
    "empty": "",
    "too-long": "word " * (LONGEST // 4),
    "language": "Una lista es como una caja y las cosas que hay en la caja son los elementos.",
}
COPIED = (
    "There is a simple cure, and it is a strong one. Judge later, not right after studying. And before you judge, "
    "try: look only at the question and see what comes."
)
ASKS_IN_SPANISH = "Has dicho “one list with two names”. ¿Por qué se ve el cambio por los dos?"
PROGRAM = "```python\ndef twice(n):\n    return 2 * n\n```"


async def without_model(walk: Walk) -> None:
    """Everything that is said where nobody but the lesson itself asks and judges."""
    await did(walk.guest, PYTHON)
    await walk.call("nothing-yet", "teach")
    await did(walk.guest, PYTHON, lessons=THROUGH_LISTS)
    await walk.call("unknown", "teach", lesson="xylophone")
    await walk.call("several", "teach", lesson="working")
    await walk.call("task", "teach", lesson="Lists")
    await walk.press("stopped", "teachback.stop")
    await walk.call("", "teach")
    first = walk.guest.form().id
    for fault, words in UNREAD.items():
        await walk.fill(f"unread-{fault}", words)
    await walk.fill("asked-about-a-part", PART)
    await walk.do("moved-on", Filled(first, {"words": "An answer from long ago."}))
    await walk.hear("no-answer", "no idea" if walk.guest.language == "en" else "ni idea")
    await walk.hear("asked-deeper", "b = a does not make a second list, it is one more label for it.")
    await walk.press("more-to-say", "teachback.enough")
    await walk.press("", "teachback.start")
    await walk.fill("asked-in-doubt", WRONG)
    await walk.press("doubtful", "teachback.enough")
    await _whole(walk)
    await walk.call("", "teach", lesson="Loops")
    await walk.fill("asked-about-something-else", ELSEWHERE)
    await walk.press("off-topic", "teachback.enough")
    await walk.call("", "teach", lesson="functions")
    await walk.fill("asked-to-begin", PROGRAM)
    await _of_memory(walk)
    await _gone(walk)


async def _whole(walk: Walk) -> None:
    """All of it is well said, and the first points are earned."""
    await walk.call("", "teach", lesson="Lists")
    await walk.fill("asked-once-more", WHOLE)
    await walk.hear("well-done", "Because both names lead to the same list.")


async def _of_memory(walk: Walk) -> None:
    """A lesson without code, the last one of its course, to which somebody listens."""
    dispatch = walk.guest.house.dispatch
    before = dispatch.house
    dispatch.house = replace(before, speech=Echo(""))
    course = course_of(walk.guest.house, MEMORY)
    await did(walk.guest, MEMORY, lessons=len(course.lessons))
    await walk.call("task-to-be-spoken", "teach", lesson="Do I really know it?")
    await walk.fill("unread-copied", COPIED)
    await walk.fill(
        "asked-of-memory", "You judge how well you know it too early and too well, because it feels easy."
    )
    await walk.press("quiz-follows", "teachback.enough")
    dispatch.house = before


async def _gone(walk: Walk) -> None:
    await walk.act("too-late", "teachback.enough", course=PYTHON, lesson="lists")
    await walk.act("gone", "teachback.told", course=PYTHON, lesson="alchemy", number=0)
    await walk.act("gone-before", "teachback.start", course=PYTHON, lesson="alchemy")


async def with_model(walk: Walk) -> None:
    """A model asks, judges and tries the explanation; and where it does not."""
    dispatch, before = walk.guest.house.dispatch, walk.guest.house.dispatch.house
    short = replace(rubric(example="more"), coverage=judged("more", why="Say also what else a list can do."))
    asks = ASKS if walk.guest.language == "en" else ASKS_IN_SPANISH
    _speaks(walk, script(rubric=short, tutee=asks))
    await did(walk.guest, PYTHON, lessons=THROUGH_LISTS)
    await walk.call("", "teach", lesson="Lists")
    await walk.fill("asked-before-it-may", PART)
    await walk.press("asks-to-agree", "teachback.enough")
    await agree(walk.guest.house, walk.guest.platform, walk.guest.name)
    await walk.call("", "teach", lesson="Lists")
    await walk.fill("asked", PART)
    await walk.press("judged", "teachback.enough")
    for scene, code, missed in (
        (
            "student-solves-some",
            "number = int(input())\nprint('right')",
            "What to do with the other numbers.",
        ),
        ("student-solves-all", SOLUTION, ""),
    ):
        _speaks(walk, script(tutee="", rubric=rubric(), student=student(code, missed)))
        await walk.call("", "teach", lesson="decisions")
        await walk.fill("", DECIDES)
        await walk.press(scene, "teachback.enough")
    _speaks(walk, lambda _: Faulty("503"))
    await walk.call("", "teach", lesson="Lists")
    await walk.fill("asked-while-away", PART)
    await walk.press("judged-while-away", "teachback.enough")
    dispatch.house = replace(dispatch.house, budget=Budget(learner=Bound(1)))
    await walk.call("", "teach", lesson="Lists")
    await walk.fill("asked-when-spent", PART)
    dispatch.house = before


def _speaks(walk: Walk, said: Callable[[Call], Answered]) -> None:
    dispatch = walk.guest.house.dispatch
    purposes = (*(one for one in dispatch.house.purposes if one.name != MODEL.name), MODEL)
    dispatch.house = replace(dispatch.house, model=ScriptedModel(said), purposes=purposes)
