"""What is said of a program that was run, and of one that could not be. Pure."""

from math import ceil

from core.chat import Block, Card, Code, Say, Text, Tone
from core.coding.mistakes import explained
from core.coding.output import ending, printed
from sandbox.contract import Execution, Failure, Limits, Status, Verdict


def ran(verdict: Verdict, limits: Limits, say: Say) -> tuple[Block, ...]:
    """What a program that was run as a script showed, and how it ended."""
    if not verdict.executions:
        return (not_run(verdict.status, verdict.estimate_seconds, say),)
    (execution,) = verdict.executions
    shown = printed(execution.stdout, say("coding-output"), say)
    complained = _complained(execution, say)
    ended = how_it_ended(execution.status, execution.failure, limits, say)
    if not (shown or complained or ended):
        return (Text(say("coding-nothing-printed")),)
    return (*shown, *complained, *ended)


def _complained(execution: Execution, say: Say) -> tuple[Block, ...]:
    return printed(execution.stderr, say("coding-stderr"), say, whole=False)


def how_it_ended(status: Status, failure: Failure | None, limits: Limits, say: Say) -> tuple[Block, ...]:
    """The words for a program that did not come to its end, with what Python said; nothing for one that did."""
    match status:
        case Status.FINISHED:
            return ()
        case Status.ERROR:
            return stopped(failure, say) if failure else (Card(say("coding-stopped"), tone=Tone.CARE),)
        case Status.TIMEOUT:
            text = say("coding-timeout-text", seconds=ceil(limits.wall_seconds))
            return (Card(say("coding-timeout"), text, tone=Tone.CARE),)
        case Status.OUT_OF_MEMORY:
            text = say("coding-memory-text", most=limits.memory_bytes // 2**20)
            return (Card(say("coding-memory"), text, tone=Tone.CARE),)
        case Status.OUTPUT_LIMIT:
            return (Card(say("coding-flood"), say("coding-flood-text"), tone=Tone.CARE),)
        case Status.QUEUE_FULL | Status.UNAVAILABLE:
            return (not_run(status, None, say),)


def stopped(failure: Failure, say: Say) -> tuple[Block, ...]:
    """What Python said when it stopped, and what that means."""
    title = say("coding-stopped-at", line=failure.line) if failure.line else say("coding-stopped")
    said = failure.traceback or f"{failure.type}: {failure.message}"
    return (
        Card(title, explained(failure, say), tone=Tone.CARE),
        Code(ending(said), "", say("coding-traceback")),
    )


def not_run(status: Status, seconds: float | None, say: Say) -> Card:
    """For a program that did not get its turn, or found no sandbox. `seconds` is when it may try again."""
    if status is Status.QUEUE_FULL:
        text = say("coding-queue-text", seconds=max(1, ceil(seconds or 1)))
        return Card(say("coding-queue"), text, tone=Tone.CARE)
    return Card(say("coding-away"), say("coding-away-text"), tone=Tone.CARE)
