"""A pass lets somebody fill in a form away from its chat: once, until it expires, and nobody else's form."""

import asyncio
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import (
    Action,
    Called,
    Choice,
    Choices,
    Field,
    FieldKind,
    Filled,
    Form,
    Incoming,
    Membership,
    Reply,
    ShowsForms,
    Standing,
    Text,
)
from core.clock import FixedClock
from core.elsewhere import LIFE, Passes, asked_alone, led_elsewhere, passes
from core.feature import Command, Feature
from core.routing import Router
from core.tidy import LONGEST
from core.turn import Turn
from tests.catalogues import catalogue_of
from tests.pupil import Pupil, RecordingPlatform, words_of

NOW = FixedClock().now()
SECRETS = Passes(b"a secret"), Passes(b"another secret")
MINE, OTHERS = SECRETS

turns = st.integers(0, 2**63 - 1)
numbers = st.integers(0, 2**16 - 1)


def form_id(turn: int, number: int) -> str:
    return f"{turn:x}.{number:x}"


# ── the pass ─────────────────────────────────────────────────────────────────────────────────────────────


@given(turns, numbers)
def test_a_pass_says_what_it_was_issued_for_in_62_characters(turn: int, number: int) -> None:
    token = MINE.issue(form_id(turn, number), NOW)
    found = MINE.read(token)
    assert found is not None
    assert (found.form, found.until) == (form_id(turn, number), NOW + LIFE)
    assert len(token) == 62
    assert token.replace("-", "").replace("_", "").isalnum()


@given(turns, numbers, st.integers(0, 62 * 6 - 1))
def test_a_pass_with_any_bit_flipped_is_none(turn: int, number: int, bit: int) -> None:
    """The bits that its characters stand for, those among them that the decoder itself would not look at."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    token = MINE.issue(form_id(turn, number), NOW)
    place, of = divmod(bit, 6)
    flipped = alphabet[alphabet.index(token[place]) ^ (1 << of)]
    assert MINE.read(token[:place] + flipped + token[place + 1 :]) is None


@given(st.text(max_size=130) | st.binary(max_size=60).map(lambda raw: urlsafe_b64encode(raw).decode()))
def test_what_is_no_pass_is_none(token: str) -> None:
    assert MINE.read(token) is None


@given(turns, numbers, turns)
def test_the_signature_of_one_form_opens_no_other(turn: int, number: int, other: int) -> None:
    tokens = [MINE.issue(form_id(one, number), NOW) for one in (turn, other)]
    mine, another = (urlsafe_b64decode(token + "==") for token in tokens)
    mixed = urlsafe_b64encode(another[:14] + mine[14:]).decode().rstrip("=")
    assert (MINE.read(mixed) is None) == (turn != other)


@pytest.mark.parametrize("change", ["{}=", "{}==", " {}", "{}\n", "{}A", "{}AAAA", "é{}"])
def test_a_pass_is_written_in_one_way_only(change: str) -> None:
    assert MINE.read(change.format(MINE.issue("1f.0", NOW))) is None


def test_another_secret_reads_nothing() -> None:
    assert OTHERS.read(MINE.issue("1f.0", NOW)) is None


@pytest.mark.parametrize("form", ["", "1f", "1f.10000", "-1.0", "x.y"])
def test_what_is_no_form_has_no_pass(form: str) -> None:
    assert MINE.issue(form, NOW) == ""


# ── the forms that lead elsewhere ────────────────────────────────────────────────────────────────────────


def code_form(value: str = "") -> Form:
    code = Field(name="code", label="Your code", kind=FieldKind.CODE, value=value)
    return Form(fields=(code,), action=Action("toy.take"), submit="Run")


def line_form() -> Form:
    return Form(fields=(Field(name="a", label="A"),), action=Action("toy.take"), submit="Send")


def test_only_forms_for_code_lead_elsewhere() -> None:
    reply = Reply.of(line_form(), Text("and"), code_form()).addressed(31)
    led = led_elsewhere(reply, lambda form: f"to {form}")
    assert [one.elsewhere for one in led.blocks if isinstance(one, Form)] == ["", "to 1f.1"]


def test_a_form_is_shown_with_what_is_read_and_nothing_else_to_press() -> None:
    ways = Choices((Choice("Hint", Action("toy.take")),))
    reply = Reply.of(Text("The task"), ways, line_form(), code_form(), Text("after")).addressed(31)
    alone = asked_alone(reply, "1f.2")
    assert alone is not None
    assert [type(block) for block in alone.blocks] == [Text, Form, Text]
    assert [one.id for one in alone.blocks if isinstance(one, Form)] == ["1f.2"]
    assert asked_alone(reply, "1f.0") is None, "a choice is no form"
    assert asked_alone(reply, "1f.3") is None


# ── in a house ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Pages(RecordingPlatform):
    """A platform that shows forms of others."""

    name: str = "pages"
    served: bool = True

    def form_page(self, token: str) -> str:
        return f"https://learn.example.org/edit/{token}" if self.served and token else ""


@dataclass(slots=True)
class Taking:
    """What a feature of one form was sent, and as whom."""

    values: list[str]
    memberships: list[Membership | None]

    async def ask(self, turn: Turn) -> Reply:
        del turn
        return Reply.of(Text("The task"), code_form("start"))

    async def take(self, turn: Turn) -> Reply:
        self.values.append(turn.values["code"])
        self.memberships.append(turn.membership)
        return Reply.of(Text(f"took {sorted(turn.values.items())}"), code_form(turn.values["code"]))

    def feature(self, settings: Settings) -> Feature:
        return Feature(
            name="toy",
            commands=(Command(name="toy", handler=self.ask),),
            actions={"take": self.take},
            fallback=self.ask,
            words=settings.data_dir,
        )


@pytest.fixture
def pages(house: OpenHouse) -> Pages:
    """Beside the pupil's platform, one that shows forms."""
    platform = Pages()
    assert isinstance(platform, ShowsForms)
    house.dispatch.outbox.platforms[platform.name] = platform
    return platform


