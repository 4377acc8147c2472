"""The learner's verbs for code that is just run: nothing is judged, and nothing is kept."""

from core.chat import MOST_ATTACHMENTS, Media, Reply
from core.coding.attached import file_of
from core.coding.program import Program, language_of
from core.coding.ran import ran
from core.dialogue import unfenced
from core.dials import dials_of
from core.errors import LearnerError
from core.features.challenge import run_views
from core.features.challenge.run_views import Draft
from core.studying import chosen_course
from core.turn import Turn
from sandbox.contract import File, Job, Status

PYTHON = "python"


async def run(turn: Turn) -> Reply:
    """Run the code of the command, or the attached program; without either, ask for code."""
    source = turn.argument("code")
    return await _run(turn, source) if source.strip() else await write(turn)


async def write(turn: Turn) -> Reply:
    """Ask for code to run, beginning with the one of the action, where it brings some."""
    draft = Draft(source=turn.argument("source"), language=_language(turn), files=_files(turn))
    return run_views.ask_for_code(draft, turn.say)


async def run_typed(turn: Turn) -> Reply:
    """Run the code that was sent."""
    return await _run(turn, turn.values.get("code", ""))


async def feed(turn: Turn) -> Reply:
    """Run code again, with lines for it to read; without any, with those that it had."""
    lines = turn.values.get("input", turn.argument("input"))
    return await _run(turn, turn.argument("source"), lines)


async def _run(turn: Turn, sent: str, stdin: str = "") -> Reply:
    draft = Draft(source=unfenced(sent), language=_language(turn), stdin=stdin, files=_files(turn))
    if not draft.source.strip():
        raise LearnerError("challenge-run-empty")
    (await dials_of(turn)).admit_language(draft.language)
    job = Job(
        source=draft.source,
        language=draft.language,
        stdin=f"{stdin}\n" if stdin and not stdin.endswith("\n") else stdin,
        files=tuple([File(name=file.name, data=await file_of(turn, file)) for file in draft.files]),
    )
    verdict = await turn.run(job)
    hungry = any(one.failure and one.failure.type == "EOFError" for one in verdict.executions)
    away = verdict.status in {Status.QUEUE_FULL, Status.UNAVAILABLE}
    return run_views.has_run(ran(verdict, job, turn.say), draft, turn.say, hungry=hungry, turned_away=away)


def _files(turn: Turn) -> tuple[Media, ...]:
    """The files that lie beside the program; a new one takes the place of an earlier one of its name."""
    files = {file.name: file for file in turn.files}
    if len(files) > MOST_ATTACHMENTS:
        raise LearnerError("attachments-too-many", most=MOST_ATTACHMENTS)
    return tuple(files.values())


def _language(turn: Turn) -> str:
    """The language of the attached program, as far as that tells; else the one it was begun in, or the course's."""
    course = chosen_course(turn)
    usual = turn.argument("language") or (course.code if course else "") or PYTHON
    attached = language_of(turn.program.name) if turn.program else None
    return attached if attached and attached != Program(language=usual).syntax else usual
