"""The operator's web pages."""

from core.chat import (
    Card,
    Cell,
    Column,
    Field,
    FieldKind,
    Heading,
    Page,
    PageBlock,
    PageForm,
    Table,
    Text,
    Tone,
    plain,
)
from core.errors import LearnerError
from core.features.operating import accounts as blocking
from core.features.operating import handlers, rules, views
from core.features.operating.rules import Sum
from core.features.operating.switching import turned
from core.llm.budget import MILLION
from core.store import blocked, switches
from core.switches import SWITCHES
from core.turn import Turn
from core.words.formats import date, number

HEALTH, ACCOUNTS = "operator/health", "operator/accounts"


async def health(turn: Turn) -> Page:
    """How Parley is, and the kill switches."""
    shape, off, say = await handlers.shape(turn), turn.house.switches, turn.say
    zone = turn.learner.time_zone
    facts = tuple(views.health_facts(shape, off, turn.language, zone, say))
    tone = Tone.GOOD if views.is_well(shape, off) else Tone.CARE
    known = {one.name: one for one in await turn.read(switches.turned) if one.off}
    blocks: list[PageBlock] = [Card(say("operating-health"), "", facts, tone)]
    blocks += [Heading(say("operating-switches")), Text(say("operating-switches-about"))]
    for one in SWITCHES:
        to = "on" if one in known else "off"
        state = views.state(known.get(one), turn.language, zone, say)
        reason = Field(name="reason", label=say("operating-reason"), optional=True)
        form = PageForm(
            path="operator/switch",
            submit=say(f"operating-turn-{one}", to=to),
            fields=(reason,) if to == "off" else (),
            hidden={"what": one, "to": to},
            danger=to == "off",
        )
        blocks += [Card(say(f"operating-{one}"), plain(state)), form]
    return Page(title=say("operating-health"), blocks=tuple(blocks))


async def communities(turn: Turn) -> Page:
    """The communities, with who is there."""
    say, zone = turn.say, turn.learner.time_zone
    columns = (
        Column(say("operating-column-name")),
        Column(say("operating-column-id")),
        Column(say("operating-column-people"), number=True),
        Column(say("operating-column-classes"), number=True),
        Column(say("operating-column-last")),
    )
    rows = tuple(
        (
            Cell(one.name or one.community),
            Cell(one.community),
            Cell(number(one.people, turn.language)),
            Cell(number(one.classes, turn.language)),
            Cell(date(one.last, turn.language, zone) if one.last else ""),
        )
        for one in await handlers.seen(turn)
    )
    about = Text(say("operating-communities-about"))
    table = Table(say("operating-communities"), columns, rows, say("operating-communities-none"))
    return Page(title=say("operating-communities"), blocks=(about, table))


async def spend(turn: Turn) -> Page:
    """What models cost."""
    costs, say = await handlers.spent(turn), turn.say
    about = Text(say("operating-spend-about", days=rules.DAYS))
    tables = (
        _table(turn, "operating-by-community", rules.summed(costs, lambda one: one.community)),
        _table(turn, "operating-by-kind", rules.summed(costs, lambda one: one.kind)),
    )
    picture = await handlers.drawn(turn, costs)
    return Page(title=say("operating-spend"), blocks=(about, picture, *tables))


def _table(turn: Turn, title: str, sums: list[Sum]) -> Table:
    say = turn.say
    columns = (
        Column(say("operating-column-name")),
        Column(say("operating-column-messages"), number=True),
        Column(say("operating-column-tokens"), number=True),
        Column(say("operating-column-money"), number=True),
    )
    rows = tuple(
        (
            Cell(one.name or say("operating-outside")),
            Cell(number(one.messages, turn.language)),
            Cell(number(one.tokens, turn.language)),
            Cell(number(one.money / MILLION, turn.language)),
        )
        for one in sums
    )
    return Table(say(title), columns, rows, say("operating-bars-nothing"))


async def accounts(turn: Turn) -> Page:
    """Who is blocked, and a form to block somebody."""
    found, say = await turn.read(blocked.listed, blocking.MOST), turn.say
    each = [
        block
        for one in found
        for block in (
            Text(views.account_line(one, turn.language, turn.learner.time_zone, say)),
            PageForm(
                path="operator/unblock",
                submit=say("operating-unblock", name=one.name),
                hidden={"learner": str(one.learner)},
            ),
        )
    ] or [Text(say("operating-accounts-none"))]
    fields = (
        Field(name="account", label=say("operating-account-field")),
        Field(name="reason", label=say("operating-reason"), kind=FieldKind.PARAGRAPH),
    )
    form = PageForm(path="operator/block", submit=say("operating-block-submit"), fields=fields, danger=True)
    about = Text(say("operating-accounts-about"))
    return Page(title=say("operating-accounts"), blocks=(about, *each, form))


async def switch(turn: Turn) -> str:
    """Turn a kill switch."""
    name, to = turn.values.get("what", ""), turn.values.get("to", "")
    if name not in SWITCHES or to not in ("on", "off"):
        raise LearnerError("choice-gone")
    turned(turn, name, turn.values.get("reason", ""), off=to == "off")
    return HEALTH


async def block(turn: Turn) -> str:
    """Block the account that was filled in."""
    account, reason = turn.values.get("account", "").strip(), turn.values.get("reason", "").strip()
    if not reason:
        raise LearnerError("operating-no-reason-given")
    await blocking.blocked_with(turn, await blocking.named(turn, account), account, reason)
    return ACCOUNTS


async def unblock(turn: Turn) -> str:
    """Answer somebody again."""
    turn.arguments = {**turn.arguments, "learner": turn.values.get("learner", "")}
    await blocking.unblocked(turn, turn.number("learner"))
    return ACCOUNTS
