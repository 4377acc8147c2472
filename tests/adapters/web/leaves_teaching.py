"""What is leafed through on the instructors' pages: each page once, and what it says when something is not done."""

from dataclasses import replace
from pathlib import Path

import core.words
from bot import plugins
from core.authoring.proposing import Proposal
from core.chat import Cell, Column, Media, Page, Table
from core.course.files.fault import Place
from core.features.authoring import import_views
from core.features.authoring.telling import sections
from core.features.desk import page_views
from core.features.desk.views import TOLD
from core.features.drafting.made import seen_as
from core.interchange.fault import Reason, fault
from core.roles import HOUSE, Role
from core.store import consents, drafts
from core.store.desk import Waiting
from core.store.jobs import Job, State
from core.tutoring import MODEL
from core.words.language import ENTRY
from tests.adapters.discord import walks_drafting, walks_teaching
from tests.adapters.discord.others import number_of, other
from tests.adapters.discord.walks_around import OWNER
from tests.adapters.discord.walks_desk import foreseen, grant, here, recorded, school, served
from tests.adapters.web.leafing import Leafing
from tests.core.features.authoring.scenes import zipped
from tests.core.features.doings import MEMORY
from tests.core.features.study.scenes import author
from tests.core.interchange.test_course_files import QUIZ
from tests.core.interchange.test_words import VALUES

SAID = "\n".join(
    (folder / "en.ftl").read_text("utf-8")
    for folder in (Path(core.words.__file__).parent, *(one.words for one in plugins.features()))
)

VALUED = {**VALUES, "found": 7, "most": 64, "least": 3}


async def opened(leaf: Leafing) -> None:
    """A server that is known by its name, and who manages it."""
    await school(leaf.walk)
    leaf.walk.guest.membership = OWNER
    await leaf.walk.call("", "course log")
    leaf.walk.hall.members[f"{OWNER.community}/{leaf.walk.guest.name}"] = OWNER


# ── the pages themselves ─────────────────────────────────────────────────────────────────────────────────────


async def desk(leaf: Leafing) -> None:
    """The first page, who teaches, and the log with every act there is."""
    walk = leaf.walk
    await opened(leaf)
    await leaf.page("first-empty", "")
    await leaf.page("log-empty", "log")
    await leaf.page("missing", "nowhere")
    with foreseen(), served(walk):
        await leaf.page("staff", "staff")
        await leaf.send("invited", "staff/invite", "staff", role="1")
        await leaf.send("invited-nobody", "staff/invite", "staff", role="9")
        grace = await other(walk, "grace")
        await grant(walk, grace, role=Role.ADMIN)
        await leaf.page("staff-with-invitations", "staff")
        await leaf.send("withdrawn", "staff/withdraw", "staff", invite="none")
        await leaf.send("removed", "staff/remove", "staff", learner=str(await number_of(grace)))
        await leaf.send("removed-already", "staff/remove", "staff", learner=str(await number_of(grace)))
    acts = sorted(id_.removeprefix("act-") for id_ in ENTRY.findall(SAID) if id_.startswith("act-"))
    half = len(acts) // 2
    for some, role in ((acts[:half], Role.ADMIN), (acts[half:], Role.OPERATOR)):
        await recorded(walk, some, here(walk), None, role)
    for names in (TOLD[:10], TOLD[10:]):
        told: dict[str, str] = {str(name): "bread" for name in names}
        await recorded(walk, ["course-edit"], here(walk), None, Role.ADMIN, told)
    await leaf.page("log-of-all-acts", "log")
    await leaf.page("log-of-all-acts-older", f"log?before={len(acts) - 40}")
    await leaf.page("first", "")
    waiting = page_views.first(
        Waiting(drafts=3, questions=2, work=1), [], "Study hall", walk.guest.language, None, walk.say
    )
    leaf.show("first-with-what-waits", waiting)
    leaf.say("no-course", walk.say("desk-no-course"))
    elsewhere = Leafing(walk, HOUSE, leaf.sheets)
    teacher, walk.guest = walk.guest, await other(walk, "olga")
    await grant(walk, walk.guest, HOUSE, Role.ADMIN)
    await elsewhere.page("staff-of-parley-itself", "staff")
    walk.guest = teacher


# ── courses ──────────────────────────────────────────────────────────────────────────────────────────────────


async def courses(leaf: Leafing) -> None:
    """Courses of one's own."""
    walk = leaf.walk
    await opened(leaf)
    await leaf.page("none", "courses")
    await leaf.send("no-title", "courses/create", "courses", title=" ", language="en")
    await leaf.send("begun", "courses/create", "courses", title="Bread", language=walk.guest.language)
    await leaf.page("import-form", "import")
    await leaf.send("no-file", "import/look", "import")
    await looked(leaf, "import-looked-at", "sample.zip", zipped())
    await walks_teaching.sample(walk)
    await walks_teaching.versions(walk)
    await leaf.page("all", "courses")
    await leaf.page("one", "courses/sample")
    await leaf.page("import-into", "courses/sample/import")
    await looked(leaf, "import-into-looked-at", "quiz.gift", QUIZ.encode(), into="courses/sample")
    await leaf.page("publish", "courses/sample/publish")
    await leaf.page("older-version", "courses/sample/versions/2")
    await leaf.page("export", "courses/sample/export?format=gift")
    await leaf.page("export-in-no-such-format", "courses/sample/export?format=pdf")
    await leaf.send("trial", "courses/sample/try", "courses/sample/publish")
    await leaf.send("archived", "courses/sample/archive", "courses/sample")
    await leaf.page("not-yours", f"courses/{MEMORY}")
    await _looks(leaf)


