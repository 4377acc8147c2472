"""Classes as those who teach have them: begun, filled, given things to do and told things, from chat or a page."""

from pathlib import Path

from core.chat import Audience, CommandOption
from core.classes import suggest_class
from core.feature import Chore, Command, Feature, PageAct, PageSpec
from core.features.cohorts import announcing, assigning, choosing, extending, handlers, jobs, pages, roster

_COHORT = CommandOption(name="cohort", rest=True)
_WHICH = {"cohort": suggest_class}

_ACTIONS = {
    "list": handlers.list_,
    "create": handlers.create,
    "invite": handlers.invite,
    "recode": handlers.recode,
    "role": handlers.role,
    "archive": handlers.archive,
    "archived": handlers.archived,
    "roster": roster.show,
    "remove": roster.remove,
    "removed": roster.removed,
    "assign": assigning.assign,
    "assigned": assigning.list_,
    "withdraw": assigning.withdraw,
    "extend": extending.extend,
    "announce": announcing.announce,
    "send": announcing.send,
    "announced": announcing.list_,
}

feature = Feature(
    name="cohorts",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="cohort create",
            handler=handlers.create,
            options=(
                CommandOption(name="title", rest=True),
                CommandOption(name="course"),
                CommandOption(name="role"),
            ),
            audience=Audience.INSTRUCTORS,
            suggest={"course": choosing.suggest_course},
        ),
        Command(name="cohort list", handler=handlers.list_, audience=Audience.INSTRUCTORS),
        Command(
            name="cohort roster",
            handler=roster.show,
            options=(_COHORT,),
            audience=Audience.INSTRUCTORS,
            suggest=_WHICH,
        ),
        Command(
            name="cohort invite",
            handler=handlers.invite,
            options=(_COHORT,),
            audience=Audience.INSTRUCTORS,
            suggest=_WHICH,
        ),
        Command(
            name="cohort archive",
            handler=handlers.archive,
            options=(_COHORT,),
            audience=Audience.INSTRUCTORS,
            suggest=_WHICH,
        ),
        Command(
            name="cohort assign",
            handler=assigning.assign,
            options=(
                CommandOption(name="kind"),
                CommandOption(name="what"),
                CommandOption(name="due", rest=True),
                CommandOption(name="cohort"),
            ),
            audience=Audience.INSTRUCTORS,
            suggest={"kind": assigning.suggest_kind, "what": assigning.suggest_what, **_WHICH},
        ),
        Command(
            name="cohort extend",
            handler=extending.extend,
            options=(
                CommandOption(name="who"),
                CommandOption(name="due", rest=True),
                CommandOption(name="reason"),
                CommandOption(name="cohort"),
            ),
            audience=Audience.INSTRUCTORS,
            suggest={"who": extending.suggest_who, **_WHICH},
        ),
        Command(
            name="cohort announce",
            handler=announcing.announce,
            options=(CommandOption(name="text", rest=True), CommandOption(name="cohort")),
            audience=Audience.INSTRUCTORS,
            suggest=_WHICH,
        ),
    ),
    actions=_ACTIONS,
    audiences=dict.fromkeys(_ACTIONS, Audience.INSTRUCTORS),
    chores=(Chore(every=10.0, work=jobs.pass_on),),
    pages={
        "cohorts": PageSpec(show=pages.cohorts, nav="cohorts-nav"),
        "cohorts/{cohort}": PageSpec(show=pages.roster),
        "cohorts/{cohort}/members/{member}": PageSpec(show=pages.member),
        "cohorts/{cohort}/assignments": PageSpec(show=pages.assignments),
        "cohorts/{cohort}/assignments/{assignment}": PageSpec(show=pages.assignment),
        "cohorts/{cohort}/announcements": PageSpec(show=pages.announcements),
        "cohorts/{cohort}/announcements/{announcement}": PageSpec(show=pages.receipts),
    },
    page_acts={
        "cohorts": PageAct(do=pages.create),
        "cohorts/{cohort}/code": PageAct(do=pages.recode),
        "cohorts/{cohort}/archive": PageAct(do=pages.archive),
        "cohorts/{cohort}/members/{member}/remove": PageAct(do=pages.remove),
        "cohorts/{cohort}/members/{member}/extend": PageAct(do=pages.extend),
        "cohorts/{cohort}/assignments": PageAct(do=pages.assign),
        "cohorts/{cohort}/assignments/{assignment}/withdraw": PageAct(do=pages.withdraw),
        "cohorts/{cohort}/announcements": PageAct(do=pages.announce),
    },
)
