"""Communities: a server or a group takes Parley in, and has something to do together each day."""

from pathlib import Path

from core.chat import Audience
from core.feature import Chore, Command, Feature
from core.features.community import handlers, jobs

feature = Feature(
    name="community",
    words=Path(__file__).parent / "words",
    commands=(Command(name="setup", handler=handlers.show, audience=Audience.MANAGERS),),
    entries={"setup": "show"},
    actions={"show": handlers.show, "save": handlers.save, "check": handlers.check, "test": handlers.test},
    audiences=dict.fromkeys(("show", "save", "check", "test"), Audience.MANAGERS),
    chores=(Chore(every=60.0, work=jobs.post_daily),),
)
