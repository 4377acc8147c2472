"""Grading: who teaches reads what was submitted, comments, decides, regrades, and sees what is alike."""

from pathlib import Path

from core.chat import Audience, CommandOption
from core.feature import Command, Feature, PageAct, PageSpec
from core.features.grading import handlers, looking, pages, regrade_handlers, regrading, similar

_CHALLENGE = CommandOption(name="challenge", rest=True)
_SUGGEST = {"challenge": looking.suggest}
_ACTIONS = {
    "list": handlers.submissions_,
    "show": handlers.show,
    "run": handlers.run_again,
    "comment": handlers.ask_comment,
    "commented": handlers.comment,
    "decide": handlers.ask_decision,
    "decided": handlers.decide,
    "regrade": regrade_handlers.regrade,
    "start": regrade_handlers.start,
    "stop": regrade_handlers.stop,
    "apply": regrade_handlers.apply,
    "similar": similar.similar,
    "pair": similar.pair,
}

feature = Feature(
    name="grading",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="course submissions",
            handler=handlers.submissions_,
            options=(_CHALLENGE,),
            audience=Audience.INSTRUCTORS,
            suggest=_SUGGEST,
        ),
        Command(
            name="course regrade",
            handler=regrade_handlers.regrade,
            options=(CommandOption(name="challenge", rest=True, required=True),),
            audience=Audience.INSTRUCTORS,
            suggest=_SUGGEST,
        ),
        Command(
            name="course similar",
            handler=similar.similar,
            options=(CommandOption(name="challenge", rest=True, required=True),),
            audience=Audience.INSTRUCTORS,
            suggest=_SUGGEST,
        ),
    ),
    actions=_ACTIONS,
    audiences=dict.fromkeys(_ACTIONS, Audience.INSTRUCTORS),
    jobs={regrading.KIND: regrading.work},
    pages={
        "submissions": PageSpec(show=pages.submissions_, nav="grading-submissions"),
        "submissions/{attempt}": PageSpec(show=pages.submission),
        "challenges/{course}/{challenge}/regrade": PageSpec(show=pages.regrade),
        "challenges/{course}/{challenge}/similar": PageSpec(show=pages.similar_),
    },
    page_acts={
        "submissions/{attempt}/run": PageAct(do=pages.run_again),
        "submissions/{attempt}/comment": PageAct(do=pages.comment),
        "submissions/{attempt}/decide": PageAct(do=pages.decide),
        "challenges/{course}/{challenge}/regrade/start": PageAct(do=pages.start),
        "challenges/{course}/{challenge}/regrade/stop": PageAct(do=pages.stop),
        "challenges/{course}/{challenge}/regrade/apply": PageAct(do=pages.apply),
    },
)
