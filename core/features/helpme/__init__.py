"""Questions to people: a learner raises one, sees its place, and is told the answer of whoever teaches them."""

from pathlib import Path

from core.chat import Audience, CommandOption
from core.feature import Chore, Command, Feature, PageAct, PageSpec
from core.features.helpme import handlers, jobs, pages, queue

feature = Feature(
    name="helpme",
    words=Path(__file__).parent / "words",
    commands=(
        Command(name="helpme", handler=handlers.helpme, options=(CommandOption(name="question", rest=True),)),
        Command(name="course questions", handler=queue.show, audience=Audience.INSTRUCTORS),
    ),
    actions={
        "show": handlers.show,
        "raise": handlers.raise_,
        "withdraw": handlers.withdraw,
        "queue": queue.show,
        "suggest": queue.suggest,
        "answer": queue.answer,
    },
    audiences=dict.fromkeys(("queue", "suggest", "answer"), Audience.INSTRUCTORS),
    pages={
        "questions": PageSpec(show=pages.waiting, nav="helpme-pages"),
        "questions/{question}": PageSpec(show=pages.one),
    },
    page_acts={"questions/{question}/answer": PageAct(do=pages.answer)},
    chores=(Chore(every=60.0, work=jobs.tell_answers), Chore(every=60.0, work=jobs.tell_staff)),
)
