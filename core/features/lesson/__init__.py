"""Lessons: steps the size of a message, questions on the way, and recall before one counts as done (P10)."""

from pathlib import Path

from core.chat import CommandOption
from core.feature import Command, Feature
from core.features.lesson import handlers

feature = Feature(
    name="lesson",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="learn",
            handler=handlers.learn,
            options=(CommandOption(name="lesson", rest=True),),
            suggest={"lesson": handlers.suggest},
        ),
    ),
    task=handlers.task,
    actions={
        "open": handlers.open_,
        "next": handlers.next_,
        "on": handlers.go_on,
        "recall": handlers.recall,
        "answer": handlers.answer,
        "hint": handlers.hint,
        "skip": handlers.skip,
        "run": handlers.run,
    },
)
