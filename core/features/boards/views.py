"""The words of boards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    Form,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.features.boards.rules import LONGEST_NAME, NEW, Dial, View, is_on
from core.play.boards import Line, Span
from core.store.boards import Kind
from core.store.communities import Community


@dataclass(frozen=True, slots=True)
class Offer:
    """A board that somebody may join: its key, a name they may have there, and what is said of it."""

    key: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a learner sees of a board that they are on. `name` is theirs there."""

    key: str
    title: str
    name: str
    kind: Kind
    span: Span
    view: View
    lines: Sequence[Line]
    has_others: bool
    """Whether they are on other boards too."""


def board(shown: Shown, say: Say, *, edits: bool) -> Reply:
    """A part of a board, the learner's own line marked, and the ways to its other sides."""
    now = say(f"boards-now-{shown.span.value}", name=plain(shown.name))
    rows = tuple(_row(one, say) for one in shown.lines)
    text = now if rows else f"{now}\n\n{_nothing(shown, say)}"
    blocks: tuple[Block, ...] = (Card(shown.title, text, rows), Choices(tuple(_ways(shown, say))))
    return Reply(blocks=blocks, private=True, edits=edits)


def _row(line: Line, say: Say) -> tuple[str, str]:
    one = line.place.standing
    rank = say("boards-rank", rank=line.place.rank, shared="yes" if line.shared else "no")
    return rank, say("boards-own" if line.own else "boards-other", name=one.name, points=one.points)


def _nothing(shown: Shown, say: Say) -> str:
    return say("boards-nobody-yet" if shown.view is View.FIRST else "boards-no-points-yet")


def _ways(shown: Shown, say: Say) -> Iterator[Choice]:
    here = {"board": shown.key}
    for span in Span:
        if span is not shown.span:
            turned = {**here, "span": span.value, "view": shown.view.value}
            yield Choice(say(f"boards-span-{span.value}"), Action("boards.show", turned))
    other = View.FIRST if shown.view is View.AROUND else View.AROUND
    turned = {**here, "span": shown.span.value, "view": other.value}
    yield Choice(say(f"boards-view-{other.value}"), Action("boards.show", turned))
    if shown.kind is Kind.FRIENDS:
        yield Choice(say("boards-invite"), Action("boards.invite", here))
    yield Choice(say("boards-rename"), Action("boards.name", here), Weight.QUIET)
    yield Choice(say("boards-leave"), Action("boards.leave", here), Weight.QUIET)
    yield _yours(say) if shown.has_others else _begin(say, Weight.QUIET)


def listing(titles: Mapping[str, str], say: Say, *, span: Span = Span.WEEK) -> Reply:
    """The boards that the learner is on, to choose from, and a circle that they may begin."""
    ways = [
        Choice(title, Action("boards.show", {"board": key, "span": span.value}))
        for key, title in titles.items()
    ]
    ways.append(_begin(say))
    return Reply.privately(Text(say("boards-yours", count=len(titles))), Choices(tuple(ways)))


def about(say: Say, *, has_others: bool) -> Reply:
    """What a board is, for somebody who is on none, or on none of those they asked for."""
    ways = (_begin(say), *((_yours(say),) if has_others else ()))
    card = Card(say("boards-about"), f"{say('boards-about-text')}\n\n{say('boards-about-where')}")
    return Reply.privately(card, Choices(ways))


def off(say: Say) -> Reply:
    """For a community without a board."""
    return Reply.privately(Text(say("boards-off")), Choices((_yours(say),)))


def offer(offered: Offer, say: Say) -> Reply:
    """What joining a board means, and a name for it that is pressed, drawn anew or typed."""
    here = {"board": offered.key}
    join = "boards-begin-as" if offered.key == NEW else "boards-join-as"
    ways = (
        Choice(
            say(join, name=offered.name),
            Action("boards.join", {**here, "name": offered.name}),
            Weight.PRIMARY,
        ),
        Choice(say("boards-another-name"), Action("boards.offer", here)),
        Choice(say("boards-own-name"), Action("boards.name", here)),
    )
    card = Card(say("boards-about"), f"{offered.text}\n\n{say('boards-about-text')}")
    return Reply.privately(card, Choices(ways))


def ask_name(key: str, value: str, say: Say) -> Reply:
    """A form for the name on a board."""
    field = Field(name="name", label=say("boards-ask-name", most=LONGEST_NAME), value=value)
    form = Form(fields=(field,), action=Action("boards.join", {"board": key}), submit=say("boards-take-name"))
    return Reply.privately(Text(say("boards-name-text")), form)


def joined(key: str, name: str, counts: str, say: Say) -> Reply:
    """Somebody is on a board now; `counts` says which points do there."""
    card = Card(say("boards-joined", name=name), f"{counts} {say('boards-joined-text')}", tone=Tone.GOOD)
    return Reply.privately(card, Choices((_see(key, say),)))


def renamed(key: str, name: str, say: Say) -> Reply:
    """They are called otherwise there now."""
    text = Text(say("boards-renamed", name=plain(name)))
    return Reply.privately(text, Choices((_see(key, say),)))


def left(say: Say, *, is_circle: bool) -> Reply:
    """They are on it no more, and what went with that."""
    text = say("boards-left-circle" if is_circle else "boards-left")
    return Reply.privately(Text(text), Choices((_yours(say),)))


def invitation(key: str, code: str, addresses: Mapping[str, str], say: Say, *, began: str) -> Reply:
    """A circle's code, and the addresses by platform that lead into it."""
    said = say("boards-began", name=plain(began)) if began else ""
    links = "\n".join(
        f"- [{say('boards-platform', platform=name)}]({address})"
        for name, address in sorted(addresses.items())
    )
    return Reply.privately(
        Text("\n\n".join(filter(None, (said, say("boards-invitation"))))),
        # As it is typed: the English name works in whatever language the others speak.
        Code(f"/board {code}", title=say("boards-type-this")),
        *((Text(f"{say('boards-or-open')}\n\n{links}"),) if links else ()),
        Text(say("boards-who-has-it")),
        Choices((_see(key, say),)),
    )


def dials(community: Community, place: str, say: Say, *, edits: bool) -> Reply:
    """What is played for in a community, as all there may know, and a press for each that turns it on or off."""
    shown = [dial for dial in Dial if place or dial is not Dial.POINTS]
    states = {dial: "on" if is_on(community, dial, place) else "off" for dial in shown}
    facts = [(say(f"boards-dial-{dial.value}"), say(f"boards-dial-{now}")) for dial, now in states.items()]
    if elsewhere := len(set(community.quiet) - {place}):
        facts.append((say("boards-dial-elsewhere"), say("boards-dial-places", count=elsewhere)))
    to = {"on": "off", "off": "on"}
    ways = tuple(
        Choice(
            say(f"boards-dial-{dial.value}-{to[now]}"),
            Action("boards.dial", {"dial": dial.value, "to": to[now]}),
        )
        for dial, now in states.items()
    )
    card = Card(say("boards-dial"), say("boards-dial-about"), tuple(facts))
    return Reply(blocks=(card, Choices(ways)), edits=edits)


def _see(key: str, say: Say) -> Choice:
    return Choice(say("boards-see"), Action("boards.show", {"board": key}), Weight.PRIMARY)


def _begin(say: Say, weight: Weight = Weight.NORMAL) -> Choice:
    return Choice(say("boards-begin"), Action("boards.begin"), weight)


def _yours(say: Say) -> Choice:
    return Choice(say("boards-others"), Action("boards.list"), Weight.QUIET)
