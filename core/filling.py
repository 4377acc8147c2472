"""Forms that are filled in away from their chat, with a pass: what is shown, and what becomes of what is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.chat import Filled, Form, FormElsewhere, Incoming, Person, Reply, Standing, parse_choice_id
from core.degrade import degrade
from core.dispatch import Dispatch
from core.elsewhere import asked_alone
from core.store import learners, turns
from core.store.turns import Record
from core.tidy import LONGEST, texts, tidied

EVENT = "edit:{form}"
"""The event of a form that is filled in elsewhere: the form's own, so that it is answered once on this way, however
many passes to it there are, and whoever races."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a good signature led to. `record` is the turn that asked; `reply` is what it asked, by this form."""

    shown: FormElsewhere
    record: Record | None = None
    reply: Reply | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """Shows and takes forms to which somebody has a pass."""

    dispatch: Dispatch

    async def open(self, platform: str, token: str) -> FormElsewhere:
        """The form of a pass, its reply as `platform` can show it. Looking uses nothing up."""
        found = await self._find(token)
        if found.shown.standing is not Standing.OPEN or found.reply is None:
            return found.shown
        outbox = self.dispatch.outbox
        capabilities = outbox.platforms[platform].capabilities
        say = self.dispatch.house.words.say(found.shown.language)
        return replace(found.shown, reply=degrade(found.reply, capabilities, say))

    async def send(self, token: str, values: Mapping[str, str]) -> FormElsewhere:
        """Have a form answered, in its own chat, as though it had been filled in there. See Door."""
        found = await self._find(token)
        standing = found.shown.standing
        if standing not in (Standing.OPEN, Standing.USED) or found.record is None:
            return found.shown
        incoming = _filled(found, values)
        if standing is Standing.OPEN:
            if any(len(text) > LONGEST for text in texts(incoming.body)):
                return replace(found.shown, refused=self._say_too_long(found.shown.language))
            await self.dispatch.receive(incoming, freely=True)
        # Of several that are sent at once one was written down: each asks whether it was theirs. So does one that is
        # sent again because the answer to it was lost.
        mine = await self._taken(incoming) == incoming.body
        return replace(found.shown, standing=Standing.SENT if mine else Standing.USED)

    async def _find(self, token: str) -> _Found:
        read, house = self.dispatch.house.database.read, self.dispatch.house
        ticket = self.dispatch.outbox.passes.read(token)
        parsed = parse_choice_id(ticket.form) if ticket else None
        if ticket is None or parsed is None:
            return _Found(FormElsewhere(standing=Standing.FORGED))
        record = await read(turns.found, parsed[0])
        reply = record and record.reply and asked_alone(record.reply.addressed(record.id), ticket.form)
        if record is None or reply is None:
            return _Found(FormElsewhere(standing=Standing.GONE))
        found = _Found(
            FormElsewhere(standing=Standing.OPEN, language=house.words.best(record.language)),
            record,
            reply,
            ticket.form,
        )
        situation = await read(learners.situation, _filled(found, {}))
        if situation is None or situation.foreign:
            standing = Standing.GONE
        elif situation.earlier:
            standing = Standing.USED
        elif self.dispatch.clock.now() >= ticket.until:
            standing = Standing.EXPIRED
        else:
            standing = Standing.OPEN
        behind = situation is not None and situation.conversation.open_turn != record.id
        return replace(found, shown=replace(found.shown, standing=standing, behind=behind))

    async def _taken(self, incoming: Incoming) -> object:
        """What was sent in the event of `incoming`, by whom ever."""
        read = self.dispatch.house.database.read
        situation = await read(learners.situation, incoming)
        earlier = situation and situation.earlier
        record = await read(turns.found, earlier.turn) if earlier else None
        return record.incoming.body if record else None

    def _say_too_long(self, language: str | None) -> str:
        return self.dispatch.house.words.say(language)("too-long", most=LONGEST)


def _filled(found: _Found, values: Mapping[str, str]) -> Incoming:
    """The event: as it would have come from the chat in which the form was shown, its fields and no others filled in.

    What the person is in a community now is not known here: they go as a member like others.
    """
    assert found.record
    assert found.reply
    asked = found.record.incoming
    forms = (block for block in found.reply.blocks if isinstance(block, Form))
    fields = {field.name: values.get(field.name, "") for form in forms for field in form.fields}
    here = asked.membership
    return tidied(
        Incoming(
            platform=asked.platform,
            event_id=EVENT.format(form=found.form),
            person=Person(id=asked.person.id),
            chat=asked.chat,
            body=Filled(found.form, fields),
            address=asked.address,
            membership=here and replace(here, roles=frozenset(), manages=False),
        )
    )
