"""The benchmark of a start runs both commands, and says what was imported. How long that takes is not tested."""

import pytest

from bench import start
from bench.start import PROMISE, measure


async def test_first_and_later_starts_of_both_commands_are_told_with_their_imports() -> None:
    figures = await measure(rounds=1)
    named = {(one.group, one.name): one for one in figures}
    groups = {one.group for one in figures}
    assert len(groups) == 5, "first and later starts of two commands, and the imports"
    later = "parley serve, later starts (p50)"
    assert named[later, "its own work until then"].at_most == PROMISE
    assert named[later, "ready after"].value < named[later, "first answer after"].value
    assert all(one.value > 0 for one in figures)
    imports = {one.name for one in figures if one.group.startswith("Imports")}
    assert {"all", "sqlalchemy", "core"} <= imports
    assert not imports & {"redis", "fakeredis", "numpy", "sklearn", "matplotlib", "alembic", "langchain"}


async def test_a_parley_that_does_not_start_is_told_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("WEB_ENABLED", "false")
    with pytest.raises(RuntimeError, match="No platform is enabled"):
        await start.serve(tmp_path_factory.mktemp("start") / "data")
