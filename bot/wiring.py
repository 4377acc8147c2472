"""Builds the house: every room is opened here, handed what it needs, and closed in the end."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot import plugins
from bot.migrate import migrate
from bot.postgres.embedded import embedded_postgres
from bot.postgres.errors import PostgresUnavailable
from bot.settings import ROOT, Settings, read
from core import elsewhere, words
from core.blobs import Blobs, FolderBlobs
from core.boards import Boards
from core.chat import Adapter, Allowance, Platform
from core.clock import Clock, SystemClock
from core.course.catalogue import Catalogue, load_catalogue
from core.course.renames import renames_in
from core.dispatch import Dispatch
from core.door import CoreDoor
from core.entrances import Entrances
from core.errors import SetupError
from core.feature import Chore, Feature, in_order
from core.jobs import Work, run_open
from core.limits import Limits
from core.limits.turnstile import Turnstile
from core.live import Live
from core.llm import Answers, Model, Prompt, load_prompts
from core.llm.chat import open_model
from core.llm.moderation import Moderation, open_moderation
from core.llm.settings import ModelSettings
from core.mail import Mail, MailSettings, open_mail
from core.noticeboard import Noticeboard
from core.outbox import Outbox
from core.routing import Router
from core.search.course_texts import course_texts
from core.search.passages import Passages
from core.shelf import Shelf
from core.speech import Speech, open_speech
from core.store import courses, renames, workers
from core.store.consents import Purpose
from core.store.database import Database
from core.store.switches import turned
from core.switches import SwitchedModel, SwitchedRunner, SwitchedSpeech, Switches
from core.turn import HintSource, House
from core.upkeep import forget_old_turns, sweep_blobs
from core.words import Words
from sandbox.contract import Runner
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings

type Tell = Callable[[str], None]
"""Hears what goes on while the house is opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHouse:
    """The house while it is open."""

    door: CoreDoor
    dispatch: Dispatch
    live: Live
    platforms: Sequence[Adapter[Any]]
    keep_turns: timedelta
    chores: Sequence[Chore] = ()
    works: Mapping[str, Work] = field(default_factory=dict[str, Work])
    """What features do piece by piece, by the kind of their jobs."""

    async def run_jobs(self, kind: str = "") -> None:
        """Do what long work waits for somebody, of one kind or of all."""
        dispatch, works = self.dispatch, {kind: self.works[kind]} if kind else self.works
        await run_open(dispatch.house, works, dispatch.clock, dispatch.outbox.worker)

    async def recover(self) -> None:
        """Take up what dead processes left, and what could not be said yet."""
        await self.dispatch.recover()
        await self.dispatch.house.noticeboard.retry()

    async def do(self, chore: Chore) -> None:
        """Do one of the features' chores."""
        await chore.work(self.dispatch.house, self.dispatch.clock.now())

    async def reshelve(self) -> None:
        """See which courses instructors have published, here or in another process."""
        await self.dispatch.reshelve()

    async def forget_old_turns(self) -> None:
        """Delete the messages that are older than is to be kept, and the files that nothing needs any more."""
        database, clock = self.dispatch.house.database, self.dispatch.clock
        await forget_old_turns(database, clock, self.keep_turns)
        await sweep_blobs(database, self.dispatch.blobs, clock)


