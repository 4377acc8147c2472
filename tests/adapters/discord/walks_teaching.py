"""Walks through courses of one's own: begun, imported, published, brought back, put away, exported, tried out."""

from collections.abc import Mapping
from dataclasses import replace

from core.authoring.proposing import Proposal
from core.authoring.stages import Stage
from core.chat import Called, Media
from core.features.authoring import dry_run_views, trial_views, views
from core.features.authoring.values import Looked
from core.interchange.changes import Changed, Changes, Part, PartChanges, Renamed
from core.shelf import packed
from core.store import taught
from core.store.jobs import Job, State
from core.store.taught import TaughtCourse
from tests.adapters.discord.others import other
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_around import MEMBER, OWNER
from tests.adapters.discord.walks_desk import here, school
from tests.core.features.authoring.scenes import FILES, changed, zipped
from tests.core.features.doings import PYTHON, course_of
from tests.core.interchange.test_course_files import QUIZ

NOTES = (
    "import/bread.gift",
    "edit/judge",
    "drafts/3",
    "case/double",
    "roll-back/1",
    "edit/say",
    "edit/weigh",
)
"""What the versions say of themselves."""


async def imported(walk: Walk, scene: str, name: str, content: bytes, **options: str) -> None:
    """Import a file."""
    await walk.do(scene, Called("course import", options), {name: content})


async def sample(walk: Walk, files: Mapping[str, bytes] = FILES) -> None:
    """The sample course, kept by the server and published."""
    await imported(walk, "", "sample.zip", zipped(files))
    await walk.press("", "authoring.keep", publish="yes")


async def courses(walk: Walk) -> None:
    """From the first course that is begun to one that is put away."""
    await school(walk)
    walk.guest.membership = OWNER
    await walk.call("none", "course publish")
    await walk.act("none-listed", "authoring.list")
    await _begin(walk)
    await _import(walk)
    await _publish(walk)
    await _export(walk)
    await _archive(walk)
    _shown(walk)


async def _begin(walk: Walk) -> None:
    """Begin a course in which there is nothing yet."""
    await walk.call("no-title", "course create", title=" ")
    await walk.call("long-title", "course create", title="a" * 101)
    await walk.call("no-such-language", "course create", title="Bread", language="klingon")
    await walk.call("created", "course create", title="Bread", language=walk.guest.language)
    await walk.press("open-draft", "authoring.open")
    await walk.press("nothing-to-publish", "authoring.publish")
    await walk.press("left", "authoring.leave")
    await walk.press("list", "authoring.list")
    await walk.call("no-questions-to-export", "course export", format="gift")


async def _import(walk: Walk) -> None:
    """Import files, sound and broken."""
    await walk.call("no-file", "course import")
    await walk.do("several-files", Called("course import"), {"a.md": b"# A", "b.md": b"# B"})
    await imported(walk, "import-a-quiz", "quiz.gift", QUIZ.encode(), course="bread")
    await walk.press("kept", "authoring.keep")
    await imported(walk, "import-a-course", "sample.zip", zipped())
    await walk.press("published", "authoring.keep", publish="yes")
    await imported(walk, "import-the-same", "sample.zip", zipped(), course="a sample")
    broken = changed(b"difficulty: 1", b"difficulty: 9")
    await imported(walk, "import-broken", "sample.zip", zipped(broken), course="a sample")
    sums = "\n\n".join(f"How many are {n} apples and {n} pears? {{#{2 * n}}}" for n in range(2, 40))
    await imported(walk, "import-much", "sums.gift", sums.encode(), course="bread")
    await imported(walk, "import-into-which", "sums.gift", sums.encode(), course="a")
    await imported(walk, "import-into-none", "sums.gift", sums.encode(), course="zebras")


async def made(walk: Walk) -> None:
    """What learners meet of a course that came out of a quiz."""
    await school(walk)
    walk.guest.membership = OWNER
    quiz = f"{QUIZ}\nIs bread baked? {{T}}\n\nIs dough baked? {{F}}\n\n{QUIZ.replace('?', '? And why?')}"
    await imported(walk, "what-was-made-up", "bread.gift", quiz.encode())
    await walk.press("", "authoring.keep", publish="yes")
    walk.guest = await other(walk, "grace")
    walk.guest.membership = MEMBER
    await walk.call("course", "courses", course="bread")
    await walk.press("open", "courses.open", course="bread")
    await walk.press("lesson", "courses.begin")
    await walk.press("question", "lesson.open")
    await walk.press("answered-wrongly", "lesson.answer", option=2)
    await walk.press("next-question", "lesson.open", step=2)
    await walk.press("answered-rightly", "lesson.answer")
    await walk.call("progress", "progress")