@pytest.fixture
def taking(house: OpenHouse, pages: Pages, settings: Settings) -> Taking:
    """The only thing one can do in the house is fill in a form."""
    del pages
    made = Taking([], [])
    house.dispatch.router = Router.of([made.feature(settings)])
    return made


@pytest.fixture
async def token(pupil: Pupil, taking: Taking) -> str:
    """A pass to the form that the pupil was shown."""
    del taking
    await pupil.call("toy")
    return token_of(pupil)


def token_of(pupil: Pupil) -> str:
    base, _, token = pupil.form().elsewhere.rpartition("/")
    assert base == "https://learn.example.org/edit"
    return token


async def standing(house: OpenHouse, token: str) -> Standing:
    return (await house.door.open_form("pages", token)).standing


async def test_without_pages_a_form_leads_nowhere_else(pupil: Pupil) -> None:
    await pupil.call("run")
    assert pupil.form().elsewhere == ""


async def test_pages_that_nobody_can_reach_lead_nowhere(pupil: Pupil, pages: Pages) -> None:
    pages.served = False
    await pupil.call("run")
    assert pupil.form().elsewhere == ""


async def test_a_platform_that_shows_forms_itself_leads_nowhere_else(house: OpenHouse, pages: Pages) -> None:
    await house.door.receive(Pupil(house, platform=pages.name).incoming(Called("run", {})))
    (form,) = (block for block in pages.sent[-1].reply.blocks if isinstance(block, Form))
    assert form.elsewhere == ""


async def test_the_address_is_in_no_row(house: OpenHouse, pupil: Pupil, token: str) -> None:
    async with house.dispatch.house.database.transaction() as connection:
        rows = (await connection.execute(text("SELECT reply::text FROM turns"))).scalars().all()
    assert "/edit/" in repr(pupil.reply)
    assert token not in "".join(rows)


async def test_looking_shows_the_form_as_often_as_one_likes(house: OpenHouse, token: str) -> None:
    for _ in range(3):
        found = await house.door.open_form("pages", token)
        assert (found.standing, found.language, found.behind) == (Standing.OPEN, "en", False)
        assert found.reply is not None
        assert words_of(found.reply) == "The task\n<Your code>"


