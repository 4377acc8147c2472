"""The commands of `parley`."""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.settings import Settings, read
from core.errors import SetupError
from sandbox.settings import SandboxSettings

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="A tutor that lives in chat. Settings are environment variables; the README lists them.",
)


def main() -> None:
    """Run the command line. What cannot start says why in one paragraph, with status 2."""
    try:
        app()
    except SetupError as error:
        sys.exit(_complain(str(error)))


@app.command()
def serve() -> None:
    """Serve Parley on every platform that is set up; the web is one without any setting."""
    settings = _settings()
    from bot.serve import serve as run  # noqa: PLC0415 - the house takes a moment to load

    _until_stopped(lambda: run(settings, _tell))


@app.command()
def chat(
    learner: Annotated[str, typer.Option(help="Who is learning.", envvar="TERMINAL_LEARNER")] = "",
) -> None:
    """Learn in this terminal."""
    settings = _settings(quiet=True)
    from bot.serve import chat as run  # noqa: PLC0415 - see serve

    _until_stopped(lambda: run(settings, learner, _tell))


@app.command()
def check(
    content: Annotated[Path | None, typer.Argument(help="A folder of courses.")] = None,
    *,
    schemas: Annotated[bool, typer.Option(help="Write the JSON Schemas for editors anew.")] = False,
    run: Annotated[bool, typer.Option(help="Run the code of the courses in the sandbox.")] = True,
) -> None:
    """Check courses as a teacher would want them: form, sense, and that all their code does what they say."""
    settings = _settings(quiet=True)
    from bot.check import check as look  # noqa: PLC0415 - see serve

    sound = asyncio.run(look(content or settings.content, write_schemas=schemas, run_code=run))
    raise typer.Exit(0 if sound else 1)


@app.command()
def sandbox() -> None:
    """Run code for others: the sandbox as a service, which `serve` uses where SANDBOX_URL names it."""
    _settings()
    from bot.sandbox import serve_sandbox  # noqa: PLC0415 - see serve

    asyncio.run(serve_sandbox(read(SandboxSettings), _tell))


@app.command()
def migrate() -> None:
    """Bring the database to the form that this release knows; `serve` and `chat` do it by themselves."""
    settings = _settings()
    from bot.serve import migrate_only  # noqa: PLC0415 - see serve

    asyncio.run(migrate_only(settings, _tell))


@app.command()
def boards() -> None:
    """Sum up the leaderboards anew from the points; this may be done at any time, also while Parley serves."""
    settings = _settings(quiet=True)
    from bot.boards import renew  # noqa: PLC0415 - see serve

    asyncio.run(renew(settings, _tell))


@app.command()
def moderate(
    explanation: Annotated[str, typer.Argument(help="Its id; without one, all that wait are listed.")] = "",
    *,
    show: Annotated[bool, typer.Option("--show", help="Have others see it.")] = False,
    hide: Annotated[bool, typer.Option("--hide", help="Have nobody else see it.")] = False,
    because: Annotated[str, typer.Option(help="Why: its author is told.")] = "",
) -> None:
    """Look at explanations that were reported or held, and decide what others see."""
    settings = _settings(quiet=True)
    from bot.moderate import moderate as look  # noqa: PLC0415 - see serve
    from core.store.explanations import State  # noqa: PLC0415 - see serve

    if (show and hide) or ((show or hide) and not explanation):
        raise typer.BadParameter("Name one explanation, and either --show or --hide.")
    if hide and not because.strip():
        raise typer.BadParameter('Its author is told why it is hidden, so say it: --because "…"')
    verdict = State.SHOWN if show else State.HIDDEN if hide else None
    raise typer.Exit(0 if asyncio.run(look(settings, explanation, verdict, because, _tell)) else 1)


tutor = typer.Typer(help="Look into what the tutor said with a model's words.", no_args_is_help=True)
app.add_typer(tutor, name="tutor")


@tutor.command()
def replay(
    message: Annotated[str, typer.Argument(help="The message's id, as the database and the export have it.")],
) -> None:
    """Show how a message came about: prompt, model, what it said each time, what the guard found, what it cost."""
    settings = _settings(quiet=True)
    from bot.replay import replay as look  # noqa: PLC0415 - see serve

    raise typer.Exit(0 if asyncio.run(look(settings, message, _tell)) else 1)


