"""One learner everywhere: a code joins the accounts that somebody has on several platforms, and each can be removed."""

from pathlib import Path

from core.chat import CommandOption
from core.feature import Chore, Command, Feature
from core.features.link import handlers, jobs

feature = Feature(
    name="link",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="link",
            handler=handlers.link,
            options=(CommandOption(name="code", rest=True),),
            suggest={"code": handlers.suggest},
        ),
    ),
    entries={"link": "enter"},
    actions={
        "give": handlers.give,
        "enter": handlers.enter,
        "join": handlers.join,
        "leave": handlers.leave,
        "list": handlers.list_,
        "ask": handlers.ask,
        "remove": handlers.remove,
    },
    chores=(Chore(every=3600.0, work=jobs.forget),),
)
