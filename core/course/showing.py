"""A case as a learner of its language would write it: values, calls, and what should come of them. Pure."""

import json

from core.course.model import Challenge, Expectation, Holds, Inputs, Leaves, Prints, Raises, Returns
from sandbox.contract import Call, Plain


def shown_value(value: Plain, syntax: str) -> str:
    """A plain value as the language writes it; languages other than Python write JSON."""
    try:
        return repr(value) if syntax == "python" else json.dumps(value, ensure_ascii=False)
    except ValueError:  # a number of thousands of digits, which Python does not write out
        return "…"


def shown_call(call: Call, syntax: str) -> str:
    """One step as a line of code: `account = Account(10)`."""
    arguments = ", ".join(shown_value(value, syntax) for value in call.arguments)
    built = syntax == "javascript" and call.function.rpartition(".")[2][:1].isupper()
    line = f"{'new ' if built else ''}{call.function}({arguments})"
    return f"{call.name} = {line}" if call.name else line


def shown_input(challenge: Challenge, inputs: Inputs) -> str:
    """What a case gives to the code: its calls, line by line, or the lines to be read."""
    if inputs.calls:
        return "\n".join(shown_call(call, challenge.syntax) for call in inputs.calls)
    return inputs.stdin


def shown_expectation(challenge: Challenge, expectation: Expectation) -> str:
    """What is expected, as the language writes it; "" where only properties are."""
    match expectation:
        case Returns():
            return expectation.shown or shown_value(expectation.value, challenge.syntax)
        case Prints():
            return expectation.text
        case Raises():
            return f"{expectation.type}: {expectation.message}" if expectation.message else expectation.type
        case Leaves():
            return shown_state(tuple(expectation.state), tuple(expectation.state.values()), challenge.syntax)
        case Holds():
            return ""


def shown_state(names: tuple[str, ...], values: tuple[Plain, ...], syntax: str) -> str:
    """Names and what they stand for, a line each."""
    pairs = zip(names, values, strict=True)
    return "\n".join(f"{name} = {shown_value(value, syntax)}" for name, value in pairs)
