"""The learner's verbs for code that is just run: nothing is judged, and nothing is kept."""

from core.chat import Reply
from core.coding.ran import ran
from core.dialogue import unfenced
from core.errors import LearnerError
from core.features.challenge import views
from core.studying import chosen_course
from core.turn import Turn
from sandbox.contract import Job

PYTHON = "python"


async def run(turn: Turn) -> Reply:
    """Run the code of the command; without any, ask for it."""
    source = turn.argument("code")
    return await _run(turn, source, "") if source.strip() else await write(turn)


async def write(turn: Turn) -> Reply:
    """Ask for code to run, beginning with the one of the action, where it brings some."""
    return views.ask_for_code(turn.argument("source"), _language(turn), turn.say)


async def run_typed(turn: Turn) -> Reply:
    """Run the code that was sent."""
    return await _run(turn, turn.values.get("code", ""), "")


async def feed(turn: Turn) -> Reply:
    """Run code again, with lines for it to read."""
    return await _run(turn, turn.argument("source"), turn.values.get("input", ""))


async def _run(turn: Turn, sent: str, stdin: str) -> Reply:
    source = unfenced(sent)
    if not source.strip():
        raise LearnerError("challenge-run-empty")
    typed = f"{stdin}\n" if stdin and not stdin.endswith("\n") else stdin
    job = Job(source=source, language=_language(turn), stdin=typed)
    verdict = await turn.run(job)
    shown = ran(verdict, job, turn.say)
    hungry = any(one.failure and one.failure.type == "EOFError" for one in verdict.executions)
    return views.has_run(shown, source, turn.say, hungry=hungry)


def _language(turn: Turn) -> str:
    course = chosen_course(turn)
    return (course.code if course else "") or PYTHON