async def test_what_is_sent_is_answered_in_the_chat_it_came_from(
    house: OpenHouse, pupil: Pupil, token: str, taking: Taking
) -> None:
    sent = await house.door.send_form(token, {"code": "mine\r\n", "forged": "x"})
    assert sent.standing is Standing.SENT
    assert taking.values == ["mine\n"]
    assert len(pupil.deliveries) == 2
    answer = pupil.deliveries[-1]
    assert "took [('code', 'mine\\n')]" in words_of(answer.reply)
    assert answer.address == {"chat": "ada"}
    assert answer.values == {"code": "mine\n"}
    assert token_of(pupil) != token, "the answer asks anew, with a pass of its own"


async def test_a_pass_takes_one_filling(house: OpenHouse, pupil: Pupil, token: str, taking: Taking) -> None:
    await house.door.send_form(token, {"code": "first"})
    assert await standing(house, token) is Standing.USED
    assert (await house.door.send_form(token, {"code": "second"})).standing is Standing.USED
    again = await house.door.send_form(token, {"code": "first"})
    assert again.standing is Standing.SENT, "whose answer was lost on its way asks again and is told"
    assert taking.values == ["first"]
    assert len(pupil.deliveries) == 2


async def test_of_all_passes_to_a_form_one_is_used(
    house: OpenHouse, pupil: Pupil, token: str, taking: Taking, clock: FixedClock
) -> None:
    clock.advance(hours=1)
    another = house.dispatch.outbox.passes.issue(pupil.form().id, clock.now())
    assert another != token
    await house.door.send_form(token, {"code": "first"})
    assert (await house.door.send_form(another, {"code": "second"})).standing is Standing.USED
    assert taking.values == ["first"]


async def test_of_those_who_race_one_is_taken_and_each_knows_whether_it_was_theirs(
    house: OpenHouse, pupil: Pupil, token: str, taking: Taking
) -> None:
    sent = await asyncio.gather(*(house.door.send_form(token, {"code": f"{n % 4}"}) for n in range(12)))
    (won,) = taking.values
    expected = [Standing.SENT if f"{n % 4}" == won else Standing.USED for n in range(12)]
    assert [one.standing for one in sent] == expected
    assert len(pupil.deliveries) == 2


async def test_a_pass_races_over_two_processes_as_in_one(
    house: OpenHouse, pupil: Pupil, token: str, taking: Taking, settings: Settings, clock: FixedClock
) -> None:
    courses = catalogue_of(settings.content)
    async with open_house(settings, lambda _: None, clock=clock, catalogue=courses) as other:
        other.dispatch.router = house.dispatch.router
        other.dispatch.outbox.platforms |= house.dispatch.outbox.platforms
        houses = (house, other)
        sends = (houses[n % 2].door.send_form(token, {"code": str(n)}) for n in range(8))
        sent = await asyncio.gather(*sends)
        await other.dispatch.drain()
    assert sorted(one.standing for one in sent) == [Standing.SENT, *[Standing.USED] * 7]
    # Each of both may have begun to answer before one of them was written down.
    written = next(n for n, one in enumerate(sent) if one.standing is Standing.SENT)
    assert str(written) in taking.values
    assert {one.turn for one in pupil.deliveries[1:]} == {pupil.deliveries[-1].turn}


async def test_a_pass_expires(house: OpenHouse, token: str, taking: Taking, clock: FixedClock) -> None:
    clock.moment += LIFE - timedelta(seconds=1)
    assert await standing(house, token) is Standing.OPEN
    clock.advance(seconds=1)
    found = await house.door.open_form("pages", token)
    assert (found.standing, found.language, found.reply) == (Standing.EXPIRED, "en", None)
    assert (await house.door.send_form(token, {"code": "late"})).standing is Standing.EXPIRED
    assert taking.values == []


async def test_a_pass_of_an_erased_learner_leads_nowhere(
    house: OpenHouse, token: str, taking: Taking
) -> None:
    async with house.dispatch.house.database.transaction() as connection:
        await connection.execute(text("DELETE FROM learners"))
    assert await standing(house, token) is Standing.GONE
    assert (await house.door.send_form(token, {"code": "x"})).standing is Standing.GONE
    async with house.dispatch.house.database.transaction() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM learners"))).scalar_one() == 0
    assert taking.values == []


