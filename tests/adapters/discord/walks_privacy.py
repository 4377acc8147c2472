"""A walk through what is kept of somebody: seen, taken along, decided on, taken back."""

from dataclasses import replace

from core.chat import Media
from core.features.privacy import rules, views
from core.tutoring import MEMORY, MODEL
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_around import MEMBER


async def privacy(walk: Walk) -> None:
    """All that can be asked for, and what cannot."""
    dispatch = walk.guest.house.dispatch
    before = dispatch.house
    dispatch.house = replace(before, purposes=(*before.purposes, MODEL, MEMORY))
    await walk.call("card-where-a-model-speaks", "privacy")
    await walk.press("no-notes", "privacy.decide", purpose="memory", given=False)
    dispatch.house = before
    await walk.call("card", "privacy")
    await walk.press("refused", "privacy.decide", purpose="difficulty", given=False)
    await walk.press("agreed", "privacy.decide", purpose="difficulty", given=True)
    await walk.press("exported", "privacy.export")
    more = Media.of("parley-data-2026-01-05-2.zip", "application/zip", b"")
    walk.show("exported-more", *views.exported(more.named(), "f" * 64, 2, walk.say).blocks)
    walk.guest.membership = replace(MEMBER)
    await walk.call("not-among-others", "privacy", what="export")
    walk.guest.membership = None
    await walk.call("none-such", "privacy", what="everything")
    await walk.call("neither-yes-nor-no", "privacy", what="difficulty", answer="perhaps")
    await walk.call("ask", "privacy", what="delete")
    await walk.press("going", "privacy.delete")
    await walk.call("card-while-going", "privacy")
    walk.clock.advance(days=1)
    await walk.call("reminded", "cancel")
    await walk.call("staying", "privacy", what="keep")
    await walk.call("was-staying", "privacy", what="keep")
    for _ in range(rules.MOST_PARTS):
        await walk.call("", "privacy", what="export")
    await walk.call("exported-enough", "privacy", what="export")
