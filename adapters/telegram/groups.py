"""Groups: who may set Parley up there, and what Parley may not do there."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Bot, ChatFullInfo, ChatMember, ChatMemberRestricted, ChatPermissions
from telegram.error import BadRequest, TelegramError

from adapters.telegram.courier import Courier, said
from core.chat import Membership
from core.errors import Unavailable

log = logging.getLogger(__name__)

FRESH = 60.0
"""Seconds for which we believe what Telegram said of a group's administrators."""
FRESH_MEMBER = 30.0
"""Seconds for which we believe what it said of one person."""
MOST = 10_000
"""Groups, and people in groups, of which something is remembered."""
NOBODY = ("user not found", "member not found", "participant_id_invalid")
"""How Telegram says, in small letters, that it knows nobody of this number there."""
MANAGING = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)
AWAY = (ChatMember.LEFT, ChatMember.BANNED)


@dataclass(frozen=True, slots=True)
class _Known:
    administrators: frozenset[int]
    until: float


@dataclass(frozen=True, slots=True)
class _KnownMember:
    membership: Membership | None
    until: float


class Groups:
    """What is known of the groups. `now` gives the seconds of some clock that only goes forward."""

    def __init__(self, bot: Bot, courier: Courier, now: Callable[[], float]) -> None:
        self._bot = bot
        self._courier = courier
        self._now = now
        self._known: dict[int, _Known] = {}
        self._members: dict[tuple[int, int], _KnownMember] = {}

    async def manages(self, chat: int, user: int) -> bool:
        """Whether somebody is an administrator; no, where Telegram does not say.

        Any member may ask for the administrators: so Parley need not be one itself.
        """
        known = self._known.get(chat)
        if known is None or known.until < self._now():
            try:
                found = await self._courier.ask(lambda: self._bot.get_chat_administrators(chat))
            except TelegramError as error:
                log.info("who manages group %d is not known now: %s", chat, said(error))
                return False
            known = _Known(frozenset(one.user.id for one in found), self._now() + FRESH)
            self._known.pop(chat, None)
            self._known[chat] = known
            if len(self._known) > MOST:
                del self._known[next(iter(self._known))]
        return user in known.administrators

    async def membership(self, chat: int, user: int) -> Membership | None:
        """What somebody is in a group now; None for who is not in it. Unavailable where Telegram does not say."""
        known = self._members.pop((chat, user), None)
        if known is None or known.until < self._now():
            known = _KnownMember(await self._ask(chat, user), self._now() + FRESH_MEMBER)
        self._members[chat, user] = known
        if len(self._members) > MOST:
            del self._members[next(iter(self._members))]
        return known.membership

    async def _ask(self, chat: int, user: int) -> Membership | None:
        try:
            found = await self._courier.ask(lambda: self._bot.get_chat_member(chat, user))
        except BadRequest as refused:
            if said(refused).casefold().endswith(NOBODY):
                return None
            raise Unavailable(f"Telegram ({said(refused)})") from refused
        except TelegramError as error:
            raise Unavailable(f"Telegram ({said(error)})") from error
        here = found.is_member if isinstance(found, ChatMemberRestricted) else found.status not in AWAY
        return Membership(community=str(chat), manages=found.status in MANAGING) if here else None

    async def lacking(self, chat: int) -> tuple[str, ...]:
        """The words for what Parley may not do in a group and has to; Unavailable where that cannot be told."""
        try:
            group = await self._courier.ask(lambda: self._bot.get_chat(chat))
            ours = await self._courier.ask(lambda: self._bot.get_chat_member(chat, self._bot.id))
        except TelegramError as error:
            raise Unavailable(f"Telegram ({said(error)})") from error
        may = _permissions(group, ours)
        rights = {
            "telegram-right-send": may.can_send_messages,
            "telegram-right-photos": may.can_send_photos,
            "telegram-right-documents": may.can_send_documents,
        }
        return tuple(word for word, given in rights.items() if given is False)


def _permissions(group: ChatFullInfo, ours: ChatMember) -> ChatPermissions:
    """What we may do: what was said of us, else what all members may. An administrator may do everything."""
    if isinstance(ours, ChatMemberRestricted):
        return ChatPermissions(
            can_send_messages=ours.can_send_messages,
            can_send_photos=ours.can_send_photos,
            can_send_documents=ours.can_send_documents,
        )
    if ours.status == ChatMember.MEMBER and group.permissions:
        return group.permissions
    return ChatPermissions.all_permissions()
