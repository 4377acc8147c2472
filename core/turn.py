"""One turn: what a handler knows, may ask for, and leaves to be written."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any, Concatenate

from sqlalchemy.ext.asyncio import AsyncConnection

from core.blobs import Blobs
from core.boards import Boards
from core.chat import CommandSpec, Media, Membership, Plain, Reply, Say, Text, plain
from core.course.catalogue import Catalogue
from core.course.model import Course
from core.entrances import Entrances
from core.errors import LearnerError
from core.hints import Hinted, HintWanted, NoHint
from core.llm import Answers, Budget, Model, Prompt
from core.llm.moderation import Moderation
from core.mail import Mail
from core.noticeboard import Noticeboard
from core.plain import from_plain, to_plain
from core.search.passages import Passages
from core.speech import Speech
from core.store.communities import Community
from core.store.consents import Purpose
from core.store.database import Database, Query, assert_no_connection
from core.store.learners import Conversation, Learner
from core.store.staff import Standing
from core.store.tutoring import TutorMessage
from core.switches import Switches
from core.task import Task
from core.words import Words
from sandbox.contract import Job, Runner, Status, Verdict

log = logging.getLogger(__name__)

type Fetch = Callable[[Media], Awaitable[bytes]]

type FindTask = Callable[["Turn"], Awaitable[Task | None]]
"""What a feature has the learner of a turn do just now; None where it is nothing of its own."""

type HintSource = Callable[["Turn", HintWanted], Awaitable[Hinted | NoHint]]
"""Gives a hint for an attempt, where it has one that is fit to be shown."""

type Write = Callable[[AsyncConnection], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What every turn finds in the house."""

    database: Database
    catalogue: Catalogue
    passages: Passages
    words: Words
    runner: Runner
    noticeboard: Noticeboard
    boards: Boards
    entrances: Entrances = field(default_factory=Entrances)
    model: Model | None = None
    """A language model, where one is set."""
    speech: Speech | None = None
    """What hears voice notes and reads aloud, where a model is set for one of them."""
    moderation: Moderation | None = None
    """What looks at texts before others see them, where a model is set for it."""
    mail: Mail | None = None
    """What sends letters, where a server for them is set."""
    blobs: Blobs | None = None
    """Where files lie, for work that makes some without a turn. What no turn needs goes after a day."""
    switches: Switches = field(default_factory=Switches)
    """What the operator turned off."""
    budget: Budget = field(default_factory=Budget)
    answers: Answers = field(default_factory=Answers)
    """What it was asked before in the same words."""
    prompts: Mapping[str, Prompt] = field(default_factory=dict[str, Prompt])
    """What it can be asked, by ACTIVITY/NAME."""
    commands: Sequence[CommandSpec] = ()
    """All commands there are, in the order of a learner's day."""
    entries: Mapping[str, str] = field(default_factory=dict[str, str])
    """What can be opened from outside: the verbs by the words that name them (see Feature)."""
    purposes: Sequence[Purpose] = ()
    """What all features do with what learners leave, and they may refuse or agree to."""
    tasks: Sequence[FindTask] = ()
    """What all features have learners do."""
    hint_sources: Sequence[HintSource] = ()
    """Who may have a hint, the best first; the author's stands below them all."""
    keep_turns: timedelta
    """How long messages stay."""
    operators: frozenset[str] = frozenset()
    """Who runs Parley, as PLATFORM/ID."""
    own: frozenset[str] = frozenset()
    """The platforms on which whoever is there runs Parley."""


@dataclass(slots=True)
class SlowWork:
    """What slow work of a turn has yielded, kept over its retries, so that nothing runs twice."""

    begin: Callable[[], Awaitable[None]] | None = None
    """Writes the turn down and shows that work goes on."""
    results: dict[object, Any] = field(default_factory=dict[object, Any])
    owed: dict[str, TutorMessage] = field(default_factory=dict[str, TutorMessage])
    """What models were asked for, by id: it has cost something, and is written down whatever comes of the turn."""

    def put_aside(self) -> None:
        """Note of all that was made so far that nobody gets to see it."""
        self.owed = {id_: replace(one, shown=None) for id_, one in self.owed.items()}

    async def once[T](self, key: object, work: Callable[[], Awaitable[T]]) -> T:
        """The result of `work`, from the first time it was asked for under `key`."""
        assert_no_connection()
        if key not in self.results:
            if self.begin is not None:
                await self.begin()
            self.results[key] = await work()
        return self.results[key]