async def versions(walk: Walk, course: str = "sample") -> None:
    """More versions than a page of them holds, one of each kind."""
    database, seen = walk.guest.house.dispatch.house.database, 1
    for note in NOTES:
        walk.clock.advance(days=1)
        now, archive = (
            walk.clock.now(),
            packed(changed(b"difficulty: 1", f"difficulty: {1 + seen % 3}".encode())),
        )
        await database.write(
            taught.add_version, course, "A sample", archive, seen=seen, note=note, by=None, now=now
        )
        seen += 1


async def _publish(walk: Walk) -> None:
    """Publish what is newest, and bring back what was before."""
    await walk.call("published-already", "course publish", course="a sample")
    await versions(walk)
    await walk.call("which", "course versions")
    await walk.call("versions", "course versions", course="a sample")
    await walk.press("older", "authoring.versions", page=1)
    await walk.press("newer", "authoring.versions", page=0)
    await walk.press("look-at-an-older-one", "authoring.version")
    await walk.press("brought-back", "authoring.bring-back")
    await walk.press("publish", "authoring.publish")
    await walk.press("trial", "authoring.try")
    trial = next(one.action for one in walk.guest.choices() if one.action.verb == "authoring.tried")
    await walk.press("trial-so-far", "authoring.tried")
    await walk.guest.house.run_jobs()
    await walk.act("trial-done", trial.verb, **trial.arguments)
    await walk.act("trial-gone", "authoring.tried", job="none")
    await walk.act("somebody-was-faster", "authoring.published", id="sample", seen=3)
    await walk.press("publish-anew", "authoring.published")
    await walk.act("not-yours", "authoring.open", id="python-first-steps")
    await walk.act("no-such-version", "authoring.version", id="sample", number=99)
    await walk.act("learnt-and-ahead", "authoring.list")


async def _export(walk: Walk) -> None:
    """Take a course along."""
    await walk.call("export", "course export", course="a sample")
    await walk.call("export-questions", "course export", format="gift", course="a sample")


async def _archive(walk: Walk) -> None:
    """Put a course away, and take it up again."""
    await walk.call("ask-archive", "course archive", course="a sample")
    await walk.press("archived", "authoring.archived")
    await walk.call("archived-already", "course archive", course="a sample")
    await walk.press("restored", "authoring.restore")
    await walk.call("", "course archive", course="bread")
    await walk.press("", "authoring.archived")
    await walk.act("list-with-what-is-archived", "authoring.list")


def _shown(walk: Walk) -> None:
    """Every kind of change, with those who learn the course, and programs that are wrong, or could not be run."""
    row = TaughtCourse(
        course="sample",
        community=here(walk),
        title="A sample",
        state=taught.State.PUBLISHED,
        version=1,
        newest=1,
        changed_at=walk.clock.now(),
    )
    proposal = Proposal(
        course_id="sample",
        title="A sample",
        changes=every_change(),
        course=course_of(walk.guest.house, PYTHON),
    )
    look = Looked(proposal, row, 2, Media.of("sample.zip", "application/zip", b"zip"))
    walk.show("every-kind-of-change", *dry_run_views.of_import(look, walk.say, meanwhile=True).blocks)
    faults = {"run": 3, "faults": [["challenges/double/reference.py:1", "It prints 3, and not 4."]]}
    job = Job(
        id="1",
        kind="course-try",
        community=here(walk),
        by=1,
        state=State.DONE,
        done=3,
        total=3,
        given={},
        result=faults,
        at=walk.clock.now(),
    )
    walk.show("programs-are-wrong", *trial_views.so_far(row, job, walk.say).blocks)
    failed = replace(job, state=State.FAILED, result={})
    for stage in Stage:
        walk.show(f"looking-{stage.value}", *views.looking("bread.gift", stage, walk.say).blocks)
    walk.show("trial-failed", *trial_views.so_far(row, failed, walk.say).blocks)


def every_change() -> Changes:
    """Of each kind of part, one that is new, changed, gone, and renamed in both ways."""

    def parts(title: str) -> PartChanges:
        part = Part(title.casefold().replace(" ", "-"), title)
        return PartChanges(
            added=(part,),
            changed=(Changed(part, ("title", "summary")),),
            removed=(part,),
            renamed=(Renamed(part, "dough", True), Renamed(part, "crust", False)),
            unchanged=4,
        )

    return Changes(
        new=False,
        course=("title", "language"),
        order=True,
        lessons=parts("Baking bread"),
        items=parts("What does salt do?"),
        skills=parts("Kneading"),
        misconceptions=parts("Salt feeds the yeast"),
    )
