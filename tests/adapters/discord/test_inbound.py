"""What Discord writes of an event is read for what it says."""

from typing import Any

from adapters.discord.inbound import command, focused, is_slash
from core.chat import Called


def test_a_command_of_a_group_has_all_its_words_and_its_options() -> None:
    inner = {"name": "add", "type": 1, "options": [option("who", "Ada"), option("count", 3, type=4)]}
    group = {"name": "staff", "type": 2, "options": [inner]}
    called, _ = command({"name": "course", "options": [group]})
    assert called == Called("course staff add", {"who": "Ada", "count": "3"})


def test_a_file_is_no_value() -> None:
    called, _ = command({"name": "run", "options": [option("code", "x"), option("file", "77", type=11)]})
    assert called == Called("run", {"code": "x"})


def test_the_option_that_is_being_typed_is_known() -> None:
    data = {"name": "learn", "options": [option("course", "x"), option("lesson", "lo", focused=True)]}
    assert focused(data) == "lesson"
    assert focused({"name": "learn"}) == ""


def test_a_command_of_a_menu_was_not_typed() -> None:
    assert is_slash({"name": "learn"})
    assert not is_slash({"name": "Run this code", "type": 3})


def option(name: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": 3, "value": value, **more}
