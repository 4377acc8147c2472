"""One event's way through the core: dedupe, identify, route, run, commit, reply."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from random import Random
from weakref import WeakValueDictionary

from core.blobs import Blobs
from core.chat import Incoming, Media, Person, Reply, Text, plain
from core.clock import Clock
from core.errors import DatabaseAway, LearnerError, Overtaken, TooFast, Unavailable
from core.limits.turnstile import Enters, Stopped, Turnstile
from core.outbox import Outbox
from core.routing import Router, opens
from core.shelf import Shelf
from core.store import communities, learners, turns, tutoring
from core.store.communities import Community
from core.store.learners import Conversation, Learner, Situation
from core.store.turns import THIS_TURN, Record
from core.tidy import refuse_excess, tidied
from core.turn import House, SlowWork, Turn

log = logging.getLogger(__name__)

TRIES = 20
"""How often a turn is begun again because another turn of the same learner was faster."""
PATIENCE: Sequence[float] = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds to wait, one after the other, for a database that went away, before the platform is told."""


type Answer = Callable[[Incoming], Coroutine[None, None, Record | None]]


class _Overtaken(Exception):
    """Another turn of this learner was written while this one was being answered."""

    def __init__(self, learner: int) -> None:
        super().__init__(learner)
        self.learner = learner


