"""The words around what a learner explained: how it is shared, how it stands, what others said, and that it helped."""

from collections.abc import Iterator, Mapping, Sequence

from core.chat import Action, Card, Choice, Choices, Field, Form, Reply, Say, Text, Tone, Weight, plain
from core.features.explanations import rules
from core.features.explanations.views import Told, to_mine
from core.moderating.telling import beginning
from core.store.explanations import Explanation
from core.store.thanking import Helped


def offer(one: Explanation, told: Told, say: Say, *, has_model: bool) -> Reply:
    """An explanation as others would see it, and under which name it may be shared, if at all.

    `has_model`: a provider's moderation model reads what is shared, so that is said before.
    """
    here = {"explanation": one.id}
    ways = (
        Choice(
            say("explanations-share-as", name=one.pseudonym),
            Action("explanations.share", here),
            Weight.PRIMARY,
        ),
        Choice(say("explanations-under-own-name"), Action("explanations.name", here)),
        Choice(say("explanations-keep"), Action("explanations.keep", here), Weight.QUIET),
    )
    about = [Text(say("explanations-offer", name=plain(one.pseudonym)))]
    about += [Text(say("explanations-offer-model"))] if has_model else []
    return Reply.privately(*about, *told.blocks(""), Choices(ways))


def ask_name(one: Explanation, suggested: str, say: Say) -> Reply:
    """A form for the name under which it is shared."""
    field = Field(name="name", label=say("explanations-name", most=rules.LONGEST_NAME), value=suggested)
    action = Action("explanations.share", {"explanation": one.id, "named": True})
    form = Form(fields=(field,), action=action, submit=say("explanations-share"))
    back = Choice(
        say("explanations-not-named"), Action("explanations.offer", {"explanation": one.id}), Weight.QUIET
    )
    return Reply.privately(Text(say("explanations-name-about")), form, Choices((back,)))


def done(what: str, id_: str, say: Say, *, tone: Tone = Tone.NEUTRAL, **values: str) -> Reply:
    """What became of an explanation: `what` names the words. The way back to it, and to those of others."""
    back = Action("explanations.open", {"explanation": id_})
    ways = (
        Choice(say("explanations-to-mine"), back),
        Choice(say("explanations-read-others"), Action("explanations.next")),
    )
    told = say(f"explanations-{what}", **{key: plain(value) for key, value in values.items()})
    return Reply.privately(Card(say(f"explanations-{what}-title"), told, tone=tone), Choices(ways))


def not_yet(what: str, one: Explanation, say: Say) -> Reply:
    """Why it cannot be shared as it is, and the way to explain it again."""
    again = Action("teachback.start", {"course": one.course, "lesson": one.lesson})
    ways = (
        Choice(say("explanations-again"), again, Weight.PRIMARY),
        Choice(say("explanations-keep"), Action("explanations.keep", {"explanation": one.id}), Weight.QUIET),
    )
    return Reply.privately(
        Card(say("explanations-not-yet"), say(f"explanations-{what}"), tone=Tone.CARE), Choices(ways)
    )


def mine(
    found: Sequence[tuple[Explanation, Told]], begin: int, total: int, helped: Mapping[str, int], say: Say
) -> Reply:
    """The learner's own explanations, page by page, the newest first."""
    if not found:
        ways = (
            Choice(say("explanations-learn"), Action("lesson.next")),
            Choice(say("explanations-read-others"), Action("explanations.next")),
        )
        return Reply.privately(Card(say("explanations-mine"), say("explanations-mine-none")), Choices(ways))
    cards = [
        Card(
            told.title or say("explanations-lesson-gone"),
            plain(beginning(one.text, rules.BEGINNING)),
            _facts(one, helped.get(one.id, 0), say),
        )
        for one, told in found
    ]
    ways = [
        Choice(
            say("explanations-open", number=number, title=told.title or say("explanations-lesson-gone")),
            Action("explanations.open", {"explanation": one.id}),
        )
        for number, (one, told) in enumerate(found, begin + 1)
    ]
    if begin + len(found) < total:
        older = Action("explanations.mine", {"from": begin + len(found)})
        ways.append(Choice(say("explanations-older"), older, Weight.QUIET))
    ways.append(Choice(say("explanations-read-others"), Action("explanations.next"), Weight.QUIET))
    return Reply.privately(Text(say("explanations-mine-about", count=total)), *cards, Choices(tuple(ways)))


def own(one: Explanation, told: Told, helped: int, reasons: Sequence[str], say: Say) -> Reply:
    """One of the learner's own: how it stands, what others said, and what can be done with it."""
    card, *code = told.blocks(told.title or say("explanations-lesson-gone"))
    assert isinstance(card, Card)
    shown = Card(card.title, card.markdown, _facts(one, helped, say))
    listed = "\n".join(f"- {_reason(because, say)}" for because in reasons)
    said = (Card(say("explanations-did-not-help"), listed),) if reasons else ()
    return Reply.privately(shown, *code, *said, Choices(tuple(_ways(one, say))))


def _facts(one: Explanation, helped: int, say: Say) -> tuple[tuple[str, str], ...]:
    state = say(f"explanations-state-{rules.standing(one)}", name=one.pseudonym)
    facts = ((say("explanations-state"), state),)
    return (
        (*facts, (say("explanations-has-helped"), say("explanations-people", count=helped)))
        if helped
        else facts
    )


def _reason(because: str, say: Say) -> str:
    return say(f"explanations-because-{because}") if because in rules.REASONS else plain(because)


def _ways(one: Explanation, say: Say) -> Iterator[Choice]:
    here = {"explanation": one.id}
    match rules.standing(one):
        case "kept":
            yield Choice(say("explanations-let-others"), Action("explanations.offer", here), Weight.PRIMARY)
        case "shared":
            yield Choice(say("explanations-take-back"), Action("explanations.unshare", here))
        case "hidden":
            yield Choice(say("explanations-appeal"), Action("moderation.appeal", here), Weight.PRIMARY)
        case _:
            pass
    if rules.standing(one) in ("hidden", "review"):
        yield Choice(say("explanations-what-happened"), Action("moderation.trail", here))
    yield Choice(say("explanations-remove"), Action("explanations.remove", here), Weight.QUIET)
    yield to_mine(say)


def ask_to_remove(one: Explanation, told: Told, say: Say) -> Reply:
    """Asks once whether it is to go."""
    here = {"explanation": one.id}
    ways = (
        Choice(say("explanations-do-remove"), Action("explanations.drop", here)),
        Choice(say("explanations-do-not-remove"), Action("explanations.open", here), Weight.PRIMARY),
    )
    text = plain(beginning(told.text, rules.BEGINNING))
    return Reply.privately(Card(say("explanations-ask-remove"), text, tone=Tone.CARE), Choices(ways))


def removed(say: Say) -> Reply:
    """That it is gone."""
    return Reply.privately(Text(say("explanations-removed")), Choices((to_mine(say),)))


def helped(found: Sequence[tuple[Helped, str]], say: Say) -> Reply:
    """For an author: which of their explanations helped how many, by title. Nothing to press: what is open stays open."""
    lines = [say("explanations-helped-so-many", title=plain(title), count=one.more) for one, title in found]
    points = sum(one.points for one, _ in found)
    gave = (say("explanations-helped-points", amount=points),) if points else ()
    text = "\n\n".join(("\n".join(f"- {line}" for line in lines), *gave))
    return Reply.privately(Card(say("explanations-helped-title"), text, tone=Tone.GOOD))