@dataclass(slots=True, kw_only=True)
class Turn:
    """A turn in a handler's hands.

    `arguments` are those of the action or the options of the command, `text` what was typed, `values` what a
    form was filled with; `files` go along to both, and `program` is the attached file that stands for code which
    was not typed. `seq` numbers the learner's turns; `random` is seeded by the event, so that a turn
    which is tried again chooses the same.
    """

    house: House
    learner: Learner
    conversation: Conversation
    platform: str
    person: str
    """Who it is, by the platform's own id."""
    chat: str
    now: datetime
    say: Say
    random: Random
    slow: SlowWork
    asked: Reply | None = None
    """The reply whose choice or form was used; for other events, the one that waits for an answer."""
    arguments: Mapping[str, Plain] = field(default_factory=dict[str, Plain])
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    text: str = ""
    heard: str = ""
    """What was said in a voice note, where `text` was not typed: the learner is shown it before the answer."""
    membership: Membership | None = None
    """The community in which this happens, and what the learner is there."""
    community: Community | None = None
    """What was set up for that community."""
    foreign: bool = False
    """Whether what was pressed or filled in was shown to another learner."""
    desk: str = ""
    """The community for which an instructor's page was opened; "" where this is no page."""
    staff: Standing | None = None
    """In which role the learner acts, where what they do needs one: it was looked at for this turn."""
    attachments: tuple[Media, ...] = ()
    """What came along with the message."""
    files: tuple[Media, ...] = ()
    program: Media | None = None
    grow: Callable[[Reply], Awaitable[None]] | None = None
    """Shows what there is of the answer so far, where the platform can."""
    fetch: Fetch | None = None
    """Gets the bytes of a file; KeyError where they are gone."""
    used: set[str] = field(default_factory=set[str])
    """The keys of the files whose bytes were asked for."""
    told: set[str] = field(default_factory=set[str])
    """The keys of the files of which the reply itself says why they are not taken."""
    writes: list[Write] = field(default_factory=list[Write])
    reshelves: bool = False
    """Whether what is written changes which courses can be taken: they are looked at again then."""

    @property
    def seq(self) -> int:
        """The number this turn will have among the learner's."""
        return self.learner.version + 1

    @property
    def within(self) -> str:
        """The community of this turn as rows name it: PLATFORM/ID, "" outside of all."""
        return f"{self.platform}/{self.membership.community}" if self.membership else ""

    @property
    def courses(self) -> tuple[Course, ...]:
        """The courses that are offered to the learner here, and the one that they learn."""
        catalogue = self.house.catalogue
        offered, mine = catalogue.open_to(self.within), catalogue.find(self.learner.course or "")
        return offered if mine is None or mine in offered else (*offered, mine)

    @property
    def community_here(self) -> Community:
        """The community of this turn as its staff set it up, or as a new one begins, under the name that it has now.

        For what is only asked inside of one.
        """
        assert self.membership is not None, "the router lets nobody in who is in no community"
        known = self.community or Community(platform=self.platform, id=self.membership.community)
        return replace(known, name=self.membership.name or known.name)

    @property
    def standing(self) -> Standing:
        """In which role the learner acts, and for which community. For what only who teaches gets to."""
        assert self.staff is not None, "the router lets nobody in whose role it has not looked at"
        return self.staff

    @property
    def language(self) -> str | None:
        """The learner's language, where we know it."""
        return self.learner.language

    async def read[**P, T](self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a query function, outside of any transaction."""
        return await self.house.database.read(query, *args, **kwargs)

    def write[**P](
        self,
        query: Callable[Concatenate[AsyncConnection, P], Awaitable[object]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Have a query function run in the transaction that commits this turn."""
        self.writes.append(lambda connection: query(connection, *args, **kwargs))

    def owe(self, message: TutorMessage) -> None:
        """Have what a model was asked for written down with this turn, also where nothing else of it is."""
        self.slow.owed[message.id] = message

    async def content(self, file: Media) -> bytes:
        """The bytes of a file that came along; LearnerError where they are gone."""
        assert self.fetch is not None
        self.used.add(file.key)
        try:
            return await self.fetch(file)
        except KeyError:
            raise LearnerError("attachment-gone", name=file.name) from None

    async def run(self, job: Job) -> Verdict:
        """Run code in the sandbox. The turn is written down first, so that a crash cannot lose it."""
        mine = replace(job, owner=str(self.learner.id))
        # Known by how it is written: arguments of calls may be lists, which have no hash. Files may be large.
        files = tuple((file.name, sha256(file.data).digest()) for file in mine.files)
        key = repr(replace(mine, files=())), files
        verdict = await self.slow.once(key, lambda: self.house.runner.run(mine))
        if verdict.status is Status.UNAVAILABLE:
            log.warning("code cannot be run: %s", verdict.note)
        return verdict

    async def show(self, so_far: Reply) -> None:
        """Show what there is of the answer while it is still being made. It is kept nowhere: the reply is what counts."""
        if self.grow is not None:
            await self.grow(self.after_hearing(so_far))

    def after_hearing(self, reply: Reply) -> Reply:
        """The reply, below what was heard of a voice note that it answers."""
        if not self.heard:
            return reply
        said = Text(self.say("heard-you-say", said=plain(self.heard)))
        return replace(reply, blocks=(said, *reply.blocks))

    async def task(self) -> Task | None:
        """What the learner has before them; None where nothing is open."""
        for find in self.house.tasks:
            if (found := await find(self)) is not None:
                return found
        return None

    def new_id(self) -> str:
        """An id for a row. What it names is asked for together with its learner, so it need not be hard to guess."""
        return f"{self.random.getrandbits(96):024x}"

    def argument(self, name: str, *, default: str = "") -> str:
        """A text argument."""
        value = self.arguments.get(name, default)
        return value if isinstance(value, str) else str(value)

    def number(self, name: str) -> int:
        """A number argument; LearnerError where it is none."""
        value = self.arguments.get(name)
        try:
            return int(str(value))
        except ValueError:
            raise LearnerError("not-a-number", given=str(value)[:40]) from None

    def state[T](self, activity: str, kind: type[T]) -> T | None:
        """The state of `activity`, where the conversation is in it and the state still fits `kind`."""
        if self.conversation.activity != activity:
            return None
        try:
            return from_plain(kind, self.conversation.state)
        except ValueError:
            return None  # written by an older release: the activity is simply over

    def stand(self, activity: str, state: Any) -> None:
        """Be in `activity`, with `state` (a dataclass), when this turn is over."""
        self.conversation = replace(self.conversation, activity=activity, state=to_plain(type(state), state))

    def leave(self) -> None:
        """Be in no activity when this turn is over."""
        self.conversation = replace(self.conversation, activity=None, state={})
