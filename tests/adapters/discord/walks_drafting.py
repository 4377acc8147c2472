"""Walks through edits by form, and through questions that a model made, from the document to the course."""

from collections.abc import Mapping
from dataclasses import replace

from core.authoring.proposing import Proposal
from core.chat import Called, Filled
from core.errors import LearnerError
from core.features.drafting import change_views, generating_views, queue_views
from core.features.drafting.gate import Trial
from core.features.drafting.jobs import Came, Given
from core.features.drafting.parts import Part
from core.features.drafting.weighing import Edit, Weighed
from core.interchange.existing import Group
from core.llm import Bound, Budget
from core.plain import to_plain
from core.shelf import packed
from core.store import consents, taught
from core.store.drafts import DraftItem
from core.store.drafts import State as DraftState
from core.store.jobs import Job, State
from core.store.switches import Switched
from core.store.taught import TaughtCourse
from core.switches import MODEL as MODEL_SWITCH
from core.tutoring import MODEL
from tests.adapters.discord.others import number_of
from tests.adapters.discord.product import Guest, Walk
from tests.adapters.discord.walks_around import OWNER
from tests.adapters.discord.walks_desk import here, school
from tests.adapters.discord.walks_teaching import every_change, sample
from tests.core.course.sample import SAMPLE
from tests.core.features.authoring.scenes import FILES
from tests.core.features.doings import course_of
from tests.core.features.study.scenes import NOTES, author

ITEMS = ("pick-one", "pick-many", "judge", "say", "weigh", "fill", "predict", "order", "double")
"""An item of each type."""
DOCUMENT = f"{NOTES}\n".encode()


async def filled(walk: Walk, scene: str, **values: str) -> None:
    """Fill in some fields of the form that is open; the others are sent as they stand."""
    form = walk.guest.form()
    there = {one.name: one.value for one in form.fields}
    assert values.keys() <= there.keys(), there.keys()
    await walk.do(scene, Filled(form.id, {**there, **values}))


async def editing(walk: Walk) -> None:
    """From an item that is looked for to one that is saved."""
    await school(walk)
    walk.guest.membership = OWNER
    await walk.call("no-course", "course item edit")
    await walk.call("", "course create", title="Bread", language="en")
    await walk.call("no-items", "course item edit")
    await sample(walk)
    await walk.call("which-course", "course item edit")
    await walk.press("items", "drafting.list", course="sample")
    await walk.call("which-item", "course item edit", item="print")
    await walk.call("no-such-item", "course item edit", item="zebras")
    await _forms(walk)
    await _mistakes(walk)
    await _saved(walk)
    await _cases(walk)
    await _overtaken(walk)
    await _shown(walk)


async def _forms(walk: Walk) -> None:
    """Each kind of item with its forms."""
    for item in ITEMS:
        await walk.call(item, "course item edit", item=item)
        if item != "double":
            await walk.press(f"{item}-answers", "drafting.form", part="answers")
    await walk.call("", "course item edit", item="pick-one")
    await walk.press("form-of-a-question", "drafting.form", part="question")
    await walk.call("", "course item edit", item="pick-one")
    await walk.press("form-of-hints", "drafting.form", part="hints")
    await walk.call("", "course item edit", item="double")
    await walk.press("form-of-a-challenge", "drafting.form", part="question")
    await walk.call("", "course item edit", item="double")
    await walk.press("form-of-hints-of-a-challenge", "drafting.form", part="hints")


async def _tried(walk: Walk, scene: str, item: str, part: str, **values: str) -> None:
    """See what would change by a form."""
    await walk.act("", "drafting.form", course="sample", item=item, part=part)
    await filled(walk, scene, **values)


