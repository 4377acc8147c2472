"""Walks along study sets: files that come in and those that cannot, reading them, and what a model makes of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from core.chat import Called, Said
from core.documents import DocumentRefused, Reason
from core.errors import LearnerError
from core.features.study import rules, views
from core.llm import Bound, Budget, Call
from core.llm.failures import Faulty
from core.making.proposals import ProposedQuestion, ProposedQuestions
from core.store.communities import Community, keep
from core.store.studies import Kind, StudySet
from core.tutoring import MODEL, Silence
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_around import MEMBER
from tests.core.documents.files import body, docx, encrypted_pdf, paragraph, pdf, scanned_pdf, sentences
from tests.core.features.doings import PYTHON
from tests.core.features.study.scenes import LESSON, NOTES, SOUND
from tests.core.llm.scripted import Said as Answered
from tests.core.llm.scripted import ScriptedModel
from tests.core.making.scenes import DANCE, FAR, FRISCH, YEAR, read_well
from tests.speaking import agree

BEES = {"bees.md": NOTES.encode()}
NO_MORE = ProposedQuestions(list[ProposedQuestion]())
LONG = "\n\n".join(f"# Part {n}\n\n{sentences(12, f'part {n}')}" for n in range(20)).encode()
SAID = "The longer the waggle lasts, the farther away the food is."
"""What the steps of a lesson rest on."""
QUESTION = "how far away is the food of the bees?"
TOPIC = "the dance of the bees"
SHELF = [
    StudySet(
        id="1f",
        kind=Kind.FILE,
        title="Notes on *bees*",
        name="bees.md",
        at=datetime(2026, 1, 5, tzinfo=UTC),
        passages=2,
    )
]
"""A set as it stands on a shelf where it is hard to get to."""
UNREADABLE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "encrypted": ("thesis.pdf", lambda: encrypted_pdf("secret", "AES-256")),
    "scanned": ("letter.pdf", scanned_pdf),
    "broken": ("half.pdf", lambda: pdf([sentences(20)])[:300]),
    "unknown": ("songs.pdf", lambda: bytes(range(256)) * 10),
    "swells": ("novel.docx", lambda: docx(body(paragraph("a" * 200_000_000)))),
    "empty": ("empty.txt", lambda: b"  \n"),
}
"""Documents that are not read, by the reason; they are made when they are needed."""


async def documents(walk: Walk) -> None:
    """Files that cannot be read, and a shelf on which there is no room."""
    for reason, (name, content) in UNREADABLE.items():
        await walk.do(reason, Called("study"), {name: content()})
    await walk.refused("slow", DocumentRefused(Reason.SLOW, "atlas.pdf"))
    await walk.refused("large", DocumentRefused(Reason.LARGE, "atlas.pdf", most=16))
    for scene, shelf, passages in (
        ("full", SHELF * rules.MOST_SETS, 1),
        ("full-bytes", [replace(SHELF[0], size=rules.MOST_BYTES + 1)], 1),
        ("full-passages", SHELF, rules.MOST_PASSAGES + 1),
    ):
        await walk.refused(scene, _no_room(shelf, passages))


async def shelf(walk: Walk) -> None:
    """What there is without a model: files come in, are read, searched and removed."""
    await walk.call("none", "study")
    await walk.do("read", Called("study"), BEES)
    await walk.do("known", Called("study"), BEES)
    await walk.press("ask-quoted", "study.ask")
    await walk.hear("answered-with-passages", QUESTION)
    await walk.do("read-with-a-question", Said(QUESTION), {"honey.txt": sentences(20, "honey").encode()})
    await walk.do(
        "several",
        Said(""),
        {"long.md": LONG, "water.txt": sentences(20).encode(), "letter.pdf": scanned_pdf()},
    )
    cut = views.added(
        added=[(replace(SHELF[0], cut=True), False)], refused=(), question="", can_make=False, say=walk.say
    )
    walk.show("cut", *cut.blocks)
    await walk.call("shelf", "study")
    await walk.call("named-by-none", "study", name="giraffes")
    await walk.call("opened", "study", name="long")
    await walk.press("later", "study.open", **{"from": rules.ON_A_PAGE})
    await walk.press("passage", "study.passage", number=rules.ON_A_PAGE)
    await walk.press("", "study.open")
    await walk.press("asked-to-remove", "study.remove")
    await walk.press("removed", "study.drop")
    await walk.act("gone", "study.open", study="1f")
    await walk.call("", "study", name="bees")
    study = str(walk.guest.choices()[0].action.arguments["study"])
    await walk.act("made-by-no-model", "study.quiz", study=study)


async def made(walk: Walk) -> None:
    """What a model makes: questions and lessons, and where it makes none."""
    questions = iter((SOUND, NO_MORE, ProposedQuestions([YEAR]), NO_MORE, SOUND, SOUND))
    _speaks(walk, lambda call: _author(call, questions))
    await walk.call("", "start", where=f"join_{PYTHON}")
    await walk.do("read", Called("study"), BEES)
    await walk.press("ask", "study.ask")
    await walk.call("", "study", name="bees")
    await walk.press("undecided", "study.quiz")
    await walk.call("lesson-unknown-undecided", "learn", lesson="xylophone")
    await agree(walk.guest.house, walk.guest.platform, walk.guest.name, given=False)
    await walk.call("", "study", name="bees")
    await walk.press("passage", "study.passage", number=0)
    await walk.press("not-agreed", "study.lesson")
    await agree(walk.guest.house, walk.guest.platform, walk.guest.name)
    await _asks(walk)
    await _teaches(walk)
    await _is_silent(walk)


async def _asks(walk: Walk) -> None:
    """Questions from a set."""
    await walk.call("", "study", name="bees")
    await walk.press("first-question", "study.quiz")
    await _answer(walk, "answered-wrongly", right=False)
    await walk.press("skipped", "study.skip")
    await _answer(walk, "over", right=True)
    await walk.press("again", "study.quiz")
    await walk.press("stopped", "study.stop")
    await walk.press("more-questions", "study.more")
    await walk.refused("enough-items", LearnerError("study-enough-items", most=rules.MOST_ITEMS))
    await walk.refused("busy", LearnerError("study-busy"))


async def _answer(walk: Walk, scene: str, *, right: bool) -> None:
    """Answer whichever question is open."""
    said = walk.guest.words()
    if DANCE.prompt in said or FAR.prompt in said:
        labels = [one.label for one in walk.guest.choices() if one.action.verb == "study.answer"]
        true, false = walk.say("asking-true"), walk.say("asking-false")
        wanted = {DANCE.answer, false} if right else {DANCE.wrong[0].answer, true}
        (label,) = (one for one in labels if one in wanted)
        await walk.guest.press(label)
    else:
        await walk.guest.fill(FRISCH.answer if right else FRISCH.wrong[0].answer)
    walk.keep(scene)


async def _teaches(walk: Walk) -> None:
    """Lessons from a set, and on a topic."""
    await walk.call("", "cancel")
    await walk.call("", "study", name="bees")
    await walk.press("lesson-from-a-file", "study.lesson")
    await walk.press("lesson-runs-code", "study.passage", number=1)
    await walk.press("lesson-ends", "study.passage", number=2)
    await walk.press("recall", "study.quiz")
    await walk.call("", "cancel")
    await walk.call("lesson-unknown", "learn", lesson=TOPIC)
    await walk.press("lesson-on-a-topic", "study.make")
    await walk.press("lesson-opened", "study.open")
    await walk.press("asked-to-remove-a-lesson", "study.remove")
    await walk.press("removed-a-lesson", "study.drop")
    await walk.act("topic-empty", "study.make", topic=" ")
    await walk.act("topic-long", "study.make", topic="bees " * rules.LONGEST_TOPIC)


async def _is_silent(walk: Walk) -> None:
    """Why nothing is made, of a set and on a topic."""
    dispatch = walk.guest.house.dispatch
    house, clock = dispatch.house, dispatch.clock
    await walk.call("", "study", name="bees")
    study = str(walk.guest.choices()[0].action.arguments["study"])
    _speaks(walk, lambda _: NO_MORE)
    await walk.act("unfit", "study.more", study=study)
    _speaks(walk, lambda _: Faulty("503"))
    await walk.act("away", "study.more", study=study)
    await walk.act("away-from-a-topic", "study.make", topic="xylophones")
    dispatch.house = replace(house, budget=Budget(learner=Bound(1)))
    await walk.act("spent", "study.more", study=study)
    dispatch.house = house
    server = Community(platform=walk.guest.platform, id=MEMBER.community, tutor="hints")
    await house.database.write(keep, server, clock.now())
    walk.guest.membership = MEMBER
    await walk.act("dialled-down", "study.more", study=study)
    walk.guest.membership = None
    walk.show("unguarded", *views.not_made(Silence.UNGUARDED, SHELF[0], (), walk.say).blocks)


def _author(call: Call, questions: Iterator[ProposedQuestions]) -> Answered:
    match call.prompt.name:
        case "making/lesson":
            return replace(LESSON, steps=[replace(one, evidence=SAID) for one in LESSON.steps])
        case "making/items":
            return next(questions)
        case "making/solve":
            return read_well(call)
        case name:
            raise AssertionError(f"nobody was to ask {name}")


def _speaks(walk: Walk, script: Callable[[Call], Answered]) -> None:
    dispatch = walk.guest.house.dispatch
    purposes = (*(one for one in dispatch.house.purposes if one.name != MODEL.name), MODEL)
    dispatch.house = replace(dispatch.house, model=ScriptedModel(script), purposes=purposes)


def _no_room(shelf: list[StudySet], passages: int) -> LearnerError:
    try:
        rules.look_for_room(shelf, passages=passages)
    except LearnerError as error:
        return error
    raise AssertionError("there is room")