async def test_a_pass_does_not_follow_somebody_to_another_learner(
    house: OpenHouse, token: str, taking: Taking
) -> None:
    other = Pupil(house, "bob")
    await other.call("toy")
    async with house.dispatch.house.database.transaction() as connection:
        await connection.execute(
            text(
                "UPDATE identities SET learner_id ="
                " (SELECT learner_id FROM identities WHERE external_id = 'bob') WHERE external_id = 'ada'"
            )
        )
    assert await standing(house, token) is Standing.GONE
    assert (await house.door.send_form(token, {"code": "x"})).standing is Standing.GONE
    assert taking.values == []


@pytest.mark.parametrize("form", ["0.0", "7fffffffffffffff.0"])
async def test_a_turn_that_there_is_not_leads_nowhere(house: OpenHouse, pages: Pages, form: str) -> None:
    token = house.dispatch.outbox.passes.issue(form, house.dispatch.clock.now())
    assert await standing(house, token) is Standing.GONE


async def test_what_is_not_signed_here_is_forged(house: OpenHouse, token: str, taking: Taking) -> None:
    forged = OTHERS.issue("1.0", house.dispatch.clock.now())
    for one in (forged, "", token[:-1], "x" * 5000):
        assert await standing(house, one) is Standing.FORGED
        assert (await house.door.send_form(one, {"code": "x"})).standing is Standing.FORGED
    assert taking.values == []


async def test_what_is_too_long_is_refused_in_the_learners_words_and_can_be_mended(
    house: OpenHouse, pupil: Pupil, token: str, taking: Taking
) -> None:
    await pupil.send(Filled(pupil.form().id, {"code": "x" * (LONGEST + 1)}))
    in_chat = words_of(pupil.reply)
    refused = await house.door.send_form(token, {"code": "x" * (LONGEST + 1)})
    assert refused.standing is Standing.OPEN
    assert refused.refused == in_chat
    assert taking.values == []
    assert (await house.door.send_form(token, {"code": "x" * LONGEST})).standing is Standing.SENT


async def test_that_the_chat_has_gone_on_is_known_and_the_form_is_still_taken(
    house: OpenHouse, pupil: Pupil, token: str, taking: Taking
) -> None:
    await pupil.call("toy")
    assert (await house.door.open_form("pages", token)).behind
    assert (await house.door.send_form(token, {"code": "old"})).standing is Standing.SENT
    assert taking.values == ["old"]


async def test_a_pass_carries_no_rights_in_a_community(
    house: OpenHouse, pupil: Pupil, taking: Taking
) -> None:
    staff = Membership(community="c", place="p", name="Study hall", roles=frozenset({"staff"}), manages=True)
    called = pupil.incoming(Called("toy", {}))
    await house.door.receive(
        Incoming(
            platform=called.platform,
            event_id=called.event_id,
            person=called.person,
            chat=called.chat,
            body=called.body,
            address={"chat": "ada", "channel": "7"},
            membership=staff,
        )
    )
    await house.door.send_form(token_of(pupil), {"code": "x"})
    assert taking.memberships == [Membership(community="c", place="p", name="Study hall")]
    assert pupil.deliveries[-1].address == {"chat": "ada", "channel": "7"}


async def test_all_processes_agree_on_one_secret(house: OpenHouse) -> None:
    database, now = house.dispatch.house.database, house.dispatch.clock.now()
    found = await asyncio.gather(*(passes(database, now) for _ in range(8)))
    assert {one.secret for one in found} == {house.dispatch.outbox.passes.secret}
    assert len(found[0].secret) >= 43
    assert found[0].secret.decode() not in repr(found[0])


async def test_the_first_processes_of_a_new_database_agree_too(house: OpenHouse) -> None:
    database, now = house.dispatch.house.database, house.dispatch.clock.now()
    async with database.transaction() as connection:
        await connection.execute(text("DELETE FROM notes"))
    found = await asyncio.gather(*(passes(database, now) for _ in range(8)))
    assert len({one.secret for one in found}) == 1
    assert found[0].secret != house.dispatch.outbox.passes.secret