async def _mistakes(walk: Walk) -> None:
    """What cannot be understood stays in the form."""
    for scene, item, part, values in (
        ("nothing-in-a-field", "pick-one", "question", {"prompt": " "}),
        ("no-such-difficulty", "pick-one", "question", {"difficulty": "9"}),
        ("line-without-a-sign", "pick-one", "answers", {"answers": "seven\n= 7"}),
        ("none-is-right", "pick-one", "answers", {"answers": "~ 7\n~ seven"}),
        ("several-are-right", "pick-one", "answers", {"answers": "= 7\n= seven\n~ six"}),
        ("not-a-number", "weigh", "answers", {"answers": "= fast"}),
        ("which-blank", "fill", "answers", {"answers": "= noun: word"}),
        ("no-number-is-right", "weigh", "answers", {"answers": "~ 98.1"}),
        ("several-outputs-are-right", "predict", "answers", {"answers": "= 2\n= 3"}),
        ("prints-something-else", "predict", "answers", {"answers": "= 3\nend\n~ 1\nend"}),
        ("nothing-changes", "judge", "question", {}),
    ):
        await _tried(walk, scene, item, part, **values)
    await walk.act("item-gone", "drafting.item", course="sample", item="none")
    await walk.act("changed-though-gone", "drafting.again", course="sample", item="none", part="question", seen=1, values={"prompt": "What?"})  # fmt: skip


async def _saved(walk: Walk) -> None:
    """Change a question, of a course in each state."""
    await _tried(
        walk, "would-be-published", "pick-one", "question", prompt="Which of these three is a number?"
    )
    await walk.press("change-once-more", "drafting.again")
    await filled(walk, "", prompt="Which of these three is a number?")
    await walk.press("published", "drafting.save")
    await kept(walk, "It assigns.", "It binds.")
    await _tried(walk, "would-come-beside", "pick-one", "question", difficulty="2")
    await walk.press("came-beside", "drafting.save")
    for state in (taught.State.DRAFT, taught.State.ARCHIVED):
        await put(walk, state)
        await walk.act(f"item-of-a-course-{state.value}", "drafting.item", course="sample", item="pick-one")
        difficulty = "3" if state is taught.State.DRAFT else "4"
        await _tried(walk, f"would-be-{state.value}", "pick-one", "question", difficulty=difficulty)
        await walk.press(f"kept-{state.value}", "drafting.save")


async def put(walk: Walk, state: taught.State) -> None:
    """Have the course be a draft, published or archived."""
    database = walk.guest.house.dispatch.house.database
    row = await database.read(taught.find, "sample", here(walk))
    assert row is not None
    await database.write(taught.set_state, row, state, walk.clock.now())


async def kept(
    walk: Walk, old: str, new: str, by: Guest | None = None, item: str = "items/names.yaml"
) -> None:
    """Have somebody else keep a version in which one text is another."""
    database, now = walk.guest.house.dispatch.house.database, walk.clock.now()
    row = await database.read(taught.find, "sample", here(walk))
    assert row is not None
    files = {**FILES, item: SAMPLE[item].replace(old, new, 1).encode()}
    who = await number_of(by) if by else None
    await database.write(
        taught.add_version,
        "sample",
        "A sample",
        packed(files),
        seen=row.newest,
        note="edit/say",
        by=who,
        now=now,
    )


async def _cases(walk: Walk) -> None:
    """Change, write and remove a case."""
    await walk.act("cases", "drafting.cases", course="sample", item="double")
    await walk.press("form-of-a-case", "drafting.form", case="two")
    await filled(walk, "reference-fails", expected="5")
    await walk.act("", "drafting.form", course="sample", item="double", part="case", case="two")
    await filled(walk, "not-json", expected="a b")
    await walk.act("", "drafting.form", course="sample", item="double", part="case", case="two")
    await filled(walk, "case-double", name="nothing")
    await walk.act("case-gone", "drafting.form", course="sample", item="double", part="case", case="three")
    await walk.act("", "drafting.form", course="sample", item="double", part="case", case="nothing")
    await walk.press("case-removed", "drafting.change", removes="yes")
    await walk.act("new-case", "drafting.form", course="sample", item="double", part="case")
    await filled(walk, "new-case-looked-at", name="five", input="[5]", expected="10", catches="Five is odd.")
    await walk.press("", "drafting.save")
    await put(walk, taught.State.PUBLISHED)


