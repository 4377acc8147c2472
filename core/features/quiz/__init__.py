"""The quiz: questions from the whole course, near the right difficulty, skills taking turns (P12)."""

from pathlib import Path

from core.chat import CommandOption, OptionKind
from core.feature import Command, Feature
from core.features.quiz import handlers, rules

feature = Feature(
    name="quiz",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="quiz",
            handler=handlers.start,
            options=(
                CommandOption(name="topic", rest=True),
                CommandOption(name="count", kind=OptionKind.NUMBER, least=1, most=rules.MOST),
            ),
            suggest={"topic": handlers.suggest},
        ),
    ),
    task=handlers.ROUNDS.task,
    actions={
        "start": handlers.start,
        "lesson": handlers.of_lesson,
        "answer": handlers.ROUNDS.answer,
        "hint": handlers.ROUNDS.hint,
        "skip": handlers.ROUNDS.skip,
        "stop": handlers.ROUNDS.stop,
        "on": handlers.ROUNDS.go_on,
    },
)
