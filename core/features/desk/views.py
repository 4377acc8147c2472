"""What whoever teaches is shown of the pages, of the staff and of the log. Pure."""

import re
from collections.abc import Mapping, Sequence

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    called,
    plain,
)
from core.store.acts import Act
from core.store.desk import Invite
from core.store.staff import Role, StaffRow
from core.words.formats import date, time_of_day

MOST_REMOVED = 15
"""Of the staff, so many can be removed by a press; all of them on the page."""


def link(address: str, where: str, others: Sequence[tuple[str, str]], say: Say) -> Reply:
    """The link, and those to other communities of theirs."""
    text = Text(f"[{say('desk-link', where=plain(where))}]({address})\n\n{say('desk-link-text')}")
    if not others:
        return Reply.privately(text)
    options = tuple(
        Choice(say("desk-link-other", where=name)[:80], Action("desk.open", {"community": community}), Weight.QUIET)
        for community, name in others
    )  # fmt: skip
    return Reply.privately(text, Choices(options))


def nowhere(say: Say) -> Reply:
    """No pages are served here."""
    return Reply.privately(Card(say("desk-nowhere"), say("desk-nowhere-text"), tone=Tone.CARE))


# ── the log ─────────────────────────────────────────────────────────────────────────────────────────────────


def log(found: Sequence[Act], older: int | None, language: str | None, zone: str | None, say: Say) -> Reply:
    """Acts, the newest first."""
    if not found:
        return Reply.privately(Card(say("desk-log"), say("desk-log-empty")), _to_pages("log", say))
    lines = "\n".join(f"- {_line(one, language, zone, say)}" for one in found)
    options = [Choice(say("desk-log-older"), Action("desk.log", {"before": older}))] if older else []
    return Reply.privately(Card(say("desk-log"), lines), _to_pages("log", say, *options))


def act_words(act: Act, say: Say) -> str:
    """What was done, as a plain word; the name of it where a plugin brings none."""
    try:
        return say(f"act-{act.act}")
    except KeyError:
        return act.act


def moment(act: Act, language: str | None, zone: str | None) -> str:
    """When it was done, for whoever reads it."""
    return f"{date(act.at, language, zone)}, {time_of_day(act.at, language, zone)}"


def who(act: Act, say: Say) -> str:
    """Who did it."""
    return act.name or say("desk-log-operator" if act.role is Role.OPERATOR else "desk-log-gone")


NUMBER = re.compile(r"\d+|[0-9a-f]{16,}")
"""What is but the number of a row: of a learner, a class, a submission."""
TOLD = (
    "title", "name", "course", "challenge", "kind", "what", "to", "role", "version", "number", "count", "made", "right",
    "wrong", "format", "source", "due", "dial", "reason",
)  # fmt: skip
"""What of an act's details people are told, each with its word `desk-detail-NAME`; the others are numbers of rows."""


def details(act: Act, say: Say) -> str:
    """What else is known of it, in a line."""
    known = ((name, act.detail.get(name)) for name in TOLD)
    told = (
        f"{say(f'desk-detail-{name}')}: {value}" for name, value in known if value not in ("", None, [], {})
    )
    return " · ".join(told)[:300]


def about(act: Act) -> str:
    """What it was done to, by what people call it; "" where that is but the number of a row."""
    called = next((str(act.detail[name]) for name in ("title", "name") if act.detail.get(name)), act.subject)
    return "" if NUMBER.fullmatch(called) else called


def _line(act: Act, language: str | None, zone: str | None, say: Say) -> str:
    subject = about(act)
    done = plain(f"{who(act, say)}: {act_words(act, say)}" + (f" ({subject})" if subject else ""))
    return f"{plain(moment(act, language, zone))} · {done}"


# ── staff ───────────────────────────────────────────────────────────────────────────────────────────────────


