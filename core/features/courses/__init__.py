"""The courses: to look through, to search, and to begin."""

from pathlib import Path

from core.chat import CommandOption
from core.feature import Command, Feature
from core.features.courses import handlers

feature = Feature(
    name="courses",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="courses",
            handler=handlers.show,
            options=(CommandOption(name="search", rest=True),),
            suggest={"search": handlers.suggest},
        ),
    ),
    entries={"join": "enter", "read": "read"},
    actions={
        "enter": handlers.enter,
        "read": handlers.read,
        "show": handlers.show,
        "open": handlers.open_,
        "choose": handlers.choose,
        "begin": handlers.begin,
    },
)
