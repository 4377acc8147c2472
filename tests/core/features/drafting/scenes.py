"""A school that keeps the sample course, a club next to it, and who teaches there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Body, Called, DeskSent, DeskView, Filled, Membership, Page, Pressed, Reply, Said
from core.clock import FixedClock
from core.desk_tokens import mark_of
from core.shelf import packed, unpacked
from core.store import communities, consents, learners, taught
from core.store.communities import Community
from core.tutoring import MODEL
from tests.core.course.sample import SAMPLE
from tests.core.teachers import browser_of
from tests.pupil import Pupil, words_of

TEACHERS = frozenset({"teachers"})
SCHOOL = Membership(community="school", roles=TEACHERS)
CLUB = Membership(community="club", roles=TEACHERS)
LEARNERS = Membership(community="school")
COURSE = "sample"


@dataclass(frozen=True, slots=True)
class Scene:
    """The school and the club."""

    house: OpenHouse
    clock: FixedClock

    async def rows(self, query: str, **values: Any) -> Sequence[tuple[Any, ...]]:
        async with self.house.dispatch.house.database.transaction() as connection:
            found = await connection.execute(text(query), values)
            return [tuple(row) for row in found] if found.returns_rows else []

    async def number(self, name: str) -> int:
        found = await self.house.dispatch.house.database.read(learners.find, "test", name)
        assert found is not None
        return found.id

    async def files(self, number: int | None = None) -> Mapping[str, bytes]:
        """The files of a version of the course, the newest where none is named."""
        database = self.house.dispatch.house.database
        archive = await database.read(taught.archive, COURSE, number or await self.newest())
        assert archive is not None
        return unpacked(archive)

    async def newest(self) -> int:
        ((number,),) = await self.rows("SELECT newest FROM taught_courses WHERE course = 'sample'")
        return number

    async def learnt(self) -> int | None:
        ((number,),) = await self.rows("SELECT version FROM taught_courses WHERE course = 'sample'")
        return number

    async def publish(self) -> None:
        """Have the newest version be the one that is learnt."""
        await self.rows("UPDATE taught_courses SET state = 'published', version = newest")

    async def keep(self, name: str, old: str, new: str) -> None:
        """Have somebody else keep a version in which one text is another."""
        files = dict(await self.files())
        assert old in files[name].decode()
        files[name] = files[name].decode().replace(old, new, 1).encode()
        await self.keep_files(files)

    async def keep_files(self, files: Mapping[str, bytes]) -> None:
        seen = await self.newest()
        async with self.house.dispatch.house.database.transaction() as connection:
            await taught.add_version(
                connection,
                COURSE,
                "A sample",
                packed(files),
                seen=seen,
                note="edit/other",
                by=None,
                now=self.clock.now(),
            )

    async def agree(self, pupil: Pupil) -> None:
        """Let a model read what they send."""
        database = self.house.dispatch.house.database
        learner = await self.number(pupil.name)
        await database.write(consents.decide, learner, MODEL.name, True, self.clock.now())

    async def acts(self) -> list[str]:
        return [act for (act,) in await self.rows("SELECT act FROM acts ORDER BY id")]

    async def page(self, teacher: Pupil, path: str, query: dict[str, str] | None = None) -> Page:
        """A web page as who teaches in the school is shown it."""
        view = await self.house.door.desk(await browser_of(teacher, "drafts"), path, query or {})
        assert view.page is not None, view
        return view.page

    async def post(self, teacher: Pupil, path: str, page: str = "drafts", **values: str) -> DeskView:
        """What becomes of a form that is sent from a page."""
        session = await browser_of(teacher, "drafts")
        sent = DeskSent(values=values, mark=mark_of(session), page=page)
        return await self.house.door.desk_act(session, path, sent)


async def scene(house: OpenHouse, clock: FixedClock) -> Scene:
    """A school that keeps the sample course as a draft, and a club that keeps nothing."""
    there = Scene(house, clock)
    database = house.dispatch.house.database
    for one in (SCHOOL, CLUB):
        community = Community(platform="test", id=one.community, staff_role="teachers")
        await database.write(communities.keep, community, clock.now())
    async with database.transaction() as connection:
        files = {name: content.encode() for name, content in SAMPLE.items()}
        await taught.create(
            connection,
            COURSE,
            "test/school",
            "A sample",
            packed(files),
            note="create/",
            by=None,
            now=clock.now(),
        )
    return there


async def sent(
    pupil: Pupil, body: Body, within: Membership | None = SCHOOL, files: Mapping[str, bytes] | None = None
) -> str:
    """What a teacher reads after what they did."""
    before = len(pupil.deliveries)
    await pupil.house.door.receive(replace(pupil.incoming(body, files=files), membership=within))
    assert len(pupil.deliveries) > before, "nothing was sent"
    assert pupil.reply.private, "who teaches is answered alone"
    return pupil.words()


async def edit(pupil: Pupil, words: str = "", within: Membership | None = SCHOOL) -> str:
    return await sent(pupil, Called("course item edit", {"item": words} if words else {}), within)


async def called(pupil: Pupil, command: str, within: Membership | None = SCHOOL, **options: str) -> str:
    return await sent(pupil, Called(f"course {command}", options), within)


async def pressed(pupil: Pupil, label: str, within: Membership | None = SCHOOL) -> str:
    return await sent(pupil, Pressed(pupil.choice(label).id), within)


async def filled(pupil: Pupil, within: Membership | None = SCHOOL, **values: str) -> str:
    """Fill in some fields of the form that is open; the others are sent as they stand."""
    there = {one.name: one.value for one in pupil.form().fields}
    assert values.keys() <= there.keys(), there.keys()
    return await sent(pupil, Filled(pupil.form().id, {**there, **values}), within)


async def generate(
    pupil: Pupil, content: str, name: str = "bees.md", within: Membership | None = SCHOOL, line: str = ""
) -> str:
    """Have questions made of a document."""
    return await sent(pupil, Said(f"/course generate {line}".strip()), within, {name: content.encode()})


def labels(pupil: Pupil) -> list[str]:
    return [one.label for one in pupil.choices()]


def page_words(page: Page) -> str:
    """All that a page says, as one text."""
    tables = [
        " | ".join(cell.text for cell in row)
        for one in page.blocks
        if one.kind == "table"
        for row in one.rows
    ]
    others = tuple(one for one in page.blocks if one.kind in {"text", "card", "code", "progress"})
    return "\n".join((words_of(Reply(blocks=others)), *tables))  # type: ignore[arg-type]
