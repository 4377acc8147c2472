"""Study sets: files that learners bring and lessons on topics of their own, to be read, asked about and quizzed on."""

from pathlib import Path

from core.chat import CommandOption, OptionKind
from core.feature import Command, Feature
from core.features.study import asking, handlers, lessons

feature = Feature(
    name="study",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="study",
            handler=handlers.study,
            options=(
                CommandOption(name="file", kind=OptionKind.FILE, documents=True),
                CommandOption(name="name", rest=True),
            ),
            suggest={"name": handlers.suggest},
        ),
    ),
    task=asking.task,
    actions={
        "list": handlers.list_,
        "open": handlers.open_,
        "passage": handlers.passage,
        "ask": handlers.ask,
        "remove": handlers.ask_to_remove,
        "drop": handlers.drop,
        "quiz": asking.quiz,
        "more": asking.more,
        "answer": asking.answer,
        "skip": asking.skip,
        "stop": asking.stop,
        "on": asking.go_on,
        "lesson": lessons.from_file,
        "make": lessons.on_topic,
    },
)