@dataclass(slots=True, kw_only=True)
class Dispatch:
    """Takes events and sees to it that each is answered exactly once."""

    house: House
    router: Router
    outbox: Outbox
    blobs: Blobs
    clock: Clock
    turnstile: Turnstile
    shelf: Shelf
    patience: Sequence[float] = PATIENCE
    _running: dict[tuple[str, str], asyncio.Task[Record | None]] = field(
        default_factory=dict[tuple[str, str], asyncio.Task[Record | None]]
    )
    _lines: WeakValueDictionary[int, asyncio.Lock] = field(
        default_factory=WeakValueDictionary[int, asyncio.Lock]
    )
    """Where turns wait that were overtaken, by learner."""
    _sent: dict[tuple[str, str], dict[asyncio.Event, bool]] = field(
        default_factory=dict[tuple[str, str], dict[asyncio.Event, bool]]
    )
    """By platform and person, in order, what was let in and is not answered yet: what is set then, whether it waits."""

    async def receive(self, incoming: Incoming, *, freely: bool = False) -> None:
        """Answer one event. Delivered again, it is answered from its row and has no second effect.

        DatabaseAway when PostgreSQL stays away: nothing is lost if the platform delivers the event again. TooFast
        where its sender has just been told to wait; `freely`, no limit is asked.
        """
        await self._finish(tidied(incoming), self._patiently if freely else self._let_in)

    async def recover(self) -> int:
        """Take up what a dead process left: replies to send, slow turns to finish. How many there were."""
        return await self.outbox.recover(lambda turn: self._finish(turn.incoming, self._patiently))

    async def reshelve(self) -> None:
        """See which courses can be taken now. Turns that run keep to those they began with."""
        catalogue = await self.shelf.refresh()
        if catalogue is not None:
            self.house = replace(self.house, catalogue=catalogue)

    async def drain(self) -> None:
        """Wait until no turn is running."""
        while self._running:
            await asyncio.wait(self._running.values())

    async def _finish(self, incoming: Incoming, answer: Answer) -> None:
        """Have one event answered, and send what is said."""
        answered = await asyncio.shield(self._run(incoming, answer))
        if answered is not None:
            await self.outbox.send(answered)

    def _run(self, incoming: Incoming, answer: Answer) -> asyncio.Task[Record | None]:
        """The task that answers this event: the one that already runs, where it was delivered twice at once."""
        event = incoming.platform, incoming.event_id
        if event not in self._running:
            task = self._running[event] = asyncio.create_task(answer(incoming))
            task.add_done_callback(lambda _: self._running.pop(event))
        return self._running[event]

    async def _let_in(self, incoming: Incoming) -> Record | None:
        """As `_patiently`, where the limits of fair use let the event in; TooFast where they do not, and that was said."""
        match await self.turnstile.enter(incoming):
            case Enters(wait):
                return await self._in_turn(incoming, wait)
            case Stopped(refusal, told):
                if told:
                    raise refusal
                return await self._patiently(incoming, refusal)

    async def _in_turn(self, incoming: Incoming, seconds: float) -> Record | None:
        """As `_patiently`, after so many seconds. What waits is overtaken by nothing that the same person sends, nor
        overtakes what they sent before.
        """
        person, done = (incoming.platform, incoming.person.id), asyncio.Event()
        sent = self._sent.setdefault(person, {})
        before, waits = tuple(sent), seconds > 0 or any(sent.values())
        sent[done] = waits
        try:
            if waits:
                await self._queue(incoming, seconds, before)
            return await self._patiently(incoming)
        finally:
            done.set()
            del sent[done]
            if not sent:
                del self._sent[person]

    async def _queue(self, incoming: Incoming, seconds: float, before: Sequence[asyncio.Event]) -> None:
        """Return after so many seconds, when all of `before` are answered."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        await self._write_down(incoming)
        await asyncio.sleep(until - loop.time())
        for earlier in before:
            await earlier.wait()

    async def _write_down(self, incoming: Incoming) -> None:
        """Write an event down like one with slow work, so that a crash does not lose it while it waits."""
        with suppress(DatabaseAway):
            situation = await self._situation(incoming)
            if not (situation.earlier and situation.earlier.answered):
                begin = self._turn(incoming, situation, SlowWork()).slow.begin
                assert begin is not None
                await begin()

    async def _patiently(self, incoming: Incoming, refusal: TooFast | None = None) -> Record | None:
        """As `_answer`, also where the database is away for a moment."""
        slow = SlowWork()
        for pause in self.patience:
            try:
                return await self._answer(incoming, slow, refusal)
            except DatabaseAway:
                await asyncio.sleep(pause)
        return await self._answer(incoming, slow, refusal)

    async def _answer(self, incoming: Incoming, slow: SlowWork, refusal: TooFast | None) -> Record | None:
        """The answered turn; None where another living process has it in hand.

        Of messages that one learner sends at once, the fastest is kept. Those it overtook begin again one
        after the other: all together, they would overtake one another without end.
        """
        try:
            return await self._attempt(incoming, slow, refusal)
        except _Overtaken as overtaken:
            async with self._lines.setdefault(overtaken.learner, asyncio.Lock()):
                return await self._begin_again(incoming, slow, refusal)

    async def _begin_again(
        self, incoming: Incoming, slow: SlowWork, refusal: TooFast | None
    ) -> Record | None:
        for _ in range(TRIES):
            with suppress(_Overtaken):
                return await self._attempt(incoming, slow, refusal)
        raise RuntimeError(f"turn {incoming.platform}/{incoming.event_id} was overtaken {TRIES} times")

    async def _attempt(self, incoming: Incoming, slow: SlowWork, refusal: TooFast | None) -> Record | None:
        """As `_answer`; _Overtaken where another turn of the learner was written in the meantime."""
        situation = await self._situation(incoming)
        if earlier := situation.earlier:
            if earlier.answered:
                answered = await self.house.database.read(turns.found, earlier.turn)
                if answered is None:
                    return None  # its learner was erased between the two looks
                # What another living process has answered, that one sends: of both, it would come twice.
                mine = earlier.worker == self.outbox.worker or answered.sent
                return answered if mine or await self.outbox.claim(answered) else None
            if earlier.worker != self.outbox.worker:
                return None
        slow.put_aside()
        turn = self._turn(incoming, situation, slow)
        reply = await self._reply(turn, situation, incoming, refusal)
        incoming = replace(incoming, attachments=_used(turn, incoming, reply))
        await self._keep(incoming.attachments)
        try:
            return await self._commit(turn, incoming, reply)
        except (DatabaseAway, _Overtaken):
            raise
        except Exception as error:  # noqa: BLE001 - what a handler left to be written is as much its own as what it says
            reply = _undone(turn, situation, _told_bug(turn, incoming, error))
            slow.owed.clear()  # it may be what could not be written
            return await self._commit(turn, incoming, reply)

    async def _situation(self, incoming: Incoming) -> Situation:
        database = self.house.database
        found = await database.read(learners.situation, incoming)
        if found is None:
            async with database.transaction() as connection:
                await learners.arrive(connection, incoming.platform, incoming.person, self.clock.now())
            found = await database.read(learners.situation, incoming)
        assert found is not None
        if here := found.community:
            self.turnstile.met(here.platform, here.id, here.staff_role)
        return found

    async def glance(self, incoming: Incoming) -> Turn:
        """The turn that this event would be, to read in it: nothing is kept of it, nor of a person not known yet."""
        read, here = self.house.database.read, incoming.membership
        found = await read(learners.situation, incoming)
        if found is None:
            community = here and await read(communities.find, incoming.platform, here.community)
            found = _unmet(incoming.person, community)
        turn = self._turn(incoming, found, SlowWork())
        turn.slow.begin = None
        return turn

    def _turn(self, incoming: Incoming, situation: Situation, slow: SlowWork) -> Turn:
        async def begin() -> None:
            await self._keep(incoming.attachments)
            learner, worker = situation.learner.id, self.outbox.worker
            await self.house.database.write(turns.begin, incoming, learner, worker, self.clock.now())
            await self.outbox.working(incoming.platform, incoming.address)

        async def fetch(file: Media) -> bytes:
            own = (
                one.content for one in incoming.attachments if one.key == file.key and one.content is not None
            )
            content = next(own, None)
            return content if content is not None else await self.blobs.get(file.key)

        async def grow(so_far: Reply) -> None:
            await self.outbox.grow(incoming, situation.learner.id, situation.learner.language, so_far)

        slow.begin = begin
        return Turn(
            house=self.house,
            learner=situation.learner,
            conversation=situation.conversation,
            asked=situation.asked,
            platform=incoming.platform,
            person=incoming.person.id,
            chat=incoming.chat,
            membership=incoming.membership,
            community=situation.community,
            foreign=situation.foreign,
            # What was interrupted is answered as of when it came: a deadline is not missed by a crash of ours.
            now=situation.earlier.at if situation.earlier else self.clock.now(),
            say=self.house.words.say(situation.learner.language),
            random=Random(f"{incoming.platform}/{incoming.event_id}"),
            slow=slow,
            attachments=tuple(file.named() for file in incoming.attachments),
            fetch=fetch,
            grow=grow,
        )

    async def _reply(
        self, turn: Turn, situation: Situation, incoming: Incoming, refusal: TooFast | None
    ) -> Reply:
        """What the handler answers; where it raises, nothing it did is kept, and the learner is told.

        With a `refusal` no handler is asked.
        """
        if refusal:
            return _undone(turn, situation, turn.say(refusal.message, **refusal.values))
        try:
            refuse_excess(incoming)
            reply = turn.after_hearing(_remarked(turn, await self.router.reply(turn, incoming.body)))
            await self._keep(reply.media())
        except DatabaseAway:
            raise
        except LearnerError as error:
            return _undone(turn, situation, turn.say(error.message, **_quoted(error.values)))
        except Unavailable as error:
            log.warning("turn %s/%s: %s", incoming.platform, incoming.event_id, error)
            return _undone(turn, situation, turn.say("unavailable"))
        except Exception as error:  # noqa: BLE001 - the edge at which bugs are caught
            return _undone(turn, situation, _told_bug(turn, incoming, error))
        turn.conversation = _opened(turn.conversation, reply)
        return reply.without_content()

    async def _keep(self, files: Iterable[Media]) -> None:
        for file in files:
            if file.content is not None:
                await self.blobs.put(file.key, file.content)
            else:
                await self.blobs.touch(
                    file.key
                )  # no sweep is to take it before the turn that names it is written

    async def _commit(self, turn: Turn, incoming: Incoming, reply: Reply) -> Record:
        """Write all that the turn leaves, in one transaction; _Overtaken, and nothing written, where it was overtaken."""
        async with self.house.database.transaction() as connection:
            number = await turns.commit(
                connection,
                incoming,
                turn.learner,
                turn.conversation,
                reply,
                worker=self.outbox.worker,
                now=turn.now,
            )
            if number is None:
                # Out of the transaction: the learner's version, which numbers turns, does not move on either.
                raise _Overtaken(turn.learner.id)
            try:
                for write in turn.writes:
                    await write(connection)
                for message in turn.slow.owed.values():
                    await tutoring.keep(connection, turn.learner.id, message, turn.now)
            except Overtaken:
                raise _Overtaken(turn.learner.id) from None
        if turn.reshelves:
            await self.reshelve()
        return Record(
            id=number,
            learner=turn.learner.id,
            language=turn.language,
            incoming=incoming,
            seq=turn.seq,
            reply=reply,
        )


def _unmet(person: Person, community: Community | None) -> Situation:
    """The situation of somebody who is not known yet, as `learners.arrive` would make them."""
    learner = Learner(
        id=0,
        name=person.name,
        language=person.language,
        time_zone=person.time_zone,
        course=None,
        version=0,
    )
    return Situation(learner, Conversation(), asked=None, earlier=None, community=community)


def _used(turn: Turn, incoming: Incoming, reply: Reply) -> tuple[Media, ...]:
    """What came along and was looked at, or goes on from the reply: nothing else is kept."""
    keys = turn.used | set(reply.blobs())
    return tuple(file for file in incoming.attachments if file.key in keys)


def _remarked(turn: Turn, reply: Reply) -> Reply:
    """The reply, with a word on files that came along for nothing."""
    keys = turn.used | turn.told | set(reply.blobs())
    idle = [file.name for file in turn.attachments if file.key not in keys]
    if not idle:
        return reply
    note = Text(turn.say("attachments-idle", count=len(idle), names=plain(", ".join(idle))))
    return replace(reply, blocks=(note, *reply.blocks))


def _opened(conversation: Conversation, reply: Reply) -> Conversation:
    """Where the conversation stands after `reply`: what it opens waits for an answer, else what waited before."""
    return replace(conversation, open_turn=THIS_TURN) if opens(reply) else conversation


def _undone(turn: Turn, situation: Situation, text: str) -> Reply:
    """Words in place of all that a handler did."""
    turn.writes.clear()
    turn.slow.put_aside()
    turn.conversation = situation.conversation
    return turn.after_hearing(Reply(blocks=(Text(text),), private=True))


def _told_bug(turn: Turn, incoming: Incoming, error: Exception) -> str:
    """Log the exception under a reference; the words that tell the learner of it."""
    reference = secrets.token_hex(4)
    log.error("bug %s in turn %s/%s", reference, incoming.platform, incoming.event_id, exc_info=error)
    return turn.say("bug", reference=reference)


def _quoted(values: Mapping[str, str | float]) -> dict[str, str | float]:
    """Values for a text in Markdown: what a learner typed is shown as they typed it."""
    return {name: plain(value) if isinstance(value, str) else value for name, value in values.items()}
