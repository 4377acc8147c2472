"""The words of moderation: what is asked, what is shown to whoever decides, and the trail. Pure."""

from collections.abc import Iterator, Sequence

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    Form,
    Plain,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.moderating.reasons import Reason, found, named
from core.moderating.telling import beginning
from core.store.explanations import State
from core.store.moderation import CLOSING, OPENING, Case, Traced
from core.words.formats import date

REASONS = 10
"""Of all that readers say is wrong with one, as many are told, those first that most say: anybody may write some."""


def ask_why(id_: str, say: Say) -> Reply:
    """Ask a reader what is wrong with it."""
    card = Card(say("moderation-report"), say("moderation-report-text"))
    return Reply.privately(card, *_reasons("moderation.because", {"explanation": id_}, say))


def thanks(say: Say) -> Reply:
    """Whatever comes of it."""
    return Reply.privately(Card(say("moderation-thanks"), say("moderation-thanks-text"), tone=Tone.GOOD))


def ask_appeal(case: Case, say: Say) -> Reply:
    """Ask the author why it should be shown."""
    last = case.trail[-1].act
    why = (Text(say("moderating-told-why", reason=named(last.reason, say))),) if last.reason else ()
    card = Card(say("moderation-appeal"), say("moderation-appeal-text", begins=plain(beginning(case.text))))
    form = _form("moderation-appeal-words", Action("moderation.appealed", {"explanation": case.id}), say)
    return Reply.privately(card, *why, form)


def appealed(say: Say) -> Reply:
    """Somebody will look."""
    return Reply.privately(Card(say("moderation-appealed"), say("moderation-appealed-text"), tone=Tone.GOOD))


# ── for whoever decides ──────────────────────────────────────────────────────────────────────────────────────


def empty(say: Say) -> Reply:
    """Nothing waits."""
    card = Card(say("moderation-empty"), say("moderation-empty-text"), tone=Tone.GOOD)
    return Reply.privately(card, Choices((_lately(say),)))


def gone(say: Say) -> Reply:
    """The one that was to be shown went away just now."""
    return Reply.privately(Text(say("moderation-gone")), Choices((_queue(say), _lately(say))))


def case(one: Case, lesson: str, place: tuple[int, int], say: Say) -> Reply:
    """An explanation that waits, why it does, and what can be done. `place` is its number, of how many.

    Under which name it is shown it does not say: whoever merely looks may still vote, and votes blind (P18).
    """
    number, count = place
    facts = (
        (say("moderation-lesson"), lesson),
        (say("moderation-state"), say(f"moderation-state-{one.state.value}")),
    )
    card = Card(say("moderation-case", number=number, count=count), facts=facts)
    why = "\n".join(f"- {line}" for line in _why(one, say))
    ways = [*_verdicts(one, say), _trail(one.id, say)]
    if count > 1:
        ways.append(_choice("moderation-next", Action("moderation.queue", {"after": one.id}), say))
    return Reply.privately(
        card,
        Text(f"> {plain(one.text)}"),
        *((Code(one.code),) if one.code else ()),
        Text(f"{say('moderation-why')}\n\n{why}"),
        Choices(tuple(ways)),
    )


def ask_reason(one: Case, say: Say) -> Reply:
    """Ask whoever decides why it is to be hidden."""
    card = Card(say("moderation-ask"), say("moderation-ask-text"))
    return Reply.privately(card, *_reasons("moderation.hide", _seen(one), say))


def decided(act: str, id_: str, say: Say) -> Reply:
    """It is done."""
    card = Card(say(f"moderation-done-{act}"), say(f"moderation-done-{act}-text"), tone=Tone.GOOD)
    return Reply.privately(card, Choices((_queue(say), _trail(id_, say), _lately(say))))


def decided_by_another(one: Case, me: int, language: str | None, zone: str | None, say: Say) -> Reply:
    """Something was done about it since it was shown, and nothing of what was pressed."""
    card = Card(say("moderation-meanwhile"), say("moderation-meanwhile-text"), tone=Tone.CARE)
    last = [f"- {_traced(it, me, language, zone, say)}" for it in one.trail[-1:]]
    return Reply.privately(card, *map(Text, last), Choices((_queue(say), _trail(one.id, say))))


def lately(cases: Sequence[Case], language: str | None, zone: str | None, say: Say) -> Reply:
    """What was decided last, each with what happened."""
    if not cases:
        return Reply.privately(Text(say("moderation-lately-none")), Choices((_queue(say),)))
    lines = [
        f"{number}. {_when(one.trail[-1], language, zone, say)} “{plain(beginning(one.text))}”"
        for number, one in enumerate(cases, 1)
    ]
    numbers = (
        _choice(
            "moderation-lately-one", Action("moderation.trail", {"explanation": one.id}), say, number=number
        )
        for number, one in enumerate(cases, 1)
    )
    card = Card(say("moderation-lately"))
    return Reply.privately(card, Text("\n".join(lines)), Choices((*numbers, _queue(say))))


