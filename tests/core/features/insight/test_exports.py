"""An export is documented, complete, harmless in a spreadsheet, and goes on as a job where a class is large."""

import csv
import io
import zipfile

import orjson
import pytest

from core.chat import File, Progress
from core.features.insight import exporting, zipping
from core.jobs import run_open
from core.store import workers
from tests.core.features.insight.scenes import CLUB, ITEM, Scene, called, pressed
from tests.pupil import Pupil


async def class_of_two(there: Scene) -> None:
    ada = await there.learner('=HYPERLINK("x")')
    await there.answered(ada, ITEM, 1)
    ben = await there.learner("Ben")
    await there.answered(ben, "judge-count", response={"kind": "written", "text": "-12"}, correct=True)


async def unpacked(there: Scene, mo: Pupil) -> dict[str, str]:
    (file,) = (one for one in mo.reply.blocks if isinstance(one, File))
    content = await there.opened.dispatch.blobs.get(file.media.key)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


async def test_a_small_class_is_exported_at_once_and_its_columns_are_told(there: Scene, mo: Pupil) -> None:
    await class_of_two(there)
    await called(mo, "data", kind="csv")
    files = await unpacked(there, mo)
    assert set(files) == {"progress.csv", "answers.csv", "items.csv", "columns.txt"}
    progress, answers = table(files["progress.csv"]), table(files["answers.csv"])
    assert [row["name"] for row in progress] == ['\'=HYPERLINK("x")', "Ben"]
    assert answers[0]["answer"].startswith("Well.")
    assert answers[1]["answer"] == "'-12"
    assert [row["correct"] for row in answers] == ["no", "yes"]
    assert [row["facility"] for row in table(files["items.csv"])] == ["", ""], (
        "of one answer no share is told"
    )
    for column in (*progress[0], *answers[0]):
        assert f"  {column}: " in files["columns.txt"]
    acts = await there.rows("SELECT act, detail->>'kind' FROM acts")
    assert acts == [("class-export", "csv")]


async def test_as_json_every_line_is_a_row(there: Scene, mo: Pupil) -> None:
    await class_of_two(there)
    assert "An export holds three tables" in await called(mo, "data")
    await pressed(mo, "JSON")
    files = await unpacked(there, mo)
    rows = [orjson.loads(line) for line in files["answers.jsonl"].splitlines()]
    assert [row["correct"] for row in rows] == [False, True]


async def test_a_large_class_is_exported_by_a_job_that_tells_how_far_it_is(
    there: Scene, mo: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "FEW", 1)
    await class_of_two(there)
    await called(mo, "data", kind="csv")
    (progress,) = (one for one in mo.reply.blocks if isinstance(one, Progress))
    assert (progress.done, progress.total) == (0, 2)
    async with workers.presence(there.house.database.url) as worker:
        assert await run_open(there.house, {exporting.KIND: exporting.work}, there.clock, worker) == 1
    await pressed(mo, "Look again")
    assert len(table((await unpacked(there, mo))["answers.csv"])) == 2


async def test_an_export_that_would_be_too_large_says_of_how_many_it_has_the_answers(
    there: Scene, mo: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipping, "LARGEST", 1)
    monkeypatch.setattr(zipping, "TOGETHER", 1)
    await class_of_two(there)
    said = await called(mo, "data", kind="csv")
    assert "too large" in said
    files = await unpacked(there, mo)
    assert len(table(files["progress.csv"])) == 2
    assert len(table(files["answers.csv"])) < 2


async def test_another_communitys_export_is_not_there(
    there: Scene, mo: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "FEW", 1)
    await class_of_two(there)
    await called(mo, "data", kind="csv")
    assert "That export is not here any more" in await pressed(mo, "Look again", CLUB)
