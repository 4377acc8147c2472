"""Explanations of learners: shared by their authors, judged blind, and offered to those who are stuck (P18)."""

from pathlib import Path

from core.chat import CommandOption
from core.feature import Chore, Command, Feature, Hints
from core.features.explanations import handlers, helping, jobs, sharing

feature = Feature(
    name="explanations",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="explanations",
            handler=handlers.read,
            options=(CommandOption(name="lesson", rest=True),),
            suggest={"lesson": handlers.suggest},
        ),
    ),
    actions={
        "next": handlers.next_,
        "vote": handlers.vote,
        "doubt": handlers.doubt,
        "words": handlers.words,
        "change": handlers.change,
        "help": helping.help_,
        "offer": sharing.offer,
        "name": sharing.name,
        "share": sharing.share,
        "keep": sharing.keep,
        "mine": sharing.mine,
        "open": sharing.open_,
        "unshare": sharing.unshare,
        "remove": sharing.remove,
        "drop": sharing.drop,
    },
    hints=Hints(rank=20, source=helping.hint),
    chores=(Chore(every=60.0, work=jobs.weigh), Chore(every=300.0, work=jobs.tell_helped)),
)