@asynccontextmanager
async def open_house(
    settings: Settings,
    tell: Tell,
    *,
    clock: Clock | None = None,
    runner: Runner | None = None,
    catalogue: Catalogue | None = None,
) -> AsyncGenerator[OpenHouse]:
    """The house, open until the block ends. SetupError, with what to do, where it cannot be opened.

    A `catalogue` that was read before stands for the folder of courses.
    """
    plugins.look_into(settings.plugins)
    features, platforms = plugins.features(), plugins.platforms()
    catalogue = catalogue or _catalogue(settings.content, tell)
    clock, wanted = clock or SystemClock(), read(ModelSettings)
    async with _open_rooms(settings, wanted, clock, runner, tell) as rooms:
        shelf = Shelf(rooms.database, catalogue)
        catalogue = await shelf.refresh() or catalogue
        await _keep_courses(rooms.database, catalogue)
        connected: dict[str, Platform] = {}
        house = _house(settings, wanted, rooms, catalogue, features, platforms, connected)
        dispatch = Dispatch(
            house=house,
            router=Router.of(features),
            outbox=await _outbox(house, clock, rooms.worker, connected),
            blobs=rooms.blobs,
            clock=clock,
            turnstile=_turnstile(settings, rooms.limits, platforms),
            shelf=shelf,
        )
        try:
            yield OpenHouse(
                door=CoreDoor(dispatch, rooms.live),
                dispatch=dispatch,
                live=rooms.live,
                platforms=platforms,
                chores=tuple(chore for one in features for chore in one.chores),
                works={kind: work for one in features for kind, work in one.jobs.items()},
                keep_turns=timedelta(days=settings.keep_turns_days),
            )
        finally:
            await dispatch.drain()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rooms:
    """All that was opened, and is closed in the end. `worker` is this process among those that share the database."""

    database: Database
    clock: Clock
    worker: int
    blobs: Blobs
    switches: Switches
    mail: Mail | None
    live: Live
    limits: Limits
    answers: Answers
    boards: Boards
    runner: Runner
    model: Model | None
    speech: Speech | None
    moderation: Moderation | None


@asynccontextmanager
async def _open_rooms(
    settings: Settings,
    wanted: ModelSettings,
    clock: Clock,
    runner: Runner | None,
    tell: Tell,
) -> AsyncGenerator[_Rooms]:
    """The rooms, open until the block ends; a `runner` that is given stands for the one that is set."""
    blobs, switches = await _blobs(settings), Switches()
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(database_url(settings, tell))
        await migrate(url)
        database = Database(url)
        stack.push_async_callback(database.close)
        worker = await stack.enter_async_context(workers.presence(url))
        live, limits, answers, boards = shared(settings, clock, database)
        stack.push_async_callback(live.close)
        stack.push_async_callback(boards.settle)
        switches.learn(await database.read(turned))
        model = await stack.enter_async_context(open_model(wanted))
        speech = await stack.enter_async_context(open_speech(wanted))
        runner = runner or await stack.enter_async_context(open_runner(read(SandboxSettings)))
        yield _Rooms(
            database=database,
            clock=clock,
            worker=worker,
            blobs=blobs,
            switches=switches,
            mail=open_mail(read(MailSettings)),
            live=live,
            limits=limits,
            answers=answers,
            boards=boards,
            model=model and SwitchedModel(model, switches),
            speech=speech and SwitchedSpeech(speech, switches),
            moderation=await stack.enter_async_context(open_moderation(wanted)),
            runner=SwitchedRunner(runner, switches),
        )


def _house(
    settings: Settings,
    wanted: ModelSettings,
    rooms: _Rooms,
    catalogue: Catalogue,
    features: Sequence[Feature],
    platforms: Sequence[Adapter[Any]],
    connected: dict[str, Platform],
) -> House:
    """What turns find: the rooms, and what all features declare. `connected` are the platforms, once they are."""
    said = words_of(features, platforms)
    return House(
        database=rooms.database,
        catalogue=catalogue,
        passages=Passages(),
        words=said,
        noticeboard=Noticeboard(database=rooms.database, words=said, clock=rooms.clock, platforms=connected),
        boards=rooms.boards,
        runner=rooms.runner,
        entrances=Entrances(platforms=connected),
        model=rooms.model,
        speech=rooms.speech,
        switches=rooms.switches,
        moderation=rooms.moderation,
        mail=rooms.mail,
        blobs=rooms.blobs,
        budget=wanted.budget,
        answers=rooms.answers,
        prompts=_prompts(),
        commands=tuple(in_order([command.spec() for one in features for command in one.commands])),
        hint_sources=_hint_sources(features),
        tasks=tuple(one.task for one in features if one.task),
        purposes=_purposes(features, modelled=bool(rooms.model or rooms.speech)),
        keep_turns=timedelta(days=settings.keep_turns_days),
        entries={word: f"{one.name}.{verb}" for one in features for word, verb in one.entries.items()},
        operators=frozenset(settings.operators),
        own=frozenset(one.name for one in platforms if one.own),
    )


async def _outbox(house: House, clock: Clock, worker: int, connected: dict[str, Platform]) -> Outbox:
    return Outbox(
        database=house.database,
        words=house.words,
        clock=clock,
        worker=worker,
        passes=await elsewhere.passes(house.database, clock.now()),
        platforms=connected,
    )


