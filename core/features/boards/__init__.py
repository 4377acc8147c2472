"""Leaderboards for those who want them: of a community, of friends, of a cohort; and what a community plays with."""

from pathlib import Path

from core.chat import Audience, CommandOption
from core.feature import Chore, Command, Feature
from core.features.boards import circles, dial, handlers, jobs

feature = Feature(
    name="boards",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="board",
            handler=handlers.board,
            options=(CommandOption(name="which", rest=True),),
            suggest={"which": handlers.suggest},
        ),
        Command(name="play", handler=dial.show, audience=Audience.STAFF),
    ),
    entries={"friends": "enter"},
    actions={
        "show": handlers.show,
        "list": handlers.list_,
        "offer": handlers.offer,
        "name": handlers.name,
        "join": handlers.join,
        "leave": handlers.leave,
        "begin": circles.begin,
        "enter": circles.enter,
        "invite": circles.invite,
        "dial": dial.turn_to,
    },
    audiences={"dial": Audience.STAFF},
    chores=(Chore(every=86_400.0, work=jobs.sweep),),
)
