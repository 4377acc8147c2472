"""Reviews: what the forgetting model says is due comes back (P11)."""

from pathlib import Path

from core.feature import Command, Feature
from core.features.review import handlers

feature = Feature(
    name="review",
    words=Path(__file__).parent / "words",
    commands=(Command(name="review", handler=handlers.start),),
    task=handlers.ROUNDS.task,
    actions={
        "start": handlers.start,
        "answer": handlers.ROUNDS.answer,
        "hint": handlers.ROUNDS.hint,
        "skip": handlers.ROUNDS.skip,
        "stop": handlers.ROUNDS.stop,
        "on": handlers.ROUNDS.go_on,
    },
)
