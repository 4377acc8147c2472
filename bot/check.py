"""`parley check`: looks at the courses as a teacher would want them, and shows what it does meanwhile."""

from collections.abc import Collection
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from bot.settings import read
from core.course.check import Progress, check_courses
from core.course.files.schemas import write_schemas as write
from core.course.lints.report import Report
from sandbox.languages import languages
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings

PATIENCE = 900.0
"""Seconds that a program may wait here: unlike a learner, a check has time until the sandbox's image is built."""


async def check(content: Path, *, write_schemas: bool, run_code: bool) -> bool:
    """Print every fault of the courses in `content`, and a summary; whether there was none."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    if write_schemas:
        write(content / "schemas")
    report = await (_with_code(content, console) if run_code else check_courses(content, None))
    for fault in report.faults:
        console.print(str(fault), markup=False)
    for language, programs in report.skipped:
        console.print(
            f"Skipped {programs} programs in {language}: this sandbox does not run it.", markup=False
        )
    console.print(_summary(report), style="green" if report.ok else "bold red", markup=False)
    return report.ok


async def _with_code(content: Path, console: Console) -> Report:
    columns = (
        TextColumn("Running the courses' code"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[doing]}"),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, doing="")

        def show(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, doing=progress.doing[-40:])

        settings = read(SandboxSettings)
        settings = settings.model_copy(update={"patience_seconds": max(PATIENCE, settings.patience_seconds)})
        async with open_runner(settings) as runner:
            return await check_courses(content, runner, show, languages=_languages(settings))


def _languages(settings: SandboxSettings) -> Collection[str]:
    """Those that the backend can run; of one that is somewhere else, that is all of them."""
    embedded = settings.backend == "embedded" and not settings.url
    return [name for name, language in languages().items() if language.embedded or not embedded]


def _summary(report: Report) -> str:
    looked = (
        f"{report.courses} courses, {report.lessons} lessons, {report.items} items "
        f"({report.challenges} of them challenges), {report.badges} badges, {report.runs} programs run"
    )
    return f"{looked}: {'all is well' if report.ok else f'{len(report.faults)} faults'}."
