"""Insight: how a class is doing, who may need a word, which questions are to be mended, and what is got wrong alike."""

from pathlib import Path

from core.chat import Audience, CommandOption
from core.classes import suggest_class
from core.feature import Chore, Command, Feature, PageAct, PageSpec
from core.features.insight import digesting, exporting, figuring, handlers, learner_pages, pages

_COHORT = CommandOption(name="cohort", rest=True)
_SUGGEST = {"cohort": suggest_class}
_ACTIONS = {
    "overview": handlers.overview,
    "risks": handlers.risks,
    "items": handlers.items,
    "item": handlers.item,
    "misconceptions": handlers.misconceptions,
    "learner": handlers.learner,
    "data": exporting.data,
    "exported": exporting.exported,
    "digest": digesting.digest,
    "wish": digesting.wish,
    "mail": digesting.mail,
    "mailed": digesting.mailed,
    "proved": digesting.proved,
    "unmail": digesting.unmail,
}

feature = Feature(
    name="insight",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="course overview",
            handler=handlers.overview,
            options=(_COHORT,),
            audience=Audience.INSTRUCTORS,
            suggest=_SUGGEST,
        ),
        Command(
            name="course items",
            handler=handlers.items,
            options=(_COHORT,),
            audience=Audience.INSTRUCTORS,
            suggest=_SUGGEST,
        ),
        Command(
            name="course misconceptions",
            handler=handlers.misconceptions,
            options=(_COHORT,),
            audience=Audience.INSTRUCTORS,
            suggest=_SUGGEST,
        ),
        Command(
            name="course learner",
            handler=handlers.learner_named,
            options=(CommandOption(name="name", rest=True, required=True),),
            audience=Audience.INSTRUCTORS,
            suggest={"name": handlers.suggest_learner},
        ),
        Command(name="course digest", handler=digesting.digest, audience=Audience.INSTRUCTORS),
        Command(
            name="course data",
            handler=exporting.data,
            options=(CommandOption(name="kind"), _COHORT),
            audience=Audience.INSTRUCTORS,
            suggest={**_SUGGEST, "kind": exporting.suggest_kind},
        ),
    ),
    actions=_ACTIONS,
    audiences=dict.fromkeys(_ACTIONS, Audience.INSTRUCTORS),
    jobs={exporting.KIND: exporting.work},
    pages={
        "overview": PageSpec(show=pages.all_groups, nav="insight-classes"),
        "cohorts/{cohort}/overview": PageSpec(show=pages.overview),
        "cohorts/{cohort}/items": PageSpec(show=pages.items),
        "cohorts/{cohort}/misconceptions": PageSpec(show=pages.misconceptions),
        "cohorts/{cohort}/learners/{learner}": PageSpec(show=learner_pages.learner),
        "cohorts/{cohort}/data": PageSpec(show=exporting.page),
        "courses/{course}/items/{item}": PageSpec(show=pages.item),
    },
    page_acts={"cohorts/{cohort}/data/start": PageAct(do=exporting.begin)},
    chores=(Chore(every=60.0, work=figuring.refresh), Chore(every=300.0, work=digesting.send_due)),
)