async def _looks(leaf: Leafing) -> None:
    """A file that is being looked at, and how that may end."""
    walk = leaf.walk
    file = Media.of("quiz.gift", "application/octet-stream", QUIZ.encode() + b"\n\nIs it? {T}")
    await leaf.send("being-looked-at", "courses/bread/import/look", "courses/bread/import", file=file)
    at = leaf.at
    await leaf.send("look-stopped", f"{at}/stop", at)
    await leaf.page("look-of-none", f"{at.rpartition('/')[0]}/none")
    now = walk.clock.now()
    for gone in ("file", "course", ""):
        job = Job(id="1", kind="course-look", community=leaf.community, by=1, state=State.FAILED, done=0, total=0, given={"name": "quiz.gift"}, result={"gone": gone}, at=now)  # fmt: skip
        leaf.show(f"look-ended-{gone or 'by-a-bug'}", import_views.unfinished(None, job, walk.say))


async def looked(leaf: Leafing, scene: str, name: str, content: bytes, into: str = "") -> None:
    """See what would come of a file."""
    path = f"{into}/import" if into else "import"
    file = Media.of(name, "application/octet-stream", content)
    await leaf.send("", f"{path}/look", path, file=file)
    await leaf.walk.guest.house.run_jobs()
    await leaf.page(scene, leaf.at)


async def imports(leaf: Leafing) -> None:
    """Everything that may be wrong with a file."""
    await opened(leaf)
    every = tuple(fault(Place("quiz.gift", at), one, **VALUED) for at, one in enumerate(Reason, 1))
    stopped = Proposal(course_id="bread", title="Bread", faults=every)
    say = leaf.walk.say
    for number, some in enumerate((every[:40], every[40:])):
        found = sections(replace(stopped, faults=some), say)
        tables = tuple(
            Table(one.heading, (Column(say("authoring-place")), Column(say("authoring-what"))), tuple((Cell(line.place), Cell(line.text)) for line in one.lines))
            for one in found
        )  # fmt: skip
        leaf.show(f"faults-{number}", Page(title=say("authoring-stopped", title="Bread"), blocks=tables))


async def drafting(leaf: Leafing) -> None:
    """Items changed by forms, and questions that a model made."""
    walk = leaf.walk
    await opened(leaf)
    await leaf.page("nothing-waits", "drafts")
    await walks_teaching.sample(walk)
    await leaf.page("items", "courses/sample/items")
    await leaf.send("found", "courses/sample/items/find", "courses/sample/items", find="print")
    await leaf.send("none-found", "courses/sample/items/find", "courses/sample/items", find="zebras")
    for item in ("pick-one", "double"):
        await leaf.page(item, f"courses/sample/items/{item}/edit")
    await _edited(leaf)
    await _made(leaf)


async def _edited(leaf: Leafing) -> None:
    page, hidden = "courses/sample/items/pick-one/edit", {"part": "question", "seen": "1", "case": ""}
    values = {"prompt": "Which of these three is a number?", "difficulty": "1", "explanation": "Digits are."}
    path = "courses/sample/items/pick-one"
    await leaf.send("would-change", f"{path}/preview", page, hidden={**hidden, **values})
    await leaf.send("changed", f"{path}/save", page, hidden={**hidden, **values})
    await leaf.send("not-understood", f"{path}/preview", page, hidden={**hidden, "seen": "2"}, prompt=" ")


async def _made(leaf: Leafing) -> None:
    walk = leaf.walk
    dispatch = walk.guest.house.dispatch
    dispatch.house = replace(dispatch.house, model=author())
    database = dispatch.house.database
    await database.write(consents.decide, await number_of(walk.guest), MODEL.name, True, walk.clock.now())
    await walks_drafting.generate(walk, "")
    await walk.guest.house.run_jobs()
    await leaf.page("waiting", "drafts")
    first, second, *_ = await database.read(drafts.waiting_ids, leaf.community)
    await leaf.page("draft", f"drafts/{first}")
    found = await database.read(drafts.find, leaf.community, first)
    assert found is not None
    hidden = {"draft": first, "seen": seen_as(found)}
    await leaf.send("accepted", "drafts/decide", f"drafts/{first}", hidden={**hidden, "as": "accept"})
    await leaf.send("decided-already", "drafts/decide", f"drafts/{first}", hidden={**hidden, "as": "drop"})
    stale = {"draft": second, "seen": "none"}
    await leaf.send("changed-meanwhile", "drafts/change", f"drafts/{second}", hidden=stale, prompt="Why?")
    await leaf.send("placing", "drafts/preview", "drafts", hidden={"course": "sample"})
    await leaf.page("decided", f"drafts/{first}")
