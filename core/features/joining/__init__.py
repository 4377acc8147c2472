"""Classes as learners have them: to come in by code, address or role, to see what is due, to be reminded, to leave."""

from pathlib import Path

from core.chat import CommandOption
from core.feature import Chore, Command, Feature
from core.features.joining import due, handlers, jobs, roles
from core.features.joining.jobs import REMINDERS

feature = Feature(
    name="joining",
    words=Path(__file__).parent / "words",
    commands=(
        Command(name="join", handler=handlers.join, options=(CommandOption(name="code", rest=True),)),
        Command(name="due", handler=due.show),
    ),
    entries={"class": "enter"},
    actions={
        "enter": handlers.enter,
        "ask": handlers.ask,
        "offer": handlers.offer,
        "come": handlers.come,
        "due": due.show,
        "leaving": handlers.leaving,
        "leave": handlers.leave,
    },
    chores=(Chore(every=300.0, work=jobs.remind),),
    purposes=(REMINDERS,),
    remark=roles.remark,
)