async def _overtaken(walk: Walk) -> None:
    """Two change the same item."""
    await walk.act("", "drafting.form", course="sample", item="say", part="question")
    form = walk.guest.form()
    await kept(walk, "It assigns.", "It ties a value to a name.")
    there = {one.name: one.value for one in form.fields}
    await walk.do("overtaken", Filled(form.id, {**there, "prompt": "What is `=` called here?"}))
    broken = replace_in(FILES, "items/names.yaml", b"- id: say", b"- id: [say")
    row = await walk.guest.house.dispatch.house.database.read(taught.find, "sample", here(walk))
    assert row is not None
    await walk.guest.house.dispatch.house.database.write(
        taught.add_version, "sample", "A sample", packed(broken), seen=row.newest, note="edit/say", by=None, now=walk.clock.now()
    )  # fmt: skip
    await walk.act("broken-course", "drafting.item", course="sample", item="say")


def replace_in(files: Mapping[str, bytes], name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    """The files, in one of which something is written otherwise."""
    return {**files, name: files[name].replace(old, new, 1)}


async def _shown(walk: Walk) -> None:
    """A case that was mended in what learners have, and a program that nobody could try."""
    row = TaughtCourse(
        course="sample", community=here(walk), title="A sample", state=taught.State.PUBLISHED, version=4, newest=4, changed_at=walk.clock.now()
    )  # fmt: skip
    edit = Edit(course="sample", item="double", part=Part.CASE, seen=4, case="two")
    before: Group = {"cases": [{"name": "two", "call": [2]}]}
    after: Group = {"cases": [{"name": "two", "call": [3]}]}
    weighed = Weighed(edit=edit, course=row, base=before, before=before, after=after)
    walk.show("case-saved", *change_views.saved(weighed, 5, walk.say).blocks)
    walk.show("nobody-tried", *change_views.remarks(replace(weighed, trial=Trial(away=True)), walk.say))


async def making(walk: Walk) -> None:
    """From a document to questions in a course."""
    await school(walk)
    walk.guest.membership = OWNER
    await generate(walk, "no-model")
    house = walk.guest.house
    house.dispatch.house = replace(house.dispatch.house, model=author())
    await walk.call("no-document", "course generate")
    await generate(walk, "no-course")
    await sample(walk)
    await walk.call("nothing-waits", "course drafts")
    await _asked(walk)
    await _queue(walk)
    await walk.refused("not-a-question", LearnerError("drafting-not-a-question"))
    await _placed(walk)
    _changed(walk)
    _made(walk)


async def generate(walk: Walk, scene: str, content: bytes = DOCUMENT, **options: str) -> None:
    """Have questions made of a document."""
    await walk.do(scene, Called("course generate", options), {"bees.md": content})


async def _asked(walk: Walk) -> None:
    """Ask for questions, and be let."""
    await generate(walk, "may-a-model-read")
    database = walk.guest.house.dispatch.house.database
    await database.write(consents.decide, await number_of(walk.guest), MODEL.name, True, walk.clock.now())
    await generate(walk, "how-many", count="99")
    await generate(walk, "no-text", b"# Bees")
    await generate(walk, "too-little-text", b"# Bees\n\nBees dance for each other.")
    dispatch = walk.guest.house.dispatch
    before = dispatch.house
    off = Switched(name=MODEL_SWITCH, off=True, reason="", at=walk.clock.now())
    before.switches.learn([off])
    await generate(walk, "switched-off")
    before.switches.learn([])
    dispatch.house = replace(before, budget=Budget(everybody=Bound(tokens=0)))
    await generate(walk, "spent")
    dispatch.house = before
    await walk.call("", "course create", title="Bread", language="en")
    await generate(walk, "for-which-course")
    await generate(walk, "begun", course="sample")
    job = next(one.action for one in walk.guest.choices() if one.action.verb == "drafting.job")
    await walk.press("so-far", "drafting.job")
    await walk.guest.house.run_jobs()
    await walk.act("done", job.verb, **job.arguments)
    await walk.act("job-gone", "drafting.job", job="none")
    await walk.act("stopped", "drafting.stop", **job.arguments)


async def _queue(walk: Walk) -> None:
    """Look at what was made, one by one."""
    await walk.call("first", "course drafts")
    await walk.press("form", "drafting.rewrite")
    await filled(walk, "none-is-right", answers="~ near\n~ far")
    await walk.act("draft-gone", "drafting.show", draft="none")
    await walk.call("", "course drafts")
    shown = {one.action.arguments.get("as"): one.action for one in walk.guest.choices()}
    await walk.press("", "drafting.rewrite")
    form = walk.guest.form()
    await filled(walk, "changed", prompt="What does the angle say?")
    there = {one.name: one.value for one in form.fields}
    await walk.do("changed-meanwhile", Filled(form.id, there))
    await walk.press("", "drafting.show")
    await walk.press("accepted", "drafting.decide", **{"as": "accept"})
    await walk.press("dropped", "drafting.decide", **{"as": "drop"})
    await walk.press("all-looked-at", "drafting.decide", **{"as": "accept"})
    await walk.act("decided-already", shown["accept"].verb, **shown["accept"].arguments)
    for state in (DraftState.PLACED, DraftState.DROPPED):
        reply = queue_views.decided_already(replace(_draft(walk), state=state), "Grace", walk.say)
        walk.show(f"decided-already-{state.value}", *reply.blocks)


def _draft(walk: Walk) -> DraftItem:
    return DraftItem(
        id="1",
        community=here(walk),
        course="sample",
        lesson="names",
        source="bees.md",
        passage="Bees dance.",
        made={},
        state=DraftState.WAITING,
        by=None,
        at=walk.clock.now(),
    )


async def _placed(walk: Walk) -> None:
    """Put what was accepted into the course."""
    await walk.call("accepted-ones-wait", "course drafts")
    await walk.press("placing", "drafting.place")
    sure = next(one.action for one in walk.guest.choices() if one.action.verb == "drafting.place")
    await walk.press("placed", "drafting.place")
    await walk.act("none-accepted", sure.verb, **sure.arguments)


def _changed(walk: Walk) -> None:
    """Drafts of questions that are in the course already."""
    proposal = Proposal(
        course_id="sample",
        title="A sample",
        changes=every_change(),
        course=course_of(walk.guest.house, "sample"),
    )
    row = TaughtCourse(
        course="sample", community=here(walk), title="A sample", state=taught.State.PUBLISHED, version=4, newest=4, changed_at=walk.clock.now()
    )  # fmt: skip
    walk.show("placing-what-changes", *queue_views.placing(row, 1, proposal, walk.say).blocks)


def _made(walk: Walk) -> None:
    """How work begins on a long document, and ends that could not be done."""
    begun = generating_views.begun("1", "A sample", "bees.md", 1, walk.say, cut=True)
    walk.show("begun-with-a-long-document", *begun.blocks)
    given = to_plain(Given, Given(course="sample", source="bees.md", count=8, passages=()))
    for why, made, refused in (("gone", 0, 0), ("spent", 1, 1), ("", 0, 3)):
        job = Job(
            id="1",
            kind="draft",
            community=here(walk),
            by=1,
            state=State.FAILED,
            done=0,
            total=8,
            given=given,
            result=to_plain(Came, Came(pieces=1, made=made, refused=refused, why=why)),
            at=walk.clock.now(),
        )
        walk.show(f"ended-{why or 'itself'}", *generating_views.progress(job, walk.say).blocks)
