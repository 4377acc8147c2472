"""The words of communities: setting one up, and what is posted there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Field,
    FieldKind,
    Form,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.course.model import Challenge, Course
from core.features.community.rules import HOURS
from core.play.points import DAILY, most_for_challenge
from core.store.communities import Community
from core.words.zones import label


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What is set up, as people call it. `lacking` are the rights that are missing; None where nobody can tell."""

    community: Community
    course: Course | None
    channel: str
    role: str
    lacking: tuple[str, ...] | None
    refused: bool
    has_rooms: bool
    """Whether there are channels and roles to choose from."""


def first(
    community: Community, courses: Sequence[Course], language: str | None, say: Say, *, has_rooms: bool
) -> Reply:
    """For a community that is not set up yet: what will be asked, and the form."""
    name = community.name or say("community-here")
    text = say("community-first-text") if has_rooms else say("community-first-here")
    card = Card(say("community-first", name=name), text)
    return Reply.of(card, _form(community, courses, language, say, has_rooms=has_rooms))


def set_up(now: SetUp, courses: Sequence[Course], language: str | None, say: Say) -> Reply:
    """What is set up, what is missing, and what can be done."""
    community = now.community
    facts = (
        (say("community-course"), now.course.title if now.course else say("community-none")),
        *(_rooms(now, say) if now.has_rooms else ()),
        (say("community-daily"), _daily(community, language, say)),
    )
    good = bool(community.channel) and now.lacking == () and not now.refused
    card = Card(say("community-set-up"), facts=facts, tone=Tone.GOOD if good else Tone.CARE)
    ways = [Choice(say("community-check"), Action("community.check"), Weight.QUIET)]
    if good:
        ways = [Choice(say("community-test"), Action("community.test"), Weight.PRIMARY)]
    form = _form(community, courses, language, say, has_rooms=now.has_rooms)
    return Reply.of(card, *_missing(now, say), Choices(tuple(ways)), form)


def _rooms(now: SetUp, say: Say) -> Iterator[tuple[str, str]]:
    yield say("community-channel"), now.channel or say("community-none")
    yield say("community-role"), now.role or say("community-role-none")


def _missing(now: SetUp, say: Say) -> Iterator[Block]:
    if not now.community.channel:
        yield Text(say("community-no-channel"))
    elif now.lacking is None:
        yield Text(say("community-unseen"))
    elif now.lacking:
        rights = "\n".join(f"- {plain(one)}" for one in now.lacking)
        there = say("community-lacking", channel=plain(now.channel))
        yield Text(f"{there if now.has_rooms else say('community-lacking-here')}\n\n{rights}")
    elif now.refused:
        yield Text(say("community-refused", channel=plain(now.channel)))
    else:
        yield Text(say("community-all-well"))


def which_zone(
    community: Community,
    near: Sequence[str],
    courses: Sequence[Course],
    language: str | None,
    say: Say,
    *,
    has_rooms: bool,
) -> Reply:
    """For a time zone that is none, or several: those it may be, and the form as it was filled in."""
    given = plain((community.time_zone or "")[:40])
    names = ", ".join(plain(label(one, language)) for one in near)
    text = say("community-zone-near", given=given, near=names) if near else say("community-zone", given=given)
    return Reply.of(Text(text), _form(community, courses, language, say, has_rooms=has_rooms))


def _form(
    community: Community, courses: Sequence[Course], language: str | None, say: Say, *, has_rooms: bool
) -> Form:
    ids = [one.id for one in courses]
    chosen = str(ids.index(community.course) + 1) if community.course in ids else ""
    hours = tuple(f"{hour:02}:00" for hour in range(HOURS))
    hour = 1 if community.daily_hour is None else community.daily_hour + 2
    zone = community.time_zone or ""
    rooms = (
        Field(
            name="channel",
            label=say("community-ask-channel"),
            kind=FieldKind.CHANNEL,
            value=community.channel or "",
        ),
        Field(
            name="role",
            label=say("community-ask-role"),
            kind=FieldKind.ROLE,
            value=community.staff_role or "",
            optional=True,
        ),
    )
    fields = (
        Field(
            name="course",
            label=say("community-course"),
            kind=FieldKind.ONE,
            options=tuple(one.title for one in courses),
            value=chosen,
        ),
        *(rooms if has_rooms else ()),
        Field(
            name="hour",
            label=say("community-ask-hour"),
            kind=FieldKind.ONE,
            options=(say("community-never"), *hours),
            value=str(hour),
        ),
        Field(
            name="zone",
            label=say("community-ask-zone"),
            value=label(zone, language) if "/" in zone else zone,
            optional=True,
        ),
    )
    return Form(fields=fields, action=Action("community.save"), submit=say("community-open"))