@asynccontextmanager
async def database_url(settings: Settings, tell: Tell) -> AsyncGenerator[str]:
    """The address of the database: the one that is set, or that of the embedded one, which runs meanwhile."""
    if settings.database_url is not None:
        yield settings.database_url.get_secret_value()
        return
    try:
        async with embedded_postgres(settings.data_dir, on_progress=tell) as server:
            yield server.dsn
    except PostgresUnavailable as error:
        raise SetupError(str(error)) from error


def _catalogue(content: Path, tell: Tell) -> Catalogue:
    if not content.is_dir():
        raise SetupError(f"PARLEY_CONTENT names {content}, which is not a folder of courses.")
    catalogue = load_catalogue(content)
    for fault in catalogue.faults:
        tell(str(fault))
    for course in catalogue.broken:
        tell(f"The course {course} is left out until that is mended; `parley check` tells when it is.")
    return catalogue


async def _keep_courses(database: Database, catalogue: Catalogue) -> None:
    """Bring what the database knows of the courses in line with their files."""
    every = (*catalogue.courses, *catalogue.retired)
    async with database.transaction() as connection:
        await renames.carry(connection, renames_in(every))
        await courses.keep_texts(connection, course_texts(every))


@cache
def _prompts() -> Mapping[str, Prompt]:
    """What models are told. Read once: a release's prompts stay what they are."""
    return load_prompts(ROOT / "prompts")


async def _blobs(settings: Settings) -> Blobs:
    """Where files lie: in the data folder, or in the bucket that is set. SetupError where that cannot be had."""
    if not settings.blobs:
        return FolderBlobs(settings.data_dir / "blobs")
    try:
        from core.blobs.over_s3 import open_s3  # noqa: PLC0415 - it comes with an extra, and few have a bucket
    except ImportError:
        raise SetupError(
            "PARLEY_BLOBS names a bucket, and what speaks to S3 is not installed. Install the extra: "
            'pip install "parley[s3]"'
        ) from None
    return await open_s3(settings.blobs)


def shared(settings: Settings, clock: Clock, database: Database) -> tuple[Live, Limits, Answers, Boards]:
    """What all processes share, where there is a Redis. The news close the connections of all four."""
    if settings.redis_url is None:
        return Live(), Limits(clock), Answers(), Boards(database)
    from redis.asyncio import Redis  # noqa: PLC0415 - it takes long to load, and few have one

    from core.boards.over_redis import RedisBoards  # noqa: PLC0415 - as above
    from core.limits.over_redis import RedisLimits  # noqa: PLC0415 - as above
    from core.live.over_redis import RedisLive  # noqa: PLC0415 - as above
    from core.llm.cache_over_redis import RedisAnswers  # noqa: PLC0415 - as above

    redis = Redis.from_url(settings.redis_url.get_secret_value())
    return (
        RedisLive(redis),
        RedisLimits(redis, clock),
        RedisAnswers(redis),
        RedisBoards(database, redis, clock),
    )


def _turnstile(settings: Settings, limits: Limits, platforms: Sequence[Adapter[Any]]) -> Turnstile:
    return Turnstile(
        limits=limits,
        learner=Allowance.per_minute(settings.limit_learner),
        community=Allowance.per_minute(settings.limit_community),
        free={one.name for one in platforms if one.own},
    )


def _hint_sources(features: Sequence[Feature]) -> tuple[HintSource, ...]:
    ranked = sorted((one.hints for one in features if one.hints), key=lambda hints: hints.rank)
    return tuple(one.source for one in ranked)


def _purposes(features: Sequence[Feature], *, modelled: bool) -> tuple[Purpose, ...]:
    """What learners may refuse or agree to, as far as it is for anything here."""
    return tuple(one for feature in features for one in feature.purposes if modelled or not one.needs_model)


def words_of(features: Sequence[Feature], platforms: Sequence[Adapter[Any]] = ()) -> Words:
    """All words that are said: of every feature, and of what each platform adds."""
    own = Path(words.__file__).parent
    return Words.load(
        [own, *(one.words for one in features), *(one.words for one in platforms)], strict=False
    )
