"""What Parley knows of a learner's wishes: their name, language and time zone."""

from pathlib import Path

from core.chat import CommandOption
from core.feature import Command, Feature
from core.features.account import handlers

feature = Feature(
    name="account",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="settings",
            handler=handlers.settings,
            options=(CommandOption(name="setting"), CommandOption(name="value", rest=True)),
            suggest={"setting": handlers.suggest_setting, "value": handlers.suggest_value},
        ),
    ),
    actions={"show": handlers.show, "ask": handlers.ask, "change": handlers.change},
)
