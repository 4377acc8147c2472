"""`parley moderate`: what waits, one with its trail, and a decision that its author is told."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.moderate import moderate
from bot.settings import Settings
from core.errors import Overtaken
from core.store import moderation
from core.store.explanations import State
from core.store.moderation import Act
from tests.core.features.moderation.scenes import Scene
from tests.postgres import create_database, drop_database
from tests.pupil import words_of


async def run(
    settings: Settings, id_: str = "", verdict: State | None = None, because: str = ""
) -> tuple[bool, str]:
    """Whether it went well, and what was told."""
    said: list[str] = []
    done = await moderate(settings, id_, verdict, because, said.append)
    return done, "\n".join(said)


async def test_it_lists_what_waits_of_every_community_and_of_none(
    there: Scene, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run(settings) == (True, "")
    assert "Nothing waits" in capsys.readouterr().out
    await there.pupil("ada")
    await there.held("ada", "here")
    there.clock.advance(minutes=1)
    await there.held("ada", "nowhere", at="")
    await there.told("ada", "fine")
    await run(settings)
    first, second = capsys.readouterr().out.splitlines()
    assert first.split()[:3] == ["here", "review", "test/school"]
    assert "nowhere" in second
    assert "no community" in second


async def test_a_database_that_is_not_migrated_yet_is_first(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = await create_database(server, "unmoderated")
    settings = Settings.model_validate({"data_dir": tmp_path, "database_url": url})
    assert await run(settings) == (True, "")
    assert "Nothing waits" in capsys.readouterr().out
    await drop_database(server, "unmoderated")


async def test_it_shows_one_with_its_reports_and_its_trail(
    there: Scene, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await there.pupil("ada")
    bo = await there.pupil("bo")
    await there.held("ada", "e", code="print(1)", at="")
    await there.report(bo, "e", within=None)
    assert await run(settings, "e") == (True, "")
    shown = capsys.readouterr().out
    for expected in (
        "e: what one recalls",
        "print(1)",
        "reported 1x: rude",
        "held by filter  link: evil.com",
    ):
        assert expected in shown
    assert await run(settings, "nothing") == (False, "There is no explanation nothing.")


async def test_a_decision_is_kept_with_its_reason_and_told_to_the_author(
    there: Scene, settings: Settings
) -> None:
    ada = await there.pupil("ada")
    await there.held("ada", "e", at="")
    done, said = await run(settings, "e", State.HIDDEN, " names a\n pupil ")
    assert done
    assert "hidden now" in said
    last = (await there.case("e")).trail[-1].act
    assert last == Act(act="hidden", by="operator", reason="names a pupil")
    await there.house.recover()
    assert "“names a pupil”" in words_of(ada.reply)
    assert (await run(settings, "e", State.HIDDEN, "again"))[1] == "It is hidden already."
    await run(settings, "e", State.SHOWN)
    assert await there.acts("e") == ["held", "hidden", "restored"]
    await there.house.recover()
    assert "Your explanation may be shown" in words_of(ada.reply)


async def test_of_two_decisions_on_the_same_screen_the_second_is_none(there: Scene) -> None:
    await there.pupil("ada")
    await there.held("ada", "e")
    case, database = await there.case("e"), there.house.dispatch.house.database
    act = Act(act="restored", by="operator")
    async with database.transaction() as connection:
        await moderation.decide(connection, case, act, there.clock.now(), becomes=State.SHOWN)
    with pytest.raises(Overtaken):
        async with database.transaction() as connection:
            await moderation.decide(connection, case, act, there.clock.now(), becomes=State.HIDDEN)
    assert await there.acts("e") == ["held", "restored"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--show"],
        ["e", "--show", "--hide", "--because", "x"],
        ["e", "--hide"],
        ["e", "--hide", "--because", " "],
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: Sequence[str]) -> None:
    result = CliRunner().invoke(app, ["moderate", *arguments])
    assert result.exit_code == 2
