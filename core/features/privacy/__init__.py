"""Everybody's own data: to see it, take it along, take it back, and say what may be done with it."""

from pathlib import Path

from core.assessment import DIFFICULTY
from core.chat import CommandOption
from core.feature import Chore, Command, Feature
from core.features.privacy import handlers, jobs

feature = Feature(
    name="privacy",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="privacy",
            handler=handlers.privacy,
            options=(CommandOption(name="what"), CommandOption(name="answer", rest=True)),
            suggest={"what": handlers.suggest_what, "answer": handlers.suggest_answer},
        ),
    ),
    entries={"privacy": "show"},
    actions={
        "show": handlers.show,
        "export": handlers.export,
        "ask": handlers.ask,
        "delete": handlers.delete,
        "keep": handlers.keep,
        "decide": handlers.decide,
    },
    chores=(Chore(every=3600.0, work=jobs.erase_due),),
    purposes=(DIFFICULTY,),
    remark=handlers.remind,
    for_blocked=True,
)
