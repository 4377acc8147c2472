"""The quiz: questions from the whole course, near the right difficulty, skills taking turns (P12)."""

from pathlib import Path

from core.chat import CommandOption
from core.feature import Command, Feature
from core.features.quiz import handlers

feature = Feature(
    name="quiz",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="quiz",
            handler=handlers.start,
            options=(CommandOption(name="topic", rest=True), CommandOption(name="count")),
        ),
    ),
    actions={
        "start": handlers.start,
        "answer": handlers.ROUNDS.answer,
        "hint": handlers.ROUNDS.hint,
        "skip": handlers.ROUNDS.skip,
        "stop": handlers.ROUNDS.stop,
        "on": handlers.ROUNDS.go_on,
    },
)
