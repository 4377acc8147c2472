"""The tutor: it hears what answers nothing else, asks before it tells, and remembers, with a model or without."""

from pathlib import Path

from core.chat import Audience, CommandOption
from core.feature import Chore, Command, Feature, Hints
from core.features.tutor import dial, handlers, jobs, memory, otherwise
from core.tutoring import MEMORY, MODEL
from core.tutoring.hints import made_hint

feature = Feature(
    name="tutor",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="ask",
            handler=handlers.ask,
            options=(CommandOption(name="question", required=True, rest=True),),
        ),
        Command(name="memory", handler=memory.show),
        Command(
            name="tutor",
            handler=dial.tutor,
            audience=Audience.STAFF,
            options=(CommandOption(name="help"),),
            suggest={"help": dial.suggest},
        ),
    ),
    actions={
        "ask": handlers.ask,
        "stuck": handlers.stuck,
        "unstick": handlers.unstick,
        "why": handlers.why,
        "rate": handlers.rate,
        "ways": otherwise.ways,
        "otherwise": otherwise.otherwise,
        "draw": otherwise.draw,
        "listen": otherwise.listen,
        "memory": memory.show,
        "edit": memory.edit,
        "forget": memory.forget,
        "dial": dial.turn_to,
    },
    audiences={"dial": Audience.STAFF},
    hints=Hints(rank=10, source=made_hint),
    share=handlers.share,
    fallback=handlers.hear,
    chores=(Chore(every=60.0, work=jobs.take_notes),),
    purposes=(MODEL, MEMORY),
)
