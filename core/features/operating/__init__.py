"""What whoever runs Parley sees and does: health, communities, spending, blocked accounts, kill switches."""

from pathlib import Path

from core.chat import Audience, CommandOption
from core.feature import Chore, Command, Feature, PageAct, PageSpec
from core.features.operating import accounts, handlers, jobs, pages, switching

OPERATORS = Audience.OPERATORS

feature = Feature(
    name="operating",
    words=Path(__file__).parent / "words",
    commands=(
        Command(name="operator health", handler=handlers.health, audience=OPERATORS),
        Command(name="operator communities", handler=handlers.communities, audience=OPERATORS),
        Command(name="operator spend", handler=handlers.spend, audience=OPERATORS),
        Command(
            name="operator block",
            handler=accounts.block,
            audience=OPERATORS,
            options=(CommandOption(name="account"), CommandOption(name="reason", rest=True)),
        ),
        Command(
            name="operator switch",
            handler=switching.switch,
            audience=OPERATORS,
            options=(
                CommandOption(name="what"),
                CommandOption(name="to"),
                CommandOption(name="reason", rest=True),
            ),
            suggest={"what": switching.suggest_what, "to": switching.suggest_to},
        ),
    ),
    actions={
        "health": handlers.health,
        "spend": handlers.spend,
        "block": accounts.block,
        "unblock": accounts.unblock,
        "switch": switching.switch,
    },
    audiences=dict.fromkeys(("health", "spend", "block", "unblock", "switch"), OPERATORS),
    pages={
        "operator/health": PageSpec(show=pages.health, audience=OPERATORS, nav="operating-health"),
        "operator/communities": PageSpec(
            show=pages.communities, audience=OPERATORS, nav="operating-communities"
        ),
        "operator/spend": PageSpec(show=pages.spend, audience=OPERATORS, nav="operating-spend"),
        "operator/accounts": PageSpec(show=pages.accounts, audience=OPERATORS, nav="operating-accounts"),
    },
    page_acts={
        "operator/switch": PageAct(do=pages.switch, audience=OPERATORS),
        "operator/block": PageAct(do=pages.block, audience=OPERATORS),
        "operator/unblock": PageAct(do=pages.unblock, audience=OPERATORS),
    },
    chores=(Chore(every=jobs.EVERY, work=jobs.look_at_switches),),
)
