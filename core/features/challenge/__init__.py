"""Challenges: code that is written, tried and judged, with hints on the way; and code that is just run."""

from pathlib import Path

from core.chat import CommandOption, OptionKind
from core.feature import Command, Feature
from core.features.challenge import handlers, running

feature = Feature(
    name="challenge",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="challenge",
            handler=handlers.challenge,
            options=(CommandOption(name="challenge", rest=True),),
            suggest={"challenge": handlers.suggest},
        ),
        Command(
            name="run",
            handler=running.run,
            options=(
                CommandOption(name="code", rest=True, code=True),
                CommandOption(name="file", kind=OptionKind.FILE),
            ),
        ),
    ),
    share=handlers.share,
    task=handlers.task,
    entries={"do": "enter"},
    actions={
        "enter": handlers.enter,
        "rate": handlers.rate,
        "list": handlers.list_,
        "open": handlers.open_,
        "begin": handlers.begin,
        "on": handlers.go_on,
        "switch": handlers.switch,
        "try": handlers.rehearse,
        "submit": handlers.submit,
        "hint": handlers.hint,
        "run": running.run_typed,
        "feed": running.feed,
        "write": running.write,
    },
)
