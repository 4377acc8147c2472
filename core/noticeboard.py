"""What Parley says in communities by itself: put up once, and again only where it did not get up."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from core.chat import CommunityPlatform, Platform, Post, Reply
from core.clock import Clock
from core.degrade import degrade
from core.errors import NotAllowed, Unavailable
from core.store import posts
from core.store.communities import Community
from core.store.database import Database
from core.store.posts import PostRow
from core.words import Words

log = logging.getLogger(__name__)

NEWS = timedelta(hours=2)
"""An older post that never got up is no news any more, and is let be."""


@dataclass(slots=True, kw_only=True)
class Noticeboard:
    """Puts posts up over the platforms that this process has connected."""

    database: Database
    words: Words
    clock: Clock
    platforms: dict[str, Platform] = field(default_factory=dict[str, Platform])

    async def lacking(self, community: Community, language: str | None) -> tuple[str, ...]:
        """Which rights Parley lacks in the community's channel, in words."""
        platform = self._platform(community.platform)
        assert community.channel is not None
        return tuple(await platform.lacking(community.id, community.channel, language))

    def has_rooms(self, platform: str) -> bool:
        """Whether the communities of a platform have channels and roles to choose from."""
        return self._platform(platform).has_rooms

    def called(self, community: Community, id_: str | None) -> str:
        """What people in the community call a channel or a role; "" for none."""
        return self._platform(community.platform).called(community.id, id_) if id_ else ""

    async def put_up(self, community: Community, key: str, reply: Reply) -> None:
        """Show `reply` in the community's channel, once for each `key`.

        Unavailable where the platform does not take it now (it is tried again for a while), NotAllowed where it
        never will.
        """
        assert community.channel is not None
        row = await self.database.write(
            posts.put_up,
            platform=community.platform,
            community=community.id,
            key=key,
            channel=community.channel,
            language=community.language,
            reply=reply,
            now=self.clock.now(),
        )
        if not row.done:
            await self._show(row)

    async def retry(self) -> None:
        """Put up what did not get up yet."""
        names = [name for name, one in self.platforms.items() if isinstance(one, CommunityPlatform)]
        for row in await self.database.read(posts.pending, names, self.clock.now() - NEWS):
            try:
                await self._show(row)
            except (Unavailable, NotAllowed) as error:
                log.info("post %d: %s", row.id, error)
            except Exception:  # an edge: one post with a bug in it must not keep the others
                log.exception("post %d cannot be put up", row.id)
                await self._done(row)

    async def _show(self, row: PostRow) -> None:
        platform = self._platform(row.platform)
        say = self.words.say(row.language)
        shown = degrade(row.reply.addressed(row.id), platform.capabilities, say)
        post = Post(
            id=row.id,
            community=row.community,
            channel=row.channel,
            reply=shown,
            language=self.words.best(row.language),
        )
        try:
            await platform.post(post)
        except NotAllowed:
            await self._done(row)
            raise
        await self._done(row)

    async def _done(self, row: PostRow) -> None:
        await self.database.write(posts.done, row.id, self.clock.now())

    def _platform(self, name: str) -> CommunityPlatform:
        platform = self.platforms.get(name)
        if not isinstance(platform, CommunityPlatform):
            raise Unavailable(f"the platform {name}")
        return platform
