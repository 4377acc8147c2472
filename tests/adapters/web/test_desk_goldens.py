"""Every page for those who teach, in each language, as it reads: as in its golden file."""

import os
from collections.abc import Awaitable, Callable, Mapping

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.roles import Role
from core.words import Words
from tests.adapters.discord.product import Guest, Hall, Heard, Walk, ear, seen
from tests.adapters.discord.walks_around import OWNER
from tests.adapters.said_on_pages import GOLDEN, IN_IT
from tests.adapters.web import leaves_classes, leaves_grading, leaves_operating, leaves_teaching
from tests.adapters.web.leafing import Leafing
from tests.core.teachers import teaches

LEAVES: Mapping[str, Callable[[Leafing], Awaitable[None]]] = {
    "classes": leaves_classes.classes,
    "courses": leaves_teaching.courses,
    "desk": leaves_teaching.desk,
    "dials": leaves_operating.dials,
    "drafts": leaves_teaching.drafting,
    "grading": leaves_grading.grading,
    "imports": leaves_teaching.imports,
    "insight": leaves_grading.insight,
    "operator": leaves_operating.operating,
    "questions": leaves_classes.waiting,
}
"""Ways through the pages, by the names of their golden files."""
NEXT = f"\n\n{'═' * 60}\n"


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """All words that are asked for in the test."""
    said: Heard = {}
    monkeypatch.setattr(Words, "say", ear(said))
    return said


@pytest.fixture
def leafing(house: OpenHouse, clock: FixedClock) -> Leafing:
    """Somebody who runs a community of Discord's, in a browser."""
    hall = Hall()
    house.dispatch.outbox.platforms[hall.name] = hall
    guest = Guest(house)
    return Leafing(Walk(guest, hall, clock), f"{guest.platform}/{OWNER.community}")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", sorted(LEAVES))
async def test_every_page_reads_as_in_its_golden_file(
    heard: Heard, leafing: Leafing, name: str, language: str
) -> None:
    leafing.walk.guest.language = language
    await teaches(leafing.walk.guest, leafing.community, Role.ADMIN)
    await LEAVES[name](leafing)
    sheets = [f"{scene}\n\n{'\n'.join(lines)}" for scene, lines in leafing.sheets.items()]
    words = seen(heard, [*leafing.sheets.values()])
    text = NEXT.join([*sheets, IN_IT + "\n".join(words)]) + "\n"
    path = GOLDEN / f"{name}.{language}.txt"
    if os.environ.get("PARLEY_TEST_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
