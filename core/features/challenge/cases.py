"""A case as learners meet it: what is put into their code, and what is to come of it, before it is judged. Pure."""

from collections.abc import Sequence

from core.chat import Block, Code, Say, Text
from core.course.model import Case, Challenge, Holds, Leaves, Raises
from core.course.showing import shown_expectation, shown_input, shown_value
from core.features.challenge.layout import shortened
from core.features.challenge.wanted import listed
from sandbox.contract import File

LEADS_TO = "  →  "


def given(challenge: Challenge, case: Case, say: Say) -> tuple[Block, ...]:
    """The calls that are made, or the lines that are typed, and the files of this case alone."""
    calls = bool(case.inputs.calls)
    text = shortened(shown_input(challenge, case.inputs))
    title = say("challenge-called" if calls else "challenge-typed")
    put = (Code(text, challenge.syntax if calls else "", title),) if text.strip() else ()
    return (*put, *files(case.inputs.files, say))


def files(found: Sequence[File], say: Say) -> tuple[Block, ...]:
    """Text files, each under its name."""
    return tuple(
        Code(shortened(file.data.decode("utf-8", "replace")), "", say("challenge-file", name=file.name))
        for file in found
    )


def examples(challenge: Challenge, cases: Sequence[Case], say: Say) -> tuple[Block, ...]:
    """The cases that a learner may see: calls with what they lead to in one block, others one by one."""
    called = [case for case in cases if _is_line(case)]
    lines = _as_code([_line(challenge, case) for case in called])
    block = (Code(lines, challenge.syntax, say("challenge-examples")),) if lines else ()
    others = (_alone(challenge, case, say) for case in cases if case not in called)
    return (*files(challenge.files, say), *block, *(one for blocks in others for one in blocks))


def _is_line(case: Case) -> bool:
    """Whether what it leads to can be written behind its calls."""
    return bool(case.inputs.calls) and not case.inputs.files and not isinstance(case.expectation, Holds)


def _as_code(lines: Sequence[str]) -> str:
    """Lines below each other; where an example has several, an empty line between the examples."""
    return ("\n\n" if any("\n" in line for line in lines) else "\n").join(lines)


def _line(challenge: Challenge, case: Case) -> str:
    shown = shortened(shown_input(challenge, case.inputs))
    match case.expectation:
        case Leaves(state=state):
            seen = [
                f"{name}{LEADS_TO}{shown_value(value, challenge.syntax)}" for name, value in state.items()
            ]
            return "\n".join([shown, *map(shortened, seen)])
        case expectation:
            return f"{shown}{LEADS_TO}{shortened(shown_expectation(challenge, expectation))}"


def _alone(challenge: Challenge, case: Case, say: Say) -> tuple[Block, ...]:
    return (*given(challenge, case, say), *_outcome(challenge, case, say))


def _outcome(challenge: Challenge, case: Case, say: Say) -> tuple[Block, ...]:
    shown = shortened(shown_expectation(challenge, case.expectation).rstrip("\n"))
    match case.expectation:
        case Holds(properties=properties):
            wishes = listed([(one, None) for one in properties], challenge.syntax, say)
            return (Text(f"{say('challenge-wants')}\n\n{wishes}"),)
        case Leaves():
            return (Code(shown, "", say("challenge-expected-state")),)
        case Raises():
            return (Code(shown, "", say("challenge-expected-error")),)
        case _:
            return (Code(shown, "", say("challenge-appears")),)
