"""The instructors' pages on the web: a link to them, who teaches here, and what was done."""

from pathlib import Path

from core.chat import Audience
from core.feature import Chore, Command, Feature, PageAct, PageSpec
from core.features.desk import handlers, jobs, pages, staffing

_INSTRUCTORS, _ADMINS = Audience.INSTRUCTORS, Audience.ADMINS

feature = Feature(
    name="desk",
    words=Path(__file__).parent / "words",
    commands=(
        Command(name="course desk", handler=handlers.open_, audience=_INSTRUCTORS),
        Command(name="course staff", handler=staffing.show, audience=_ADMINS),
        Command(name="course log", handler=handlers.log, audience=_INSTRUCTORS),
    ),
    actions={
        "open": handlers.open_,
        "log": handlers.log,
        "staff": staffing.show,
        "invite": staffing.invite,
        "withdraw": staffing.withdraw,
        "ask": staffing.ask,
        "remove": staffing.remove,
        "redeem": staffing.redeem,
    },
    audiences={
        "open": _INSTRUCTORS,
        "log": _INSTRUCTORS,
        **dict.fromkeys(("staff", "invite", "withdraw", "ask", "remove"), _ADMINS),
    },
    pages={
        "": PageSpec(show=pages.first, nav="desk-nav-first"),
        "log": PageSpec(show=pages.log, nav="desk-nav-log"),
        "staff": PageSpec(show=pages.staff, audience=_ADMINS, nav="desk-nav-staff"),
    },
    page_acts={
        "staff/invite": PageAct(do=pages.invite, audience=_ADMINS),
        "staff/withdraw": PageAct(do=pages.withdraw, audience=_ADMINS),
        "staff/remove": PageAct(do=pages.remove, audience=_ADMINS),
    },
    chores=(Chore(every=3600, work=jobs.forget),),
)
