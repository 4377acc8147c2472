"""How teaching is set in a community: every dial with where its value comes from, for all courses or for one."""

from pathlib import Path

from core.chat import Audience, CommandOption
from core.feature import Command, Feature, PageAct, PageSpec
from core.features.dials import handlers, pages

feature = Feature(
    name="dials",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="course dials",
            handler=handlers.dials,
            audience=Audience.INSTRUCTORS,
            options=(CommandOption(name="course", rest=True),),
            suggest={"course": handlers.suggest},
        ),
    ),
    actions={"show": handlers.show, "ask": handlers.ask, "turn": handlers.turn_to},
    audiences=dict.fromkeys(("show", "ask", "turn"), Audience.INSTRUCTORS),
    pages={"dials": PageSpec(show=pages.dials, nav="dials")},
    page_acts={"dials/turn": PageAct(do=pages.turn_to)},
)