staff = typer.Typer(help="See and say who teaches in a community, PLATFORM/ID.", no_args_is_help=True)
app.add_typer(staff, name="staff")

Account = Annotated[str, typer.Argument(help="Whom: PLATFORM/ID, such as discord/80351110224678912.")]
Where = Annotated[str, typer.Option(help="PLATFORM/ID; house/main is outside of all communities.")]


@staff.command(name="list")
def list_staff(community: Where = "house/main") -> None:
    """List who teaches in a community."""
    settings = _settings(quiet=True)
    from bot.staff import show  # noqa: PLC0415 - see serve

    asyncio.run(show(settings, community, _tell))


@staff.command()
def grant(
    account: Account,
    role: Annotated[str, typer.Option(help="instructor or admin.")] = "instructor",
    community: Where = "house/main",
) -> None:
    """Make somebody instructor or admin of a community. They have to have written to Parley once."""
    settings = _settings(quiet=True)
    from bot.staff import grant as make  # noqa: PLC0415 - see serve
    from core.store.staff import Role  # noqa: PLC0415 - see serve

    if role not in (Role.INSTRUCTOR.word, Role.ADMIN.word):
        raise typer.BadParameter("A role is instructor or admin.")
    made = asyncio.run(make(settings, account, community, Role[role.upper()], _tell))
    raise typer.Exit(0 if made else 1)


@staff.command()
def revoke(account: Account, community: Where = "house/main") -> None:
    """Take back what somebody was made in a community; what a server or a group makes of them is changed there."""
    settings = _settings(quiet=True)
    from bot.staff import revoke as take_back  # noqa: PLC0415 - see serve

    raise typer.Exit(0 if asyncio.run(take_back(settings, account, community, _tell)) else 1)


operator = typer.Typer(help="Turn the model or the sandbox off, and block accounts.", no_args_is_help=True)
app.add_typer(operator, name="operator")

Because = Annotated[str, typer.Option(help="Why, for whoever looks at it later.")]


@operator.command()
def switch(
    name: Annotated[str, typer.Argument(help="model or sandbox.")],
    to: Annotated[str, typer.Argument(help="on or off.")],
    because: Because = "",
) -> None:
    """Turn a kill switch; all processes know within seconds."""
    settings = _settings(quiet=True)
    from bot.operate import turn_switch  # noqa: PLC0415 - see serve
    from core.switches import SWITCHES  # noqa: PLC0415 - see serve

    if name not in SWITCHES or to not in ("on", "off"):
        raise typer.BadParameter("It is model or sandbox, and on or off.")
    asyncio.run(turn_switch(settings, name, because, _tell, off=to == "off"))


@operator.command()
def block(account: Account, because: Because) -> None:
    """Leave somebody's messages unanswered, on all of their platforms."""
    settings = _settings(quiet=True)
    from bot.operate import block as leave  # noqa: PLC0415 - see serve

    raise typer.Exit(0 if asyncio.run(leave(settings, account, because, _tell)) else 1)


@operator.command()
def unblock(account: Account) -> None:
    """Answer somebody's messages again."""
    settings = _settings(quiet=True)
    from bot.operate import unblock as answer  # noqa: PLC0415 - see serve

    raise typer.Exit(0 if asyncio.run(answer(settings, account, _tell)) else 1)


def _settings(*, quiet: bool = False) -> Settings:
    settings = read(Settings)
    level = "WARNING" if quiet else settings.log_level.upper()
    if level not in logging.getLevelNamesMapping():
        raise SetupError(f"PARLEY_LOG_LEVEL is {level!r}; it can be DEBUG, INFO, WARNING or ERROR.")
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return settings


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is the terminal's own line


def _complain(message: str) -> int:
    _tell(f"Parley cannot start. {message}")
    return 2


def _until_stopped(run: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run to the end, or until Ctrl-C or SIGTERM, after which everything is closed in order."""

    async def supervised() -> None:
        task = asyncio.ensure_future(run())
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, task.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await task

    try:
        asyncio.run(supervised())
    except KeyboardInterrupt:
        _tell("")
