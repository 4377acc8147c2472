"""Leafs through the instructors' pages in one language, and keeps each as the lines that somebody reads."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl

import adapters.web
import core.words
from adapters.web.desk import layout
from core.chat import DeskSent, DeskView, Media, Page, Shown
from core.desk import SESSION
from core.desk_tokens import digest, mark_of
from core.store import desk
from core.store.desk import Seat
from core.words import Words
from tests.adapters.discord.others import number_of
from tests.adapters.discord.product import Walk

WORDS = Words.load([Path(core.words.__file__).parent, adapters.web.platform.words])
LINES = frozenset(
    {"p", "h1", "h2", "h3", "h4", "li", "tr", "caption", "pre", "summary", "label", "legend", "dt"}
)
"""Elements that begin a line."""
CELLS = frozenset({"td", "th", "dd"})
"""Elements that are set off on their line."""


class Lines(HTMLParser):
    """What is read of a page's body, a line for each paragraph, row of a table, field and button."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._hidden = 0
        self._pre = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._hidden += tag in {"head", "script"}
        self._pre = self._pre or tag == "pre"
        if tag in LINES:
            self.lines.append("- " if tag == "li" else "")
        if tag in CELLS:
            self.lines[-1] += " | "
        if tag == "button":
            self.lines.append("[")
        if tag == "img":
            self.lines.append(f"({given['alt']})")
        if tag in {"input", "textarea", "select"} and given.get("type") not in {"hidden", "submit"}:
            self.lines[-1] += f" <{given.get('value') or ''}>" if tag == "input" else " <> "
        if tag == "option":
            self.lines[-1] += " · "
        if tag == "nav":
            self.lines.append(f"({given['aria-label']})")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"head", "script"}
        self._pre = self._pre and tag != "pre"
        if tag == "button":
            self.lines[-1] += "]"
            self.lines.append("")
        if tag in LINES:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            first, *others = data.split("\n") if self._pre else [data]
            self.lines[-1] += first
            self.lines += others


def lines_of(html: str) -> Iterator[str]:
    """What is read of a page, line by line."""
    parser = Lines()
    parser.feed(html)
    for line in parser.lines:
        if found := re.sub(r"[ \n]+", " ", line).strip(" |"):
            yield found


@dataclass(slots=True)
class Leafing:
    """A browser of whoever walks, for their community; `sheets` are the pages that were shown, by their names."""

    walk: Walk
    community: str
    sheets: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    at: str = ""
    """Where the browser is now: the address of the page that was shown last."""

    async def page(self, scene: str, path: str) -> DeskView:
        """Look at a page; the scene "" is not kept."""
        session = await self._session()
        found, _, query = path.partition("?")
        view, self.at = await self.walk.guest.house.door.desk(session, found, dict(parse_qsl(query))), path
        assert view.shown in {Shown.PAGE, Shown.MISSING}, view
        if scene:
            self._keep(scene, path, view)
        return view

    async def send(
        self,
        scene: str,
        path: str,
        page: str = "",
        *,
        file: Media | None = None,
        hidden: Mapping[str, str] | None = None,
        **values: str,
    ) -> DeskView:
        """Send a form from `page`, follow to where it leads, and keep what is shown then."""
        session = await self._session()
        sent = DeskSent(values=values, hidden=hidden or {}, file=file, mark=mark_of(session), page=page)
        view = await self.walk.guest.house.door.desk_act(session, path, sent)
        if view.shown is Shown.GO:
            return await self.page(scene, view.go)
        assert view.shown in {Shown.PAGE, Shown.REFUSED}, view
        if scene:
            self._keep(scene, page, view)
        return view

    def show(self, scene: str, page: Page) -> None:
        """Keep a page as a feature would make it where it is hard to get to."""
        self._keep(scene, "", DeskView(shown=Shown.PAGE, page=page))

    def say(self, scene: str, words: str) -> None:
        """Keep what is said where a page cannot be shown."""
        self._keep(scene, "", DeskView(shown=Shown.MISSING, words=words))

    def _keep(self, scene: str, path: str, view: DeskView) -> None:
        assert scene not in self.sheets, f"there are two scenes {scene}"
        html = layout.page(view, path, WORDS.say(self.walk.guest.language))
        self.sheets[scene] = list(lines_of(html))

    async def _session(self) -> str:
        """A browser in which a link of theirs was just opened."""
        guest, now = self.walk.guest, self.walk.clock.now()
        database = guest.house.dispatch.house.database
        token = f"{next(guest.events)}-{guest.name}-".ljust(43, "x")
        session = f"{token[:-1]}s"
        learner = await number_of(guest)
        seat = Seat(learner=learner, community=self.community, platform=guest.platform, person=guest.name)
        await database.write(desk.offer, digest(token), seat, "", now + SESSION)
        async with database.transaction() as connection:
            assert await desk.open_session(connection, digest(token), digest(session), now, now + SESSION)
        return session
