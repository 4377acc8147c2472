"""A school and a club, who teaches there, and what they read."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Body as Sent
from core.chat import (
    Called,
    DeskSent,
    DeskView,
    File,
    Media,
    Membership,
    Page,
    PageForm,
    Pressed,
    Reply,
    Shown,
    Table,
)
from core.clock import FixedClock
from core.desk import SESSION, digest, mark_of
from core.store import communities, desk, learners, staff
from core.store.communities import Community
from core.store.desk import Seat
from core.store.staff import Role
from tests.core.course.sample import SAMPLE
from tests.pupil import Pupil, words_of

TEACHERS = frozenset({"teachers"})
SCHOOL, CLUB = (Membership(community=name, roles=TEACHERS) for name in ("school", "club"))
FILES: Mapping[str, bytes] = {name: content.encode() for name, content in SAMPLE.items()}


def zipped(files: Mapping[str, bytes] = FILES) -> bytes:
    """A zip as anybody may make one."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def changed(old: bytes, new: bytes, name: str = "items/names.yaml") -> dict[str, bytes]:
    """The sample with something in a file of it written otherwise."""
    assert old in FILES[name]
    return {**FILES, name: FILES[name].replace(old, new, 1)}


@dataclass(frozen=True, slots=True)
class Teacher:
    """Somebody who teaches in a community, and what they do there."""

    pupil: Pupil
    within: Membership | None = SCHOOL

    async def sent(self, body: Sent, files: Mapping[str, bytes] | None = None) -> str:
        """What they read after what they did."""
        before = len(self.pupil.deliveries)
        incoming = replace(self.pupil.incoming(body, None, files), membership=self.within)
        await self.pupil.house.door.receive(incoming)
        assert len(self.pupil.deliveries) > before, "nothing was sent"
        return self.words

    async def call(self, command: str, **options: str) -> str:
        return await self.sent(Called(f"course {command}", options))

    async def upload(self, name: str, content: bytes, **options: str) -> str:
        """Import a file."""
        return await self.sent(Called("course import", options), {name: content})

    async def press(self, label: str) -> str:
        return await self.sent(Pressed(self.pupil.choice(label).id))

    @property
    def reply(self) -> Reply:
        return self.pupil.reply

    @property
    def words(self) -> str:
        return words_of(self.reply)

    @property
    def labels(self) -> list[str]:
        return [one.label for one in self.pupil.choices()]

    async def file(self) -> tuple[str, bytes]:
        """The name and the bytes of the one file of the last reply."""
        (media,) = (block.media for block in self.reply.blocks if isinstance(block, File))
        return media.name, await self._bytes(media)

    async def _bytes(self, media: Media) -> bytes:
        return await self.pupil.house.dispatch.blobs.get(media.key)


@dataclass(frozen=True, slots=True)
class Scene:
    """The school and the club."""

    house: OpenHouse
    clock: FixedClock

    def teacher(self, name: str = "grace", within: Membership | None = SCHOOL) -> Teacher:
        return Teacher(Pupil(self.house, name), within)

    async def rows(self, query: str, **values: Any) -> Sequence[tuple[Any, ...]]:
        async with self.house.dispatch.house.database.transaction() as connection:
            found = await connection.execute(text(query), values)
            return [tuple(row) for row in found] if found.returns_rows else []

    async def courses(self) -> list[tuple[str, str, int | None, int]]:
        """All courses: id, state, the version that is learnt, and the newest."""
        found = await self.rows("SELECT course, state, version, newest FROM taught_courses ORDER BY course")
        return [(course, state, version, newest) for course, state, version, newest in found]

    def offered(self) -> list[str]:
        """The courses of instructors that can be begun now."""
        catalogue = self.house.dispatch.house.catalogue
        return [one.id for one in catalogue.courses if one.id in catalogue.owners]

    async def acts(self) -> list[str]:
        return [act for (act,) in await self.rows("SELECT act FROM acts ORDER BY id")]

    async def number(self, name: str) -> int:
        found = await self.house.dispatch.house.database.read(learners.find, "test", name)
        assert found is not None
        return found.id

    async def page(self, teacher: Teacher, address: str) -> DeskView:
        """What a browser is shown of an address of the pages."""
        path, _, query = address.partition("?")
        asked = dict(one.split("=", 1) for one in query.split("&") if one)
        return await self.house.door.desk(await self.session(teacher), path, asked)

    async def post(
        self, teacher: Teacher, path: str, file: Media | None = None, page: str = "courses", **values: str
    ) -> DeskView:
        """What becomes of a form that is sent from a page."""
        session = await self.session(teacher)
        sent = DeskSent(values=values, file=file, mark=mark_of(session), page=page)
        return await self.house.door.desk_act(session, path, sent)

    async def session(self, teacher: Teacher) -> str:
        """A browser session of theirs on the pages."""
        pupil, now = teacher.pupil, self.clock.now()
        assert teacher.within is not None
        token = f"token-of-{pupil.name}-{next(pupil.events)}"
        seat = Seat(
            learner=await self.number(pupil.name),
            community=f"test/{teacher.within.community}",
            platform="test",
            person=pupil.name,
        )
        database = self.house.dispatch.house.database
        await database.write(staff.grant, seat.community, seat.learner, Role.INSTRUCTOR, None, now)
        await database.write(desk.offer, digest(token), seat, "courses", now + SESSION)
        async with database.transaction() as connection:
            assert await desk.open_session(connection, digest(token), digest(f"s{token}"), now, now + SESSION)
        return f"s{token}"


async def scene(house: OpenHouse, clock: FixedClock) -> Scene:
    """A school and a club, each with the staff role `teachers`."""
    for one in (SCHOOL, CLUB):
        community = Community(platform="test", id=one.community, staff_role="teachers")
        await house.dispatch.house.database.write(communities.keep, community, clock.now())
    return Scene(house, clock)


def forms(page: Page) -> list[PageForm]:
    return [block for block in page.blocks if isinstance(block, PageForm)]


async def sent(scene: Scene, teacher: Teacher, path: str, name: str, content: bytes) -> str:
    """Send a file; the address at which it is shown how far it is, and what would come of it."""
    view = await scene.post(teacher, f"{path}/look", Media.of(name, "application/zip", content), path)
    assert view.shown is Shown.GO, view
    return view.go


async def uploaded(scene: Scene, teacher: Teacher, path: str, name: str, content: bytes) -> str:
    """Send a file, and wait until it is worked out what would come of it; the address at which that is shown."""
    address = await sent(scene, teacher, path, name, content)
    await scene.house.run_jobs()
    return address


async def confirmed(scene: Scene, teacher: Teacher, address: str, form: int = 0) -> str:
    """Send one of the forms of a page; the address it leads to."""
    view = await scene.page(teacher, address)
    assert view.page is not None, view
    chosen = forms(view.page)[form]
    done = await scene.post(teacher, chosen.path, None, address, **chosen.hidden)
    assert done.shown is Shown.GO, done
    return done.go


def shown(view: DeskView) -> str:
    """All that stands on a page, as one text."""
    assert view.page is not None, view
    return words_of_page(view.page)


def words_of_page(page: Page) -> str:
    said = [page.title]
    for block in page.blocks:
        if isinstance(block, Table):
            said += [block.caption, *(" | ".join(cell.text for cell in row) for row in block.rows)]
            said += [block.empty] if not block.rows else []
        else:
            said.append(repr(block))
    return "\n".join(said)
