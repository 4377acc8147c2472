"""Who learns is taken from the command line, the environment, or the system."""

import pytest
from pydantic import ValidationError

from adapters.terminal import platform as exported
from adapters.terminal.settings import TerminalSettings


def test_the_systems_user_learns_unless_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "grace")
    monkeypatch.delenv("TERMINAL_LEARNER", raising=False)
    assert TerminalSettings().learner == "grace"
    assert TerminalSettings(learner=" Ada  Lovelace ").learner == "Ada Lovelace"


@pytest.mark.parametrize("name", ["", "  ", "a" * 81, "a\x1b[2J"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="1 to 80 characters"):
        TerminalSettings(learner=name)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "es_ES.UTF-8"}, "es-ES"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "es"}, "es"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "de_DE@euro"}, "de-DE"),
        ({}, None),
    ],
)
def test_the_language_is_the_terminals(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str | None
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert TerminalSettings(learner="ada").language == language


@pytest.mark.parametrize(
    ("value", "zone"), [("Europe/Madrid", "Europe/Madrid"), (":Asia/Tokyo", "Asia/Tokyo"), ("CET-1", None)]
)
def test_the_time_zone_is_the_machines(monkeypatch: pytest.MonkeyPatch, value: str, zone: str | None) -> None:
    monkeypatch.setenv("TZ", value)
    assert TerminalSettings(learner="ada").time_zone == zone


def test_serving_parley_does_not_open_a_terminal() -> None:
    assert not exported.enabled(TerminalSettings(learner="ada"))