def staff(
    there: Sequence[StaffRow], open_: Sequence[Invite], where: str, language: str | None, say: Say
) -> Reply:
    """Who teaches, whose invitations are open, and what can be done."""
    lines = [f"- {plain(one.name or say('desk-nameless'))}: {plain(how(one, say))}" for one in there]
    lines += [f"- {plain(invite_words(one, language, say))}" for one in open_]
    card = Card(say("desk-staff", where=where), "\n".join(lines) or say("desk-staff-empty"))
    invite = [
        Choice(say(f"desk-invite-{role.word}"), Action("desk.invite", {"role": role.word}), Weight.PRIMARY)
        for role in (Role.INSTRUCTOR, Role.ADMIN)
    ]
    remove = [
        Choice(
            say("desk-remove", name=one.name or say("desk-nameless"))[:80],
            Action("desk.ask", {"learner": one.learner}),
            Weight.QUIET,
        )
        for one in there
        if one.granted
    ][:MOST_REMOVED]
    return Reply.privately(card, Text(say("desk-staff-platform")), _to_pages("staff", say, *invite, *remove))


def how(one: StaffRow, say: Say) -> str:
    """What somebody is, and what makes them so."""
    return say(
        "desk-how-granted" if one.granted else "desk-how-platform", role=say(f"desk-role-{one.role.word}")
    )


def invite_words(one: Invite, language: str | None, say: Say) -> str:
    """An invitation that nobody has taken up yet."""
    role = say(f"desk-role-{one.role.word}")
    return say("desk-invite-open", role=role, day=date(one.expires_at, language, None), by=one.name or "?")


def invited(code: str, addresses: Mapping[str, str], where: str, say: Say) -> Reply:
    """The code, which is shown this once."""
    return Reply.privately(*invite_blocks(code, addresses, where, say), _back(say))


def invite_blocks(code: str, addresses: Mapping[str, str], where: str, say: Say) -> tuple[Text | Code, ...]:
    """The code with what to do with it, for a reply and for a page."""
    join = called("join", say)
    links = "\n".join(f"- [{plain(name.title())}]({address})" for name, address in addresses.items())
    parts: list[Text | Code] = [Text(say("desk-invited", where=plain(where))), Code(f"/{join} {code}")]
    return (*parts, Text(f"{say('desk-invited-links')}\n\n{links}")) if links else tuple(parts)


def withdrawn(say: Say) -> Reply:
    """The code is worth nothing now."""
    return Reply.privately(Text(say("desk-withdrawn")), _back(say))


def ask(one: StaffRow, say: Say) -> Reply:
    """Whether they are to go."""
    name = one.name or say("desk-nameless")
    options = (
        Choice(say("desk-remove", name=name)[:80], Action("desk.remove", {"learner": one.learner})),
        Choice(say("desk-keep"), Action("desk.staff"), Weight.QUIET),
    )
    return Reply.privately(Text(say("desk-remove-ask", name=plain(name))), Choices(options))


def removed(one: StaffRow, say: Say) -> Reply:
    """They were made nothing here any more."""
    return Reply.privately(
        Text(say("desk-removed", name=plain(one.name or say("desk-nameless")))), _back(say)
    )


def joined(role: Role, where: str, say: Say) -> Reply:
    """What they are now, and where to begin."""
    card = Card(
        say("desk-joined", where=where),
        say("desk-joined-text", role=say(f"desk-role-{role.word}"), command=f"/{called('course desk', say)}"),
        tone=Tone.GOOD,
    )
    return Reply.privately(card, _to_pages("", say))


def already(role: Role, where: str, say: Say) -> Reply:
    """They are that, or more, as it is: the code stays good for somebody else."""
    words = say("desk-already", role=say(f"desk-role-{role.word}"), where=plain(where))
    return Reply.privately(Text(words), _to_pages("", say))


def _to_pages(path: str, say: Say, *before: Choice) -> Choices:
    return Choices((*before, Choice(say("desk-to-page"), Action("desk.open", {"path": path}), Weight.QUIET)))


def _back(say: Say) -> Block:
    return Choices((Choice(say("desk-to-staff"), Action("desk.staff"), Weight.QUIET),))
