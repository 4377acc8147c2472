"""The hall: the welcome, the help and the way out."""

from pathlib import Path

from core.chat import CommandOption
from core.feature import Command, Feature
from core.features.home import handlers

feature = Feature(
    name="home",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="start",
            handler=handlers.arrive,
            options=(CommandOption(name="where", rest=True, hidden=True),),
        ),
        Command(name="help", handler=handlers.help_),
        Command(name="cancel", handler=handlers.cancel),
    ),
    actions={"start": handlers.start, "help": handlers.help_},
)
