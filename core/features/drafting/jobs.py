"""The job that makes questions of a document, a few passages at a time."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import token_hex
from typing import Any

from core.authoring.identity import named_so
from core.course.model import Course, Question
from core.dials import dials_in
from core.features.drafting.made import as_draft, kept
from core.jobs import CannotBeDone, Step
from core.llm import Answer, Call
from core.llm.failures import ModelAway
from core.making.items import MadeItems, make_items
from core.plain import from_plain, to_plain
from core.shelf import course_of, unpacked
from core.store import communities, drafts, taught, tutoring
from core.store.drafts import DraftItem, State
from core.store.jobs import Job
from core.store.staff import HOUSE
from core.store.tutoring import TutorMessage
from core.turn import House
from core.tutoring.leave import DAY
from sandbox.contract import Job as Program
from sandbox.contract import Verdict

KIND = "draft"
FROM, AT_ONCE = 4, 4
"""Passages of a piece of the work, and questions that are wanted of them at most."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage of the document: where it stands, and its words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the job is to do: so many questions for a course, from these passages of the text `source`."""

    course: str
    source: str
    count: int
    passages: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of it so far. `pieces` are those behind it; `refused` were made and did not pass the gate."""

    pieces: int = 0
    made: int = 0
    refused: int = 0
    why: str = ""
    """Why it ended before its time: gone or spent."""


@dataclass(frozen=True, slots=True)
class _Target:
    """What questions are made for: the course, None as long as there is nothing in it, and its language."""

    course: Course | None
    language: str


async def spent(house: House, community: str, now: datetime) -> bool:
    """Whether the day's budget of the community, or of everybody, is used up.

    Instructors make questions for a whole class: what they may use as learners is not counted here.
    """
    used = await house.database.read(tutoring.spent, 0, "" if community == HOUSE else community, now - DAY)
    known = await house.database.read(communities.named, community)
    most = house.budget.community.at_most(dials_in(known).budget)
    shares = (
        house.budget.everybody.share(used.everybody.tokens, used.everybody.money),
        most.share(used.community.tokens, used.community.money),
    )
    return max(shares) >= 1


async def make(house: House, job: Job, step: Step) -> Mapping[str, Any]:
    """Make questions until there are as many as were wanted, or the text has no more."""
    given: Given = from_plain(Given, job.given)
    came: Came = from_plain(Came, job.result)
    pieces = [given.passages[at : at + FROM] for at in range(0, len(given.passages), FROM)]
    now = await step(came.made, given.count, to_plain(Came, came))
    for number in range(came.pieces, len(pieces)):
        if came.made >= given.count:
            break
        came = await _piece(house, job, given, came, pieces[number], now)
        now = await step(came.made, given.count, to_plain(Came, came))
    return to_plain(Came, came)


async def _piece(
    house: House, job: Job, given: Given, came: Came, passages: Sequence[Source], now: datetime
) -> Came:
    """What it comes to with the questions of these passages, which wait for a look then."""
    if await spent(house, job.community, now):
        raise CannotBeDone(**to_plain(Came, replace(came, why="spent")))
    target = await _target(house, job.community, given.course)
    if target is None or house.model is None:
        raise CannotBeDone(**to_plain(Came, replace(came, why="gone")))
    counting = _Counting(house, job, given)
    try:
        made = await make_items(
            passages,
            count=min(AT_ONCE, given.count - came.made),
            language=target.language,
            ask=counting.ask,
            run=counting.run,
            prompts=house.prompts,
            known=target.course.questions if target.course else (),
        )
    except ModelAway:
        if job.by is not None:
            await house.database.write(tutoring.keep, job.by, counting.message(None), now)
        raise
    items = await _items(house, job, given, target, made, number=came.pieces, now=now)
    shown = "\n".join(str(one.made["prompt"]) for one in items) or None

    async with house.database.transaction() as connection:
        await drafts.add(connection, items)
        if job.by is not None:
            await tutoring.keep(connection, job.by, counting.message(shown), now)
    refused = len(made.dropped) + len(made.items) - len(items)
    return Came(pieces=came.pieces + 1, made=came.made + len(items), refused=came.refused + refused)


async def _items(
    house: House, job: Job, given: Given, target: _Target, made: MadeItems, *, number: int, now: datetime
) -> list[DraftItem]:
    found: list[DraftItem] = []
    for index, item in enumerate(made.items):
        draft = as_draft(item, given.source)
        if draft is None:
            continue  # what it asks has no form of its own in a course of drafts
        found.append(
            DraftItem(
                id=f"{job.id}-{number}-{index}",
                community=job.community,
                course=given.course,
                lesson=await _lesson(house, target.course, item, made.evidence[item.id].quote, given.source),
                source=given.source,
                passage=made.evidence[item.id].quote,
                made=kept(draft),
                state=State.WAITING,
                by=job.by,
                at=now,
            )
        )
    return found


async def _lesson(house: House, course: Course | None, item: Question, quote: str, source: str) -> str:
    """The lesson that says most about a question; the last where none does, and a new one where there is none."""
    if course is None or not course.lessons:
        return source.rpartition(".")[0] or source
    # Under an id of its own: what learners look for is found in the version that they have.
    near = await house.passages.closest(
        replace(course, id=f"{course.id}/newest"), f"{item.prompt}\n{quote}", 1
    )
    return near[0].lesson if near else course.lessons[-1].id


async def _target(house: House, community: str, course: str) -> _Target | None:
    """The newest version of the course; None where it is there no more."""
    row = await house.database.read(taught.find, course, community)
    archive = await house.database.read(taught.archive, course, row.newest) if row else None
    return await asyncio.to_thread(_read, course, archive) if archive is not None else None


def _read(course: str, archive: bytes) -> _Target:
    files = unpacked(archive)
    return _Target(course_of(course, files), named_so(files).language or "en")


@dataclass(slots=True)
class _Counting:
    """Asks the model for a piece of the work, and keeps account of it."""

    house: House
    job: Job
    given: Given
    tries: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    answers: list[Answer] = field(default_factory=list[Answer])
    away: tuple[int, int] = (0, 0)
    prompt: tuple[str, str] = ("", "")

    async def ask(self, call: Call) -> Answer:
        """The answer to a call, counted."""
        assert self.house.model is not None, "nothing is made where there is none"
        self.prompt = call.prompt.name, call.prompt.digest
        try:
            answer = await self.house.model.answer(call)
        except ModelAway as away:
            self.away = self.away[0] + away.spent.read, self.away[1] + away.spent.written
            self.tries.append(("", type(away).__name__))
            raise
        self.answers.append(answer)
        self.tries.append((answer.text, ""))
        return answer

    async def run(self, program: Program) -> Verdict:
        """What comes of a program, in the turn of whoever wanted the questions."""
        return await self.house.runner.run(replace(program, owner=str(self.job.by or "")))

    def message(self, shown: str | None) -> TutorMessage:
        """The row of it. `shown` are the questions that passed, None where there are none."""
        read = sum(one.tokens_in for one in self.answers) + self.away[0]
        wrote = sum(one.tokens_out for one in self.answers) + self.away[1]
        model = self.house.model
        return TutorMessage(
            id=token_hex(12),
            place="",
            community="" if self.job.community == HOUSE else self.job.community,
            course=self.given.course,
            kind="draft-items",
            prompt=self.prompt[0],
            digest=self.prompt[1],
            model=model.name if model else "",
            tries=tuple(self.tries),
            shown=shown,
            tokens_in=read,
            tokens_out=wrote,
            cost=self.house.budget.price.of(read, wrote),
            seconds=sum(one.seconds for one in self.answers),
        )
