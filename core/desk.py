"""The instructors' pages: who may see them is asked anew at every request, and what they do is written in one transaction."""

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import parse_qsl, unquote

from core.chat import (
    Audience,
    DeskLink,
    DeskSent,
    DeskView,
    File,
    Filled,
    Incoming,
    Link,
    Media,
    Page,
    PageBlock,
    PageForm,
    Person,
    Shown,
    Standing,
    plain,
)
from core.desk_tokens import digest, mark_of, may_be_token, new_token
from core.dispatch import TRIES, Dispatch
from core.errors import LearnerError, NoCourse, Overtaken, Unavailable
from core.feature import PageAct, admit
from core.pages import Found
from core.roles import HOUSE, NEEDED, Role
from core.store import communities, notes, tutoring
from core.store import desk as rows
from core.tidy import LONGEST, tidied, tidy
from core.turn import SlowWork, Turn

log = logging.getLogger(__name__)

SESSION = timedelta(hours=8)
"""A working day. After it one asks for another link."""
OWNER = "(core)"
"""Under which it is noted that a form had its effect."""

type _Do = Callable[[Turn], Awaitable[DeskView]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Opens the pages by a link, shows them, and does what their forms ask for."""

    dispatch: Dispatch

    # ── the link ────────────────────────────────────────────────────────────────────────────────────────

    async def link(self, token: str) -> DeskLink:
        """How a link stands. Looking uses nothing up: the preview of a chat does it too."""
        found = await self._read_link(token)
        if found is None:
            return DeskLink(standing=Standing.FORGED)
        language = self.dispatch.house.words.best(found.language)
        if found.used_at is not None:
            return DeskLink(standing=Standing.USED, language=language)
        expired = found.expires_at <= self.dispatch.clock.now()
        return DeskLink(standing=Standing.EXPIRED if expired else Standing.OPEN, language=language)

    async def open(self, token: str) -> DeskLink:
        """Use a link up, for a session of the browser that did. Of several at once, one gets it."""
        found = await self._read_link(token)
        session, now = new_token(), self.dispatch.clock.now()
        if found is not None:
            async with self.dispatch.house.database.transaction() as connection:
                opened = await rows.open_session(
                    connection, digest(token), digest(session), now, now + SESSION
                )
            if opened:
                language = self.dispatch.house.words.best(found.language)
                return DeskLink(standing=Standing.OPEN, language=language, session=session, path=found.path)
        return await self.link(token)

    async def close(self, session: str) -> None:
        """End a session."""
        if may_be_token(session):
            await self.dispatch.house.database.write(rows.close, digest(session))

    async def _read_link(self, token: str) -> rows.LinkRow | None:
        if not may_be_token(token):
            return None
        return await self.dispatch.house.database.read(rows.link, digest(token))

    # ── pages ───────────────────────────────────────────────────────────────────────────────────────────

    async def show(self, session: str, path: str, query: Mapping[str, str]) -> DeskView:
        """The page at `path`; what keeps somebody from seeing it, where something does."""

        async def do(turn: Turn) -> DeskView:
            page = await self._page(turn, path, query)
            return page if isinstance(page, DeskView) else self._view(turn, Shown.PAGE, page=page)

        view = await self._guarded(session, DeskSent(values={}), do)
        return replace(view, mark=mark_of(session))

    async def act(self, session: str, path: str, sent: DeskSent) -> DeskView:
        """Do what the form asks for that was sent to `path`. Sent again, it has no second effect."""

        async def do(turn: Turn) -> DeskView:
            if sent.mark != mark_of(session):
                return self._view(turn, Shown.ANOTHER, typed=sent.values)
            key = f"once/{digest(session)[:16]}/{sent.once[:64]}" if sent.once else ""
            earlier = await turn.read(notes.read, OWNER, key) if key else None
            if earlier:
                return self._view(turn, Shown.GO, go=earlier)
            found = self.dispatch.router.pages.act(path)
            if found is None:
                return self._view(turn, Shown.MISSING, typed=sent.values)
            try:
                return await self._done(turn, found, sent, key)
            except (LearnerError, NoCourse) as error:
                return await self._refused(turn, path, sent, _words(turn, error))

        return replace(await self._guarded(session, sent, do), mark=mark_of(session))

    async def _done(self, turn: Turn, found: Found[PageAct], sent: DeskSent, key: str) -> DeskView:
        await admit(turn, found.what.audience)
        if any(len(text) > LONGEST for text in turn.values.values()):
            raise LearnerError("too-long", most=LONGEST)
        turn.arguments = found.arguments
        turn.files = turn.attachments
        answer = await found.what.do(turn)
        if sent.file and sent.file.key in turn.used:
            await self._keep(sent.file)  # long work may go on with it
        path = answer if isinstance(answer, str) else ""
        written = await self._commit(turn, key, path)
        if not written:  # it had its effect before: what it shows once is not shown again
            path = await turn.read(notes.read, OWNER, key) or path or sent.page
        if isinstance(answer, Page) and written:
            return self._view(turn, Shown.PAGE, page=await self._fit(answer))
        return self._view(turn, Shown.GO, go=path)

    async def _refused(self, turn: Turn, path: str, sent: DeskSent, words: str) -> DeskView:
        """What is said of what was not done, beside the form that it was sent with."""
        turn.writes.clear()
        await self._settle(turn)
        shown = await self._page(turn, *_split(sent.page))
        page = _filled(shown, path, sent) if isinstance(shown, Page) else None
        turn.writes.clear()
        return self._view(turn, Shown.REFUSED, page=page, words=words, typed=sent.values)

    async def _page(self, turn: Turn, path: str, query: Mapping[str, str]) -> Page | DeskView:
        found = self.dispatch.router.pages.show(path)
        if found is None:
            return self._view(turn, Shown.MISSING)
        try:
            await admit(turn, found.what.audience)
            turn.arguments = {**query, **found.arguments}
            page = await self._fit(await found.what.show(turn))
        except (LearnerError, NoCourse) as error:
            turn.writes.clear()
            return self._view(turn, Shown.MISSING, words=_words(turn, error))
        await self._commit(turn)
        return page

    # ── a turn on the pages ─────────────────────────────────────────────────────────────────────────────

    async def _guarded(self, session: str, sent: DeskSent, do: _Do) -> DeskView:
        """What `do` shows in a turn of whoever has the session; begun again where it was overtaken."""
        slow = SlowWork()
        try:
            for _ in range(TRIES):
                entered = await self._enter(session, sent, slow)
                if isinstance(entered, DeskView):
                    return entered
                try:
                    return await do(entered)
                except Overtaken:
                    slow.put_aside()
        except Unavailable as error:
            log.warning("a page: %s", error)
            return DeskView(shown=Shown.AWAY, typed=sent.values)
        except Exception as error:  # noqa: BLE001 - the edge at which bugs are caught
            return self._broken(sent, error)
        return self._broken(sent, RuntimeError(f"a page was overtaken {TRIES} times"))

    async def _enter(self, session: str, sent: DeskSent, slow: SlowWork) -> Turn | DeskView:
        """The turn of whoever has the session; else why there is none, and the session is over."""
        read, now = self.dispatch.house.database.read, self.dispatch.clock.now()
        seat = await read(rows.seat, digest(session), now) if may_be_token(session) else None
        if seat is None:
            return DeskView(shown=Shown.ENDED, typed=sent.values)
        turn = await self.dispatch.glance(_incoming(seat, session, sent))
        if turn.learner.id != seat.learner:
            await self.close(
                session
            )  # the account with which they asked for the pages is not theirs any more
            return DeskView(shown=Shown.ENDED, typed=sent.values)
        turn.slow = slow
        turn.desk = seat.community
        turn.community = await read(communities.named, seat.community)
        try:
            await admit(turn, Audience.INSTRUCTORS)
        except LearnerError:
            barred = True
        else:
            barred = turn.learner.blocked
        if barred:
            await self.close(session)
            language = self.dispatch.house.words.best(turn.language)
            where = self._where(turn)
            return DeskView(shown=Shown.BARRED, language=language, where=where, typed=sent.values)
        turn.values = {tidy(name): tidy(value) for name, value in {**sent.hidden, **sent.values}.items()}
        return turn

    async def _commit(self, turn: Turn, key: str = "", path: str = "") -> bool:
        """Write all that the turn leaves, in one transaction; False, and nothing written, where the form `key` had its effect."""
        if not turn.writes and not turn.slow.owed:
            return True
        async with self.dispatch.house.database.transaction() as connection:
            if key and not await rows.claim(connection, OWNER, key, path, turn.now):
                await connection.rollback()
                return False
            for write in turn.writes:
                await write(connection)
            for message in turn.slow.owed.values():
                await tutoring.keep(connection, turn.learner.id, message, turn.now)
        turn.writes.clear()
        turn.slow.owed.clear()
        if turn.reshelves:
            await self.dispatch.reshelve()
        return True

    async def _settle(self, turn: Turn) -> None:
        """Write down what models were asked for in vain: it has cost something."""
        turn.slow.put_aside()
        await self._commit(turn)

    async def _fit(self, page: Page) -> Page:
        """The same page, its files in the store, where a browser can have them."""
        await self._keep(*(block.media for block in page.blocks if isinstance(block, File)))
        return page

    async def _keep(self, *files: Media) -> None:
        for file in files:
            if file.content is not None:
                await self.dispatch.blobs.put(file.key, file.content)

    def _view(
        self,
        turn: Turn,
        shown: Shown,
        *,
        page: Page | None = None,
        words: str = "",
        go: str = "",
        typed: Mapping[str, str] | None = None,
    ) -> DeskView:
        role = turn.staff.role if turn.staff else Role.LEARNER
        nav = (
            Link(turn.say(spec.nav), path)
            for path, spec in self.dispatch.router.pages.nav()
            if role >= NEEDED.get(spec.audience, Role.INSTRUCTOR)
        )
        return DeskView(
            shown=shown,
            language=self.dispatch.house.words.best(turn.language),
            page=page,
            nav=tuple(nav),
            where=self._where(turn),
            words=words,
            go=go,
            typed=typed or {},
        )

    def _where(self, turn: Turn) -> str:
        if turn.desk == HOUSE:
            return turn.say("desk-house")
        return (turn.community and turn.community.name) or turn.desk

    def _broken(self, sent: DeskSent, error: Exception) -> DeskView:
        reference = secrets.token_hex(4)
        log.error("bug %s on a page", reference, exc_info=error)
        return DeskView(shown=Shown.BROKEN, words=reference, typed=sent.values)


def _incoming(seat: rows.Seat, session: str, sent: DeskSent) -> Incoming:
    """The event that a request is. A form that is sent again is the same one, so that its turn chooses the same."""
    once = sent.once or secrets.token_hex(16)
    file = (sent.file.named(),) if sent.file else ()
    event = tidied(
        Incoming(
            platform=seat.platform,
            event_id=f"desk/{digest(session)[:16]}/{once}",
            person=Person(id=seat.person),
            chat=seat.person,
            body=Filled("", {}),
            attachments=file,
        )
    )
    # Of a file, more is taken here than from a chat.
    content = sent.file.content if sent.file else None
    return replace(event, attachments=tuple(replace(one, content=content) for one in event.attachments))


def _filled(page: Page, path: str, sent: DeskSent) -> Page:
    """The page, with what was typed in the form that was sent."""

    def fill(block: PageBlock) -> PageBlock:
        if not isinstance(block, PageForm) or _split(block.path)[0] != path or block.hidden != sent.hidden:
            return block
        fields = (replace(one, value=sent.values.get(one.name, one.value)) for one in block.fields)
        return replace(block, fields=tuple(fields))

    return replace(page, blocks=tuple(fill(block) for block in page.blocks))


def _split(address: str) -> tuple[str, dict[str, str]]:
    """A path, and the query behind it."""
    path, _, query = address.partition("?")
    return unquote(path), dict(parse_qsl(query))


def _words(turn: Turn, error: LearnerError | NoCourse) -> str:
    if isinstance(error, NoCourse):
        return turn.say("desk-no-course")
    quoted = {name: plain(one) if isinstance(one, str) else one for name, one in error.values.items()}
    return turn.say(error.message, **quoted)
