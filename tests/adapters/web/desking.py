"""A house with the instructors' pages, served by the real web, and a feature whose pages hold everything that pages can."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from aiohttp import ClientResponse, ClientSession, CookieJar

from adapters.web.adapter import WebPlatform
from adapters.web.settings import WebSettings
from bot import plugins
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import (
    Action,
    Audience,
    Body,
    Called,
    Card,
    Cell,
    Code,
    Column,
    Field,
    FieldKind,
    File,
    Heading,
    Link,
    Links,
    Media,
    Membership,
    Page,
    PageForm,
    Picture,
    Progress,
    Reply,
    Table,
    Text,
    Tone,
)
from core.clock import FixedClock
from core.errors import LearnerError, Overtaken
from core.feature import Feature, PageAct, PageSpec
from core.features import desk
from core.roles import HOUSE, Role, audit
from core.store import communities, learners, notes, staff
from core.store.communities import Community
from core.turn import Turn
from tests.adapters.toy import DOT
from tests.adapters.web.conftest import SECRET
from tests.catalogues import catalogue_of
from tests.core.test_roles import SCHOOL, Chatter
from tests.pupil import Pupil, RecordingPlatform

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> & [x](javascript:alert(3))"
WORDS = "hall-nav = Hall\nhall-refused = { $given } cannot be kept.\nact-hall-keep = kept something"


@dataclass(slots=True)
class Hall:
    """The feature. `kept` is what its form did, `uploads` what came along."""

    kept: list[str] = field(default_factory=list[str])
    uploads: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    overtaken: int = 0
    """So many times, what is left to be written finds that something has changed."""
    running: bool = False

    def feature(self, words: Path) -> Feature:
        """The feature, its words written into a folder."""
        words.mkdir(parents=True)
        for language in ("en", "es"):
            (words / f"{language}.ftl").write_text(WORDS, encoding="utf-8")
        return Feature(
            name="hall",
            words=words,
            fallback=self.hear,
            pages={
                "hall": PageSpec(show=self.all, nav="hall-nav"),
                "hall/form": PageSpec(show=self.form),
                "hall/things/{thing}": PageSpec(show=self.thing),
                "hall/work": PageSpec(show=self.work),
                "hall/bug": PageSpec(show=self.bug),
                "hall/machine": PageSpec(show=self.work, audience=Audience.OPERATORS),
            },
            page_acts={
                "hall/keep": PageAct(do=self.keep),
                "hall/upload": PageAct(do=self.upload),
                "hall/bug": PageAct(do=self.break_),
                "hall/govern": PageAct(do=self.keep, audience=Audience.ADMINS),
            },
        )

    async def hear(self, turn: Turn) -> Reply | Action:
        """A code is handed on as /join does."""
        if turn.text.casefold().startswith("t-"):
            return Action("desk.redeem", {"code": turn.text})
        return Reply.of(Text(turn.text))

    async def all(self, turn: Turn) -> Page:
        """Every kind of block, each text of it hostile."""
        del turn
        h = HOSTILE
        table = Table(
            f"{h} table",
            (Column(h), Column("Share", number=True), Column("Felt")),
            (
                (Cell(h, path="hall/things/<x>"), Cell("40%", share=0.4), Cell(h, tone=Tone.CARE)),
                (Cell("Bo"), Cell("100%", share=1.0), Cell("well", tone=Tone.GOOD)),
            ),
        )
        form = PageForm(
            path="hall/keep",
            submit=h,
            hidden={"seen": h},
            fields=(
                Field(name="text", label=h, value=h, kind=FieldKind.PARAGRAPH),
                Field(name="one", label=h, options=(h, "b"), kind=FieldKind.ONE, value="2"),
                Field(name="many", label=h, options=(h, "b", "c"), kind=FieldKind.MANY, value="1 3"),
                Field(name="order", label=h, options=(h, "b"), kind=FieldKind.ORDER),
                Field(name="code", label="Code", kind=FieldKind.CODE, value="if a < b:\n    pass"),
                Field(name="line", label="Line", value=h, optional=True),
            ),
        )
        danger = PageForm(path="hall/keep", submit="Throw it away", danger=True, hidden={"text": "gone"})
        upload = PageForm(path="hall/upload", submit="Send the file", file=h)
        return Page(
            title=h,
            crumbs=(Link(h, ""),),
            blocks=(
                Text(h),
                Card(h, h, facts=((h, h),), tone=Tone.CARE),
                Code(h, title=h),
                Picture(DOT, alt=h),
                File(Media.of(h, "text/csv", b"a,b")),
                Progress(h, 3, 10),
                Heading(h),
                Card("Below a heading", "It is of the next rank.", tone=Tone.GOOD),
                table,
                Table("Nothing in it", (Column("A"),), (), empty=h),
                Links((Link(h, "hall/things/a b?q=1&r=<"), Link("Form", "hall/form"))),
                form,
                danger,
                upload,
            ),
        )

    async def form(self, turn: Turn) -> Page:
        del turn
        text = Field(name="text", label="Text", kind=FieldKind.PARAGRAPH)
        many = Field(name="many", label="Many", kind=FieldKind.MANY, options=("a", "b", "c"))
        keep = PageForm(path="hall/keep", submit="Keep", fields=(text, many), hidden={"of": "this"})
        other = PageForm(path="hall/keep", submit="Keep another", fields=(text,), hidden={"of": "that"})
        return Page(title="A form", blocks=(keep, other))

    async def thing(self, turn: Turn) -> Page:
        return Page(title=turn.argument("thing"), blocks=(Text(turn.argument("q") or "no query"),))

    async def work(self, turn: Turn) -> Page:
        del turn
        return Page(title="Work", blocks=(Progress("Work", 1, 0),), again=5 if self.running else None)

    async def bug(self, turn: Turn) -> Page:
        raise RuntimeError("a bug with a secret in it")

    async def break_(self, turn: Turn) -> str:
        await self.keep(turn)
        raise RuntimeError("a bug after a write")

    async def keep(self, turn: Turn) -> str:
        text = turn.values["text"]
        if text.startswith("refuse"):
            turn.write(notes.write, "test", "refused", "written", turn.now)
            raise LearnerError("hall-refused", given=text)
        self.kept.append(text)
        turn.write(notes.write, "test", f"kept {turn.new_id()}", text, turn.now)
        turn.write(self.written)
        audit(turn, "hall-keep", text[:20], many=turn.values.get("many", "-"))
        return f"hall/things/{turn.values.get('of', 'kept')}"

    async def written(self, connection: object) -> None:
        del connection
        if self.overtaken:
            self.overtaken -= 1
            raise Overtaken

    async def upload(self, turn: Turn) -> str:
        (file,) = turn.files
        content = await turn.content(file)
        self.uploads.append((file.name, len(content)))
        return "hall"


@dataclass(slots=True)
class Site:
    """The house, its web, and who teaches in it: ada by a grant outside of all communities."""

    house: OpenHouse
    web: WebPlatform
    hall: Hall
    chatter: Chatter
    ada: Pupil

    def browser(self) -> ClientSession:
        """A client with cookies of its own."""
        return ClientSession(self.web.url, cookie_jar=CookieJar(unsafe=True))

    async def link(self, pupil: Pupil | None = None) -> str:
        """The address that /course desk gives, without its host."""
        pupil = pupil or self.ada
        await pupil.call("course desk")
        return address_in(pupil.words(), self.web.url)

    async def chatter_link(self, name: str) -> str:
        """The same of a member of the school, who is there while they ask."""
        await self.say(name, Called("course desk"), self.chatter.members[name])
        (*_, last) = await self.house.door.history("chatter", name, name, after=0, limit=1)
        return address_in(
            " ".join(one.markdown for one in last.reply.blocks if isinstance(one, Text)), self.web.url
        )

    async def say(self, name: str, body: Body, inside: Membership | None = None) -> None:
        """Have somebody say something on the platform that has communities."""
        pupil = Pupil(self.house, name=name, platform="chatter")
        event = pupil.incoming(body, event=f"{name} {len(self.chatter.sent)}")
        await self.house.door.receive(replace(event, membership=inside))

    async def learner(self, name: str, platform: str = "test") -> int:
        """The number of a learner."""
        found = await self.house.dispatch.house.database.read(learners.find, platform, name)
        assert found
        return found.id

    async def grant(self, pupil: Pupil, role: Role, community: str = HOUSE) -> int:
        """Have somebody be made staff."""
        await pupil.say("hello")
        database, now = self.house.dispatch.house.database, self.house.dispatch.clock.now()
        learner = await self.learner(pupil.name)
        await database.write(staff.grant, community, learner, role, None, now)
        return learner

    async def noted(self) -> list[str]:
        """All that forms have written."""
        async with self.house.dispatch.house.database.transaction() as connection:
            rows = await connection.exec_driver_sql(
                "SELECT value FROM notes WHERE platform = 'test' ORDER BY 1"
            )
            return list(rows.scalars())


def address_in(words: str, url: str) -> str:
    """The path of the link in a reply."""
    (found,) = re.findall(rf"{re.escape(url)}(/desk/open/[\w-]{{43}})", words)
    return found


async def entered(site: Site, browser: ClientSession, link: str = "") -> ClientResponse:
    """The first page, in a browser that has opened a link."""
    async with browser.post(link or await site.link()) as response:
        await response.read()
        return response


def hidden(html: str, submit: str) -> dict[str, str]:
    """What the form of a page with this button sends unseen."""
    (form,) = [one for one in re.findall(r"<form.*?</form>", html, re.DOTALL) if f">{submit}</button>" in one]
    return dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form))


@asynccontextmanager
async def opened(
    settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, **web: object
) -> AsyncGenerator[Site]:
    """The site, served until the block ends."""
    hall = Hall()
    feature = hall.feature(settings.data_dir / "words")
    monkeypatch.setattr(plugins, "features", lambda: [desk.feature, feature])
    courses = catalogue_of(settings.content)
    async with open_house(settings, lambda _: None, clock=clock, catalogue=courses) as house:
        values = {"port": 0, "secret": SECRET, "data_dir": settings.data_dir} | web
        platform = WebPlatform(WebSettings.model_validate(values), house.door)
        chatter = Chatter()
        platforms = house.dispatch.outbox.platforms
        platforms |= {"test": RecordingPlatform(), "chatter": chatter, "web": platform}
        connected = house.dispatch.house.entrances.platforms
        assert isinstance(connected, dict)
        connected |= {"chatter": chatter, "web": platform}
        school = Community(platform="chatter", id="school", name="The school", staff_role="tutors")
        await house.dispatch.house.database.write(communities.keep, school, clock.now())
        running = asyncio.create_task(platform.run())
        await asyncio.wait_for(platform.started.wait(), 20)
        site = Site(house, platform, hall, chatter, Pupil(house))
        await site.grant(site.ada, Role.INSTRUCTOR)
        try:
            yield site
        finally:
            running.cancel()
            await asyncio.wait({running})


__all__ = ["SCHOOL", "Site", "entered", "hidden", "opened"]