def _daily(community: Community, language: str | None, say: Say) -> str:
    if community.daily_hour is None:
        return say("community-never")
    zone = label(community.time_zone or "UTC", language)
    return say("community-daily-at", hour=f"{community.daily_hour:02}:00", zone=zone)


def posted(channel: str, say: Say) -> Reply:
    """A test is up."""
    ways = (
        Choice(say("community-test-again"), Action("community.test"), Weight.QUIET),
        Choice(say("community-back"), Action("community.show"), Weight.QUIET),
    )
    card = Card(say("community-posted", channel=channel), say("community-posted-text"), tone=Tone.GOOD)
    return Reply.of(card, Choices(ways))


# ── what is posted ──────────────────────────────────────────────────────────────────────────────────────────


def welcome(course: Course | None, say: Say) -> Reply:
    """The first post in a channel: that Parley is here, and a press to begin."""
    about = f"**{plain(course.title)}**\n\n{course.summary}" if course else ""
    ways = (
        Choice(say("community-begin"), Action("home.start"), Weight.PRIMARY),
        Choice(say("community-what"), Action("home.help"), Weight.QUIET),
    )
    text = "\n\n".join(filter(None, (say("community-welcome-text"), about)))
    return Reply.of(Card(say("community-welcome"), text), Choices(ways))


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What there is to do on a day. `challenge` is None where the course has none; `points`: whether some are given.

    `solvers` is how many solved the one of the day before. Nobody is named, and of nobody nothing is said (P19).
    """

    course: Course
    challenge: Challenge | None
    day: date
    points: bool = True
    solvers: int = 0


def daily(today: Today, say: Say) -> Reply:
    """The post of a day: the challenge that everybody has today, or an invitation where the course has none."""
    course, challenge = today.course, today.challenge
    quiz = Choice(say("community-quiz"), Action("quiz.start"))
    if challenge is None:
        ways = (Choice(say("community-learn"), Action("lesson.next"), Weight.PRIMARY), quiz)
        return Reply.of(
            Card(say("community-today"), say("community-today-learn", title=plain(course.title))),
            Choices(ways),
        )
    here = {"course": course.id, "challenge": challenge.id, "daily": str(today.day)}
    told = [f"**{plain(challenge.title)}**"]
    if today.points:
        told.append(say("community-thought-pays", extra=DAILY))
    if today.solvers:
        told.append(say("community-solvers", count=today.solvers))
    card = Card(
        say("community-today-challenge"), "\n\n".join(told), _facts(challenge, say, points=today.points)
    )
    take = Choice(say("community-take"), Action("challenge.open", here), Weight.PRIMARY)
    return Reply.of(card, Choices((take, quiz)))


def _facts(challenge: Challenge, say: Say, *, points: bool) -> tuple[tuple[str, str], ...]:
    """How hard it is, what it is about, how long one has, and what it can give."""
    facts = [(say("community-difficulty"), say("community-level", level=challenge.difficulty))]
    if challenge.category:
        facts.append((say("community-about"), say(f"category-{challenge.category}")))
    if challenge.time_limit:
        minutes = round(challenge.time_limit / timedelta(minutes=1))
        facts.append((say("community-time"), say("community-minutes", minutes=minutes)))
    if points:
        most = most_for_challenge(challenge.difficulty, challenge.time_limit) + DAILY
        facts.append((say("community-points"), say("community-most", most=most)))
    return tuple(facts)
