"""The words of the operator's pages and replies. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from core.chat import (
    Action,
    Card,
    Choice,
    Choices,
    Field,
    FieldKind,
    Form,
    Picture,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.features.operating import rules
from core.features.operating.picture import Bars
from core.features.operating.rules import Sum
from core.llm.budget import MILLION, Budget
from core.store.blocked import Blocking
from core.store.health import Cost, Seen
from core.store.switches import Switched
from core.switches import MODEL, SANDBOX, SWITCHES, Switches
from core.words.formats import date as on_day
from core.words.formats import day_of_month, number
from sandbox.contract import Status

if TYPE_CHECKING:
    from core.features.operating.handlers import Shape

MEBI = 2**20


def health(shape: "Shape", off: Switches, language: str | None, zone: str | None, say: Say) -> Reply:
    """How everything is."""
    facts = tuple(health_facts(shape, off, language, zone, say))
    card = Card(say("operating-health"), "", facts, Tone.GOOD if is_well(shape, off) else Tone.CARE)
    ways = (
        Choice(say("operating-look-again"), Action("operating.health")),
        Choice(say("operating-switches"), Action("operating.switch"), Weight.QUIET),
        Choice(say("operating-spend"), Action("operating.spend"), Weight.QUIET),
    )
    return Reply.privately(card, Choices(ways))


def is_well(shape: "Shape", off: Switches) -> bool:
    """Whether all that is set up answers, and nothing is turned off."""
    return (
        shape.sandbox is Status.FINISHED
        and shape.redis is not False
        and not any(off.off(one) for one in SWITCHES)
    )


def health_facts(
    shape: "Shape", off: Switches, language: str | None, zone: str | None, say: Say
) -> Iterator[tuple[str, str]]:
    """One pair for each thing that Parley stands on."""
    now = shape.health
    took = max(1, round(shape.answered_in * 1000))
    yield (
        say("operating-database"),
        say("operating-database-is", version=now.version, took=took, size=round(now.bytes / MEBI)),
    )
    redis = {True: "on", False: "away", None: "none"}[shape.redis]
    yield say("operating-redis"), say("operating-redis-is", state=redis)
    ran = "off" if off.off(SANDBOX) else "well" if shape.sandbox is Status.FINISHED else "away"
    yield say("operating-sandbox"), say("operating-sandbox-is", state=ran, note=shape.sandbox_note)
    state = "off" if off.off(MODEL) else "on" if shape.model else "none"
    yield say("operating-model"), say("operating-model-is", state=state, name=shape.model)
    if shape.model:
        yield say("operating-made"), say("operating-made-are", made=now.made, unfit=now.unfit)
        if now.answered:
            yield say("operating-answered"), on_day(now.answered, language, zone)
    yield (
        say("operating-queues"),
        say(
            "operating-queues-are",
            outbox=now.outbox,
            unfinished=now.unfinished,
            jobs=now.jobs,
            questions=now.questions,
        ),
    )
    if now.oldest:
        yield say("operating-oldest"), on_day(now.oldest, language, zone)
    yield say("operating-workers"), number(now.workers, language)
    yield (
        say("operating-versions"),
        say("operating-versions-are", parley=shape.version, form=now.form, python=shape.python),
    )


def communities(seen: Sequence[Seen], language: str | None, zone: str | None, say: Say) -> Reply:
    """The communities, those first where somebody wrote last."""
    lines = [f"- {_community(one, language, zone, say)}" for one in seen]
    card = Card(say("operating-communities"), say("operating-communities-about"))
    return Reply.privately(card, Text("\n".join(lines) or say("operating-communities-none")))


def _community(one: Seen, language: str | None, zone: str | None, say: Say) -> str:
    return say(
        "operating-community",
        name=plain(one.name or one.community),
        id=plain(one.community),
        people=one.people,
        classes=one.classes,
        last=on_day(one.last, language, zone) if one.last else say("operating-not-lately"),
        left="yes" if one.left else "no",
    )


# ── what models cost ────────────────────────────────────────────────────────────────────────────────────────


def spend(costs: Sequence[Cost], budget: Budget, picture: Picture, language: str | None, say: Say) -> Reply:
    """What models cost in the last days."""
    all_ = rules.total(costs)
    card = Card(
        say("operating-spend"),
        say("operating-spend-about", days=rules.DAYS),
        (
            (say("operating-in-all"), amount(all_, language, say)),
            (say("operating-budget"), say("operating-tokens-a-day", count=budget.everybody.tokens)),
        ),
    )
    tables = [
        Text("\n".join([f"**{say(title)}**", "", *(f"- {line}" for line in lines)]))
        for title, lines in (
            ("operating-by-community", _lines(rules.summed(costs, lambda one: one.community), language, say)),
            ("operating-by-kind", _lines(rules.summed(costs, lambda one: one.kind), language, say)),
        )
        if lines
    ]
    return Reply.privately(card, picture, *tables)


def _lines(sums: Sequence[Sum], language: str | None, say: Say) -> list[str]:
    return [
        say(
            "operating-cost-of",
            name=plain(one.name) or say("operating-outside"),
            amount=amount(one, language, say),
        )
        for one in sums
    ]


def amount(one: Sum, language: str | None, say: Say) -> str:
    """Tokens, and money where anything was priced."""
    if not one.money:
        return say("operating-tokens", count=one.tokens)
    return say("operating-tokens-money", count=one.tokens, money=number(one.money / MILLION, language))


def bars(costs: Sequence[Cost], last: date, budget: Budget, language: str | None, say: Say) -> Bars:
    """What is drawn."""
    return Bars(
        days=[
            (day_of_month(one.day, language), one.tokens, number(one.tokens, language))
            for one in rules.days(costs, last)
        ],
        budget=budget.everybody.tokens,
        budget_words=say("operating-tokens-a-day", count=budget.everybody.tokens),
        title=say("operating-bars"),
    )


def bars_alt(costs: Sequence[Cost], last: date, budget: Budget, language: str | None, say: Say) -> str:
    """What the picture shows, in words."""
    days = [one for one in rules.days(costs, last) if one.tokens]
    listed = "; ".join(
        say("operating-bars-day", day=day_of_month(one.day, language), count=one.tokens) for one in days
    )
    over = sum(one.tokens > budget.everybody.tokens for one in days)
    return say(
        "operating-bars-alt", days=rules.DAYS, over=over, listed=listed or say("operating-bars-nothing")
    )


# ── switches and accounts ───────────────────────────────────────────────────────────────────────────────────


def switches(known: Sequence[Switched], language: str | None, zone: str | None, say: Say) -> Reply:
    """How the kill switches stand, and a press for each that turns it."""
    off = {one.name: one for one in known if one.off}
    facts = tuple((say(f"operating-{one}"), state(off.get(one), language, zone, say)) for one in SWITCHES)
    ways = tuple(
        Choice(
            say(f"operating-turn-{one}", to="on" if one in off else "off"),
            Action("operating.switch", {"what": one, "to": "on" if one in off else "off"}),
        )
        for one in SWITCHES
    )
    card = Card(
        say("operating-switches"), say("operating-switches-about"), facts, Tone.CARE if off else Tone.NEUTRAL
    )
    return Reply.privately(card, Choices(ways))


def state(switched: Switched | None, language: str | None, zone: str | None, say: Say) -> str:
    """How one stands, as plain text; None for on."""
    if switched is None:
        return say("operating-is-on")
    since = on_day(switched.at, language, zone)
    return say("operating-is-off", since=since, reason=switched.reason or say("operating-no-reason"))


def accounts(found: Sequence[Blocking], language: str | None, zone: str | None, say: Say) -> Reply:
    """Who is blocked, with a press for each to answer them again."""
    card = Card(say("operating-accounts"), say("operating-accounts-about"))
    if not found:
        return Reply.privately(card, Text(say("operating-accounts-none")))
    lines = [f"- {account_line(one, language, zone, say)}" for one in found]
    ways = tuple(
        Choice(say("operating-unblock", name=one.name), Action("operating.unblock", {"learner": one.learner}))
        for one in found
    )
    return Reply.privately(card, Text("\n".join(lines)), Choices(ways))


def account_line(one: Blocking, language: str | None, zone: str | None, say: Say) -> str:
    """Who, why and since when."""
    return say(
        "operating-account",
        name=plain(one.name),
        accounts=plain(", ".join(one.accounts)),
        since=on_day(one.at, language, zone),
        reason=plain(one.reason),
    )


def ask_why(account: str, name: str, say: Say) -> Reply:
    """Ask for the reason, which stays with the operators."""
    card = Card(say("operating-block", name=name), say("operating-block-text", account=plain(account)))
    form = Form(
        fields=(Field(name="reason", label=say("operating-reason"), kind=FieldKind.PARAGRAPH),),
        action=Action("operating.block", {"account": account}),
        submit=say("operating-block-submit"),
    )
    return Reply.privately(card, form)


def blocked(account: str, name: str, say: Say) -> Reply:
    """It is done."""
    text = say("operating-blocked-text", account=plain(account))
    list_ = Choice(say("operating-accounts"), Action("operating.block"), Weight.QUIET)
    return Reply.privately(Card(say("operating-blocked", name=name), text, tone=Tone.GOOD), Choices((list_,)))


def unblocked(name: str, say: Say) -> Reply:
    """They are answered again."""
    list_ = Choice(say("operating-accounts"), Action("operating.block"), Weight.QUIET)
    return Reply.privately(Card(say("operating-unblocked", name=name), tone=Tone.GOOD), Choices((list_,)))


def told_blocked(say: Say) -> Reply:
    """What somebody who is blocked is told, once: what they can do."""
    return Reply.privately(
        Card(say("operating-you-are-blocked"), say("operating-you-are-blocked-text"), tone=Tone.CARE)
    )
