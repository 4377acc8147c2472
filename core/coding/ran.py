"""What is said of a program that was run, and of one that could not be. Pure."""

from collections.abc import Mapping
from math import ceil

from core.chat import Block, Card, Code, Say, Text, Tone
from core.coding.excerpt import marked, span_of
from core.coding.handed_back import handed_back
from core.coding.loops import endless_loop
from core.coding.mistakes import explained
from core.coding.output import ending, printed
from core.coding.program import Program
from core.coding.said import last_words
from sandbox.cases import MAX_SOURCE_BYTES, MAX_STDIN_BYTES
from sandbox.contract import Execution, Failure, Job, Limits, Status, Verdict
from sandbox.outcome import Refusal

OURS = frozenset({"NoAnswer", "Crash"})
"""Failures that the runner speaks of: there is nothing to quote that the language had said."""
_ASKED_FOR = "your code defines no "
"""How a harness begins when it finds no function to call, or no variable to look at; no language says so itself."""


def ran(verdict: Verdict, job: Job, say: Say) -> tuple[Block, ...]:
    """What a program that was run as a script showed, what it left behind, and how it ended."""
    program = Program(job.source, job.language)
    if verdict.status is Status.UNAVAILABLE and not program.everywhere:
        return (_card("coding-away-language", say("coding-away-language-text"), program, say),)
    if not verdict.executions:
        return (not_run(verdict.status, verdict.estimate_seconds, say),)
    (execution,) = verdict.executions
    shown = (
        *printed(execution.stdout, say("coding-output"), say),
        *handed_back(execution.files, execution.files_left_out, say),
        *_complained(execution, say),
        *how_it_ended(execution.status, execution.failure, job.limits, say, program),
    )
    return shown or (Text(say("coding-nothing-printed")),)


def _complained(execution: Execution, say: Say) -> tuple[Block, ...]:
    return printed(execution.stderr, say("coding-stderr"), say, whole=False)


def how_it_ended(
    status: Status, failure: Failure | None, limits: Limits, say: Say, program: Program
) -> tuple[Block, ...]:
    """The words for a program that did not come to its end, its line marked; nothing for one that did."""
    match status:
        case Status.FINISHED:
            return ()
        case Status.ERROR:
            return (
                stopped(failure, limits, say, program)
                if failure
                else (_card("coding-stopped", "", program, say),)
            )
        case Status.TIMEOUT:
            text = say("coding-timeout-text", seconds=ceil(limits.wall_seconds))
            return _endless("coding-timeout", text, say("coding-timeout-ask"), program, say)
        case Status.OUT_OF_MEMORY:
            text = say("coding-memory-text", most=limits.memory_bytes // 2**20)
            if failure and failure.line:
                return (_card("coding-memory", text, program, say), *_place(failure, program, say))
            return _endless("coding-memory", text, say("coding-memory-ask"), program, say)
        case Status.OUTPUT_LIMIT:
            return _endless("coding-flood", say("coding-flood-text"), say("coding-flood-ask"), program, say)
        case Status.QUEUE_FULL | Status.UNAVAILABLE:
            return (not_run(status, None, say),)


def stopped(failure: Failure, limits: Limits, say: Say, program: Program) -> tuple[Block, ...]:
    """What stopped it and what that means, the line marked, and what the language said."""
    if failure.type in _refusals(limits):
        text = say(f"coding-refused-{failure.type}", most=_refusals(limits)[failure.type])
        return (Card(say("coding-refused"), text, tone=Tone.CARE),)
    title = "coding-stopped-at" if failure.line else "coding-stopped"
    card = _card(title, explained(failure, program, say), program, say, line=failure.line or 0)
    return (card, *_place(failure, program, say), *_quoted(failure, program, say))


def _refusals(limits: Limits) -> Mapping[str, int]:
    """What is refused before it is run, with the most that is taken, in kibibytes (0: that is not the matter)."""
    return {
        Refusal.SOURCE.value: MAX_SOURCE_BYTES // 1024,
        Refusal.INPUT.value: MAX_STDIN_BYTES // 1024,
        Refusal.FILES.value: limits.given_bytes // 1024,
        Refusal.NAME.value: 0,
    }


def _card(title: str, text: str, program: Program, say: Say, *, line: int = 0) -> Card:
    return Card(say(title, language=program.title, line=line), text, tone=Tone.CARE)


def _place(failure: Failure, program: Program, say: Say) -> tuple[Code, ...]:
    shown = marked(program, failure.line, span_of(failure, program)) if failure.line else ""
    return (Code(shown, "", say("coding-place")),) if shown else ()


def _endless(title: str, text: str, ask: str, program: Program, say: Say) -> tuple[Block, ...]:
    """What was used up, and the loop that probably did it; a question, where none is sure enough."""
    loop = endless_loop(program)
    if loop is None:
        return (_card(title, f"{text} {ask}", program, say),)
    probably = say(f"coding-loop-{loop.why.value}", line=loop.line, name=loop.name)
    shown = Code(marked(program, loop.line), "", say("coding-place"))
    return (_card(title, f"{text} {probably}", program, say), shown)


def _quoted(failure: Failure, program: Program, say: Say) -> tuple[Code, ...]:
    """What the language itself said. Where the place is marked already, its last words are enough."""
    if failure.type in OURS or failure.message.startswith(_ASKED_FOR):
        return ()
    said = failure.traceback.rstrip()
    if said and marked(program, failure.line or 0):
        said = last_words(failure, program)
    said = said or f"{failure.type}: {failure.message}"
    return (Code(ending(said), "", say("coding-traceback", language=program.title)),)


def not_run(status: Status, seconds: float | None, say: Say) -> Card:
    """For a program that did not get its turn, or found no sandbox. `seconds` is when it may try again."""
    if status is Status.QUEUE_FULL:
        text = say("coding-queue-text", seconds=max(1, ceil(seconds or 1)))
        return Card(say("coding-queue"), text, tone=Tone.CARE)
    return Card(say("coding-away"), say("coding-away-text"), tone=Tone.CARE)
