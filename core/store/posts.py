"""Posts: what Parley says in a community's channel by itself, for everybody there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Sequence, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Reply
from core.store import replies, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """A post. `id` is of the same numbers as turns, so that a choice's id says which of the two it is in."""

    id: int
    platform: str
    community: str
    channel: str
    language: str | None
    reply: Reply
    done: bool


_ROW = tables.Post
NUMBERS = Sequence("turns_id_seq")
"""What numbers the turns."""


async def put_up(
    connection: AsyncConnection,
    *,
    platform: str,
    community: str,
    key: str,
    channel: str,
    language: str | None,
    reply: Reply,
    now: datetime,
) -> PostRow:
    """The post of this `key` in the community, written down unless it is there already."""
    values = {
        "id": NUMBERS.next_value(),
        "platform": platform,
        "community": community,
        "key": key,
        "channel": channel,
        "language": language,
        "reply": replies.kept(reply.without_content()),
        "created_at": now,
    }
    await connection.execute(insert(_ROW).values(**values).on_conflict_do_nothing())
    (found,) = await _rows(
        connection, _ROW.platform == platform, _ROW.community == community, _ROW.key == key
    )
    return found


async def newest(connection: AsyncConnection, platform: str, community: str, prefix: str) -> str | None:
    """The last, by its key, of a community's posts whose keys begin so; None where there is none."""
    query = select(func.max(_ROW.key)).where(
        _ROW.platform == platform, _ROW.community == community, _ROW.key.startswith(prefix, autoescape=True)
    )
    return (await connection.execute(query)).scalar_one()


async def pending(connection: AsyncConnection, platforms: list[str], since: datetime) -> list[PostRow]:
    """Posts from after `since` that are not up yet, where Parley still is; an older one is not news any more."""
    here = tables.Community
    left = exists().where(
        here.platform == _ROW.platform, here.external_id == _ROW.community, here.left_at.is_not(None)
    )
    return await _rows(
        connection, _ROW.platform.in_(platforms), _ROW.done_at.is_(None), _ROW.created_at > since, ~left
    )


async def done(connection: AsyncConnection, post: int, now: datetime) -> None:
    """Note that a post is up, or was refused for good."""
    await connection.execute(update(_ROW).where(_ROW.id == post).values(done_at=now))


async def _rows(connection: AsyncConnection, *where: ColumnElement[bool]) -> list[PostRow]:
    query = select(
        _ROW.id, _ROW.platform, _ROW.community, _ROW.channel, _ROW.language, _ROW.reply, _ROW.done_at
    )
    found = await connection.execute(query.where(*where).order_by(_ROW.id))
    return [
        PostRow(
            id=id_,
            platform=platform,
            community=community,
            channel=channel,
            language=language,
            reply=replies.read(reply) or Reply(blocks=()),
            done=done_at is not None,
        )
        for id_, platform, community, channel, language, reply, done_at in found
    ]
