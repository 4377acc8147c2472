"""Teach-back: a learner explains a lesson to a curious pupil, who asks why or how before anything is said of it (P15)."""

from pathlib import Path

from core.chat import CommandOption
from core.feature import Command, Feature
from core.features.teachback import handlers

feature = Feature(
    name="teachback",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="teach",
            handler=handlers.teach,
            options=(CommandOption(name="lesson", rest=True),),
            suggest={"lesson": handlers.suggest},
        ),
    ),
    actions={
        "start": handlers.start,
        "told": handlers.told,
        "enough": handlers.enough,
        "stop": handlers.stop,
        "on": handlers.go_on,
    },
)