def trail(one: Case, me: int, language: str | None, zone: str | None, say: Say) -> Reply:
    """All that was done about it and by whom, with what can still be done.

    Whoever has decided about it, and so is not to vote on it any more, is told under which name it is shown.
    """
    lines = [f"- {_traced(it, me, language, zone, say)}" for it in one.trail]
    decided = any(it.act.moderator == me for it in one.trail)
    facts = ((say("moderation-shown-as"), one.pseudonym),) if decided else ()
    card = Card(say("moderation-trail"), f"> {plain(one.text)}", facts)
    code = (Code(one.code),) if one.code else ()
    text = Text("\n".join(lines) if lines else say("moderation-trail-none"))
    return Reply.privately(card, *code, text, Choices((*_verdicts(one, say), _queue(say))))


def own_trail(one: Case, language: str | None, zone: str | None, say: Say) -> Reply:
    """The same for its author, who is not told who did it."""
    lines = [f"- {_unnamed(it, language, zone, say)}" for it in one.trail]
    card = Card(say("moderation-trail"), f"> {plain(one.text)}")
    text = Text("\n".join(lines) if lines else say("moderation-trail-none"))
    here = {"explanation": one.id}
    ways = (Choice(say("moderation-appeal"), Action("moderation.appeal", here), Weight.PRIMARY),)
    return Reply.privately(card, text, *((Choices(ways),) if one.appealable else ()))


def _why(one: Case, say: Say) -> Iterator[str]:
    """Why somebody has to look: what the filter and readers say, that votes differ, and what the author says.

    How many votes there are it does not say: staff are readers, too, and have not voted yet (P18).
    """
    for it in one.trail:
        if it.act.act == "held":
            yield found(it.act.reason, say)
    given = sorted(one.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    for reason, times in given[:REASONS]:
        yield say("moderation-why-reported", times=times, reason=named(reason, say))
    last = one.trail[-1].act if one.trail else None
    if last is not None and last.act == "divided":
        yield say("moderation-why-divided")
    if last is not None and last.act == "appealed":
        yield say("moderation-why-appealed", words=plain(last.reason))
    if last is None:
        yield say("moderation-why-unknown")


def _verdicts(one: Case, say: Say) -> Iterator[Choice]:
    now = one.state.value
    if one.can_become(State.SHOWN):
        yield Choice(say("moderation-show", state=now), Action("moderation.show", _seen(one)), Weight.PRIMARY)
    if one.can_become(State.HIDDEN):
        yield Choice(say("moderation-hide", state=now), Action("moderation.ask", _seen(one)))


def _seen(one: Case) -> dict[str, Plain]:
    return {"explanation": one.id, "seen": one.last}


def _traced(it: Traced, me: int, language: str | None, zone: str | None, say: Say) -> str:
    """Something that was done, with who did it."""
    line = _unnamed(it, language, zone, say)
    if it.act.moderator is None:
        return line
    who = say("moderation-by-you") if it.act.moderator == me else plain(it.name or "")
    return say("moderation-by", line=line, who=who) if who else say("moderation-by-nobody", line=line)


def _unnamed(it: Traced, language: str | None, zone: str | None, say: Say) -> str:
    """Something that was done: when, what, and the reason that was given."""
    line = _when(it, language, zone, say)
    if not it.act.reason:
        return line
    reason = found(it.act.reason, say) if it.act.act == "held" else named(it.act.reason, say)
    return say("moderation-because", line=line, reason=reason)


KNOWN = frozenset({*OPENING, *CLOSING})
"""Acts that have words of their own; a later release may have noted others."""


def _when(it: Traced, language: str | None, zone: str | None, say: Say) -> str:
    act = it.act.act if it.act.act in KNOWN else "other"
    return say(f"moderation-act-{act}", day=date(it.at, language, zone))


def _reasons(verb: str, arguments: dict[str, Plain], say: Say) -> Iterator[Block]:
    """The reasons that have a name, and a form for other words."""
    yield Choices(
        tuple(
            Choice(say(f"moderating-reason-{one.value}"), Action(verb, {**arguments, "reason": one.value}))
            for one in Reason
        )
    )
    yield _form("moderation-other-words", Action(verb, arguments), say)


def _form(label: str, action: Action, say: Say) -> Form:
    field = Field(name="words", label=say(label), kind=FieldKind.PARAGRAPH)
    return Form(fields=(field,), action=action, submit=say("moderation-send"))


def _choice(label: str, action: Action, say: Say, **values: int) -> Choice:
    return Choice(say(label, **values), action, Weight.QUIET)


def _queue(say: Say) -> Choice:
    return _choice("moderation-queue", Action("moderation.queue"), say)


def _lately(say: Say) -> Choice:
    return _choice("moderation-lately", Action("moderation.lately"), say)


def _trail(id_: str, say: Say) -> Choice:
    return _choice("moderation-trail", Action("moderation.trail", {"explanation": id_}), say)
