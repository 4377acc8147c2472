"""Submissions of every type of case that came out wrong, for the golden files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.chat import Block, Say
from core.course.grading import grade
from core.course.model import (
    Case,
    Challenge,
    Expectation,
    Hint,
    Holds,
    Inputs,
    Leaves,
    Prints,
    Raises,
    Returns,
    Rung,
)
from core.course.model.properties import (
    Contains,
    Direction,
    Each,
    HasLength,
    InOrder,
    IsA,
    Kind,
    Matches,
    OneOf,
    SameItems,
)
from core.features.challenge import verdicts, views
from sandbox.contract import Call, Execution, Failure, File, Limits, Plain, Status, Verdict

ACCOUNT = (
    Call(function="Account", arguments=("Ann", 10), name="account"),
    Call(function="account.deposit", arguments=(5,)),
)
PRICES = File(name="prices.txt", data=b"bread 3\nmilk 2\ntea 7\n")


def challenge_of(*cases: Case, entry: str | None = None, files: Sequence[File] = ()) -> Challenge:
    return Challenge(
        id="scene",
        skill="values",
        lesson="names",
        difficulty=2,
        prompt="Do as the examples do.",
        explanation="That is how it is done.",
        revision="1",
        title="A scene",
        language="python",
        cases=cases,
        hints=tuple(Hint(rung=rung, text="Look.") for rung in Rung),
        reference="",
        wrong=(),
        entry=entry,
        files=tuple(files),
        limits=Limits(),
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """A challenge with one case that is met, and how that case came out for somebody."""

    challenge: Challenge
    execution: Execution
    source: str = "def f(items):\n    return items\n"

    def opened(self, say: Say) -> tuple[Block, ...]:
        return views.opened(self.challenge, say, points=False)

    def failed(self, say: Say) -> tuple[Block, ...]:
        verdict = Verdict(status=self.execution.status, executions=(self.execution,))
        graded = grade(self.challenge, self.challenge.cases, verdict)
        assert not graded.passed
        return verdicts.failed(self.challenge, graded, self.source, None, say)


def case(expectation: Expectation, inputs: Inputs | None = None, *, hidden: bool = False) -> Case:
    return Case(
        name="the last example",
        expectation=expectation,
        catches="What comes last may be the one that counts.",
        inputs=inputs or Inputs(),
        hidden=hidden,
    )


def called(*arguments: Plain) -> Inputs:
    return Inputs(calls=(Call(function="f", arguments=arguments),))


def returned(value: Plain, stdout: str = "") -> Execution:
    return Execution(status=Status.FINISHED, value=value, value_repr=repr(value), stdout=stdout)


def printed(text: str) -> Execution:
    return Execution(status=Status.FINISHED, stdout=text)


def function(expected: Plain, got: Plain, *arguments: Plain, stdout: str = "") -> Scene:
    one = case(Returns(value=expected), called(*arguments))
    return Scene(challenge_of(one, entry="f"), returned(got, stdout))


def program(expected: str, got: str, stdin: str = "3\n") -> Scene:
    return Scene(challenge_of(case(Prints(text=expected), Inputs(stdin=stdin))), printed(got))


def slow(*, hidden: bool = False) -> Scene:
    inputs = Inputs(calls=(Call(function="f", arguments=(10**12,)),), wall_seconds=2)
    one = case(Returns(value=7), inputs, hidden=hidden)
    return Scene(challenge_of(one, entry="f"), Execution(status=Status.TIMEOUT))


SORTED = Holds(properties=(SameItems(0), InOrder(Direction.ASCENDING), HasLength(3, 3)))
DICE = Holds(
    properties=(
        HasLength(3, 40),
        Contains("sum"),
        Each((IsA(Kind.TEXT), Matches("#*"))),
        OneOf(("1 sum", "2 sum")),
    )
)
VALUE_ERROR = Failure(
    type="ValueError",
    message="no such day",
    traceback='Traceback (most recent call last):\n  File "main.py", line 2, in f\nValueError: no such day\n',
    line=2,
)
LONG = list(range(1000, 1060))

SCENES: Mapping[str, Scene] = {
    "value": function([1, 2, 3], [3, 1, 2], [3, 1, 2]),
    "value-nothing": function(8, None, 4, stdout="8\n"),
    "value-text": function(5, "5", "cat, dog, hen"),
    "value-inside": function([1, {"name": "Ann"}], [1, {"name": "ann"}], "Ann"),
    "value-long": function(LONG, [*LONG[:30], 0, *LONG[31:]], LONG),
    "value-foreign": Scene(
        challenge_of(case(Returns(value=[1, 2]), called([1, 2, 2])), entry="f"),
        Execution(status=Status.FINISHED, value_repr="{1, 2}", foreign=True),
    ),
    "output-lines": program("3\n2\n1\nLift-off!\n", "3\n2\n0\nLift-off!\n"),
    "output-spaces": program("1, 2, 3\n*  *\n", "1, 2, 3\n* *\n"),
    "output-case": program("Hello, Ann!\n", "hello, Ann!\n", "Ann\n"),
    "output-long": program(
        "".join(f"{n} green bottles\n" for n in range(40, 0, -1)),
        "".join(f"{n} green bottles\n" for n in range(40, 20, -1)) + "that is all\n",
        "40\n",
    ),
    "output-parted": program(
        "Dear Ann, thank you for your letter of 3 May.\n", "Dear Ann, thank you for your letter of May 3.\n"
    ),
    "output-none": program("3\n", ""),
    "state-class": Scene(
        challenge_of(
            case(Leaves(state={"account.balance": 15, "account.owner": "Ann"}), Inputs(calls=ACCOUNT))
        ),
        returned([10, "Ann"]),
    ),
    "state-script": Scene(
        challenge_of(case(Leaves(state={"left": "milk", "right": "tea"}), Inputs(stdin="tea\nmilk\n"))),
        returned(["milk", "milk"]),
    ),
    "holds": Scene(challenge_of(case(SORTED, called([3, 1, 2])), entry="f"), returned([1, 3, 2])),
    "holds-output": Scene(challenge_of(case(DICE, Inputs(stdin="1\n"))), printed("one sum\n")),
    "raises-not": Scene(
        challenge_of(case(Raises(type="ValueError", message="month"), called("May", 32)), entry="f"),
        returned(None),
    ),
    "raises-other": Scene(
        challenge_of(case(Raises(type="ValueError", message="month"), called("May", 32)), entry="f"),
        Execution(status=Status.ERROR, failure=VALUE_ERROR),
        source='def f(month, day):\n    raise ValueError("no such day")\n',
    ),
    "files": Scene(
        challenge_of(
            case(Prints(text="12\n"), Inputs(files=(File(name="extra.txt", data=b"salt 1\n"),))),
            files=(PRICES,),
        ),
        printed("12.0\n"),
    ),
    "slow": slow(),
    "slow-hidden": slow(hidden=True),
}
