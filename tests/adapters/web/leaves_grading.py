"""What is leafed through about submissions and about how classes are doing."""

import zipfile
from io import BytesIO

import pytest

from core.chat import File
from core.features.grading import page_views
from core.features.grading.rules import Place
from core.features.insight import digest_views, groups
from core.features.insight.reader import Reader
from core.insight import overview
from core.similarity.pairs import Likeness
from core.store import assignments
from core.store.assignments import Assignment
from core.teaching import Kind, Task
from tests.adapters.discord import walks_grading, walks_insight
from tests.adapters.discord.others import number_of
from tests.adapters.discord.walks_grading import WRONG, handed_in
from tests.adapters.web.leafing import Leafing
from tests.adapters.web.leaves_teaching import opened
from tests.core.features.doings import MEMORY, course_of
from tests.core.features.grading.scenes import RIGHT
from tests.core.features.insight.scenes import ITEM
from tests.core.similarity.copies import TASKS, renamed

HERE = "challenges/sample/double"


async def grading(leaf: Leafing) -> None:
    """Read, comment, decide, regrade, and compare."""
    walk = leaf.walk
    await opened(leaf)
    await leaf.page("none", "submissions")
    await walks_grading.opened(walk)
    first = await handed_in(walk, "anna", WRONG, "failed", "two")
    await handed_in(walk, "anna", RIGHT, "failed", "a half")
    await handed_in(walk, "bertram", WRONG)
    await leaf.page("all", "submissions")
    await leaf.page("one", f"submissions/{first}")
    await leaf.send("commented", f"submissions/{first}/comment", f"submissions/{first}", words="Look again.")
    await leaf.send("nothing-said", f"submissions/{first}/comment", f"submissions/{first}", words=" ")
    hidden = {"becomes": "right", "seen": "0"}
    for scene in ("decided", "somebody-was-quicker"):
        await leaf.send(
            scene,
            f"submissions/{first}/decide",
            f"submissions/{first}",
            hidden=hidden,
            words="The case asks for more.",
        )
    await leaf.send("ran-again", f"submissions/{first}/run", f"submissions/{first}")
    await leaf.page("gone", "submissions/99999")
    await _regraded(leaf)
    await _compared(leaf)


async def _regraded(leaf: Leafing) -> None:
    await leaf.page("regrade", f"{HERE}/regrade")
    await leaf.send("regrading", f"{HERE}/regrade/start", f"{HERE}/regrade")
    await leaf.walk.guest.house.run_jobs()
    await leaf.page("regraded", f"{HERE}/regrade")


async def _compared(leaf: Leafing) -> None:
    walk = leaf.walk
    await leaf.page("too-few-to-compare", f"{HERE}/similar")
    numbers = [
        await handed_in(walk, name, source)
        for name, source in zip(
            ("anna", "bertram", "cora", "dan", "eve", "fay", "gus", "hal"),
            [*TASKS["words"], renamed(TASKS["words"][3])],
            strict=True,
        )
    ]
    await leaf.page("alike", f"{HERE}/similar")
    await leaf.page("pair", f"{HERE}/similar?one={numbers[3]}&other={numbers[7]}")
    course = course_of(walk.guest.house, "sample")
    place = Place(course, course.challenge("double"))
    none = Likeness(pairs=(), found=0, compared=5, all=7, expected=3.0)
    leaf.show("none-alike", page_views.similar(place, none, {}, walk.guest.language, walk.say))


async def insight(leaf: Leafing) -> None:
    """How classes are doing."""
    walk = leaf.walk
    await opened(leaf)
    await leaf.page("no-class", "overview")
    await walks_insight.a_class(walk, "Friday class", "two")
    await leaf.page("nobody", "cohorts/two/overview")
    there = await walks_insight.monday(walk)
    for number, kind in enumerate((Kind.LESSON, Kind.REVIEW)):
        lesson = course_of(walk.guest.house, MEMORY).lessons[0].id if kind is Kind.LESSON else ""
        task = Task(course=MEMORY, kind=kind, lesson=lesson, count=0 if lesson else 3)
        one = Assignment(id=f"{number}", cohort="one", task=task, due=None, at=walk.clock.now())
        await there.house.database.write(assignments.assign, one, await number_of(walk.guest))
    await leaf.page("overview", "cohorts/one/overview")
    await leaf.page("items", "cohorts/one/items")
    await leaf.page("item", f"courses/{MEMORY}/items/{ITEM}?cohort=one")
    await leaf.page("item-gone", f"courses/{MEMORY}/items/none?cohort=one")
    await leaf.page("misconceptions", "cohorts/one/misconceptions")
    await leaf.page("no-misconceptions", "cohorts/two/misconceptions")
    ((anna,), (cora,)) = await there.rows(
        "SELECT id FROM learners WHERE name IN ('Anna', 'Cora') ORDER BY name"
    )
    await leaf.page("learner-who-has-not-begun", f"cohorts/one/learners/{anna}")
    await leaf.page("learner", f"cohorts/one/learners/{cora}")
    await leaf.page("classes", "overview")
    await leaf.page("class-gone", "cohorts/none/overview")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "SMALL", 3)
        await there.rows("DELETE FROM class_figures")
        await leaf.page("large-class", "cohorts/one/overview")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overview, "NAMED", 1)
        await leaf.page("overview-with-more-than-are-named", "cohorts/one/overview")
    await _exported(leaf)
    _letters(leaf)


async def _exported(leaf: Leafing) -> None:
    walk = leaf.walk
    await leaf.page("data", "cohorts/one/data")
    await leaf.send("being-exported", "cohorts/one/data/start", "cohorts/one/data", kind="1")
    await walk.guest.house.run_jobs()
    view = await leaf.page("exported", "cohorts/one/data")
    assert view.page is not None
    (file,) = (one for one in view.page.blocks if isinstance(one, File))
    content = await walk.guest.house.dispatch.blobs.get(file.media.key)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        leaf.sheets["columns-of-the-export"] = archive.read("columns.txt").decode().splitlines()


def _letters(leaf: Leafing) -> None:
    """The letter that proves an address, which is no page but is read beside them."""
    walk = leaf.walk
    reader = Reader(language=walk.guest.language, time_zone=None, now=walk.clock.now(), say=walk.say)
    code = digest_views.code_letter("ada@example.org", "000000", reader)
    leaf.sheets["letter-with-a-code"] = [code.subject, *code.text.splitlines()]
