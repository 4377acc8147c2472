"""Walks through code: challenges, how a submission comes out, and code that is just run."""

from dataclasses import replace

from core.chat import Block, Media, Reply, Said
from core.coding.ran import ran
from core.course.grading import Grade
from core.course.judging import Outcome
from core.course.model import Holds, Returns
from core.course.model.properties import Between, EndsWith, Lacks, StartsWith, Unique
from core.errors import LearnerError
from core.features.challenge import list_views, run_views, verdicts, views
from core.features.challenge.ladder import Wait
from core.features.challenge.rules import LONGEST, Chosen, Mode
from core.features.challenge.run_views import Draft
from sandbox.contract import Execution, Failure, File, Job, Status, Verdict
from sandbox.outcome import Refusal
from tests.adapters.discord.product import Walk
from tests.core.features.challenge.scenes import (
    SCENES,
    Scene,
    called,
    case,
    challenge_of,
    function,
    program,
    returned,
)
from tests.core.features.doings import PYTHON, course_of, did

PNG = b"\x89PNG\r\n\x1a\nx"
PROGRAM = "total = 0\nwhile total < 10:\n    print(total)\n"
DRAFT = Draft(source=PROGRAM, language="python")
MISTAKE = Failure(
    type="NameError",
    message="name 'totl' is not defined",
    traceback="Traceback (most recent call last):\n  File \"main.py\", line 3, in <module>\nNameError: name 'totl' is not defined\n",
    line=3,
)
ENDS: dict[str, Execution] = {
    "many-lines": Execution(status=Status.FINISHED, stdout="".join(f"{n}\n" for n in range(300))),
    "long-line": Execution(status=Status.FINISHED, stdout="word " * 900),
    "both": Execution(status=Status.FINISHED, stdout="42\n", stderr="careful\n"),
    "hostile": Execution(status=Status.FINISHED, stdout="```\n@everyone <@1> ||x|| [a](https://x.y)\n```\n"),
    "picture": Execution(
        status=Status.FINISHED,
        stdout="drawn\n",
        files=(File(name="bars.png", data=PNG, alt="Three bars, the second the highest."),),
    ),
    "files": Execution(
        status=Status.FINISHED,
        files=(
            File(name="total.txt", data=b"120\n"),
            File(name="map.png", data=PNG),
            File(name="a/b.bin", data=b"\0"),
        ),
        files_left_out=2,
    ),
    "mistake": Execution(status=Status.ERROR, stdout="0\n", failure=MISTAKE),
    "crashed": Execution(status=Status.ERROR),
    "timeout": Execution(status=Status.TIMEOUT, stdout="0\n" * 40),
    "memory": Execution(status=Status.OUT_OF_MEMORY),
    "flood": Execution(status=Status.OUTPUT_LIMIT, stdout="0\n" * 900, truncated=True),
}
"""How a program that is just run ends."""
ENDLESS = {
    "endless-in-truth": (Status.TIMEOUT, "while True:\n    print(1)\n"),
    "endless-and-growing": (Status.TIMEOUT, "names = [1]\nfor name in names:\n    names.append(name)\n"),
    "too-long-somewhere": (Status.TIMEOUT, "print(1)\n"),
    "too-much-somewhere": (Status.OUT_OF_MEMORY, "print(1)\n"),
    "flood-from-somewhere": (Status.OUTPUT_LIMIT, "print(1)\n"),
}
"""How it ends where it had no end, by whether the loop is found that did it."""


async def challenges(walk: Walk) -> None:
    """From the list to a solved challenge, with tries and hints on the way."""
    course = course_of(walk.guest.house, PYTHON)
    parrot, underline = course.challenge("parrot"), course.challenge("underline")
    await did(walk.guest, PYTHON)
    await walk.call("list", "challenge")
    await walk.call("several", "challenge", challenge="number")
    await walk.call("unknown", "challenge", challenge="xylophone")
    await walk.call("opened", "challenge", challenge=parrot.title)
    await walk.fill("failed", 'print("Good morning")\nprint("Good morning")\n')
    await walk.fill("same-again", 'print("Good morning")\nprint("Good morning")\n')
    await walk.press("hint", "challenge.hint")
    await walk.press("hint-again", "challenge.hint")
    await walk.press("to-try", "challenge.switch")
    await walk.fill("tried-in-vain", "word = input()\nprint(word)\n")
    await walk.fill("tried", parrot.reference)
    await walk.press("passed", "challenge.submit")
    await walk.press("next", "challenge.open")
    await walk.fill("unreadable", 'print("Title"\nprint("-----")\n')
    await walk.fill("stopped", "print(titel)\n")
    refused = {
        "talk": "how do I begin here please",
        "empty": "# nothing yet\n",
        "too-long": "print(1)\n" * 3000,
        "aloud": 'title = input("Which title? ")\nprint(title)\n',
    }
    for scene, source in refused.items():
        await walk.call("", "challenge", challenge=underline.title)
        await walk.fill(scene, source)
    await walk.do("other-language", Said(""), {"main.js": b"console.log(1);\n"})
    swap = course.challenge("swap-cups")
    await walk.call("", "challenge", challenge=swap.title)
    await walk.fill("unchanged", swap.starter)
    await walk.refused("submission-too-long", LearnerError("challenge-too-long", most=LONGEST))
    await walk.call("list-later", "challenge")
    await walk.call("", "learn")
    await walk.call("beside-a-lesson", "challenge", challenge=underline.title)
    walk.show("read-first", *views.hint_again(parrot.hints[0].text, Wait.READ, walk.say))
    nothing = list_views.listed(replace(course, items=()), (), None, Chosen(), walk.say, points=True)
    walk.show("none", *nothing.blocks)
    walk.show("to-submit", views.switched(Mode.SUBMIT, walk.say), *_desk(walk))
    for outcome in (Outcome.BROKEN, Outcome.QUEUE_FULL, Outcome.UNAVAILABLE):
        told = verdicts.not_judged(Grade(outcome=outcome, estimate_seconds=7), walk.say)
        walk.show(f"not-judged-{outcome}", *told, *_desk(walk))


def _desk(walk: Walk) -> tuple[Block, ...]:
    course = course_of(walk.guest.house, PYTHON)
    return views.desk(course, course.challenge("parrot"), "print(1)", Mode.SUBMIT, walk.say, ready=True)


HIDDEN = {
    "wrong": returned(8),
    "error": Execution(status=Status.ERROR, failure=MISTAKE),
    "timeout": Execution(status=Status.TIMEOUT),
    "memory": Execution(status=Status.OUT_OF_MEMORY),
    "flood": Execution(status=Status.OUTPUT_LIMIT, truncated=True),
}
"""How a hidden case fails: of each only its idea is told."""
WISHES = (Unique(), Between(1, 6), Lacks("7"), StartsWith("1"), EndsWith("6"))
MORE_SCENES = {
    **{
        f"hidden-{name}": Scene(
            challenge_of(case(Returns(value=7), called(3), hidden=True), entry="f"), ended
        )
        for name, ended in HIDDEN.items()
    },
    "value-none-inside": function([1, 2], [1, None], 2),
    "value-number": function("5", 5, 5),
    "value-word": function(True, "True", 5),
    "value-kind": function([1], "one", 1),
    "value-missing": function([1, 2, 3], [1, 3], 3),
    "value-too-many": function([1, 2], [1, 2, 3], 2),
    "value-key-missing": function({"Ann": 1, "Bo": 2}, {"Ann": 1}, "Ann"),
    "value-key-too-many": function({"Ann": 1}, {"Ann": 1, "Bo": 2}, "Ann"),
    "output-mark": program("Hello, Ann!\n", "Hello Ann\n", "Ann\n"),
    "output-too-many": program("1\n", "1\n2\n"),
    "holds-more": Scene(challenge_of(case(Holds(properties=WISHES), called(7)), entry="f"), returned("7")),
}
"""What sets results apart besides."""


async def verdicts_of_cases(walk: Walk) -> None:
    """How each type of case is told, and how it comes out wrong."""
    for name, scene in {**SCENES, **MORE_SCENES}.items():
        walk.show(f"{name}-opened", *scene.opened(walk.say))
        walk.show(f"{name}-failed", *scene.failed(walk.say))


async def running(walk: Walk) -> None:
    """Code that is just run."""
    await walk.call("without-code", "run")
    await walk.fill("printed", "print(6 * 7)")
    await walk.press("change", "challenge.write")
    await walk.fill("nothing-printed", "x = 1")
    await walk.call("divided-by-zero", "run", code="print('so far')\nprint(1 / 0)")
    await walk.call("hungry", "run", code="name = input('Who? ')\nprint(name)")
    await walk.fill("fed", "Ada")
    await walk.do("with-files", Said("/run print(open('data.csv').read())"), {"data.csv": b"1\n2\n"})
    await walk.do("a-program", Said(""), {"main.py": b"print('from a file')\n"})
    await walk.do("no-program", Said("look at this"), {"data.csv": b"1\n2\n"})
    await walk.call("", "run")
    await walk.fill("no-code", "```python\n\n```")
    for name, execution in ENDS.items():
        walk.show(name, *_ran(walk, Verdict(status=execution.status, executions=(execution,))).blocks)
    for name, (status, source) in ENDLESS.items():
        execution = Execution(status=status)
        walk.show(
            name, *_ran(walk, Verdict(status=status, executions=(execution,)), Job(source=source)).blocks
        )
    for reason in Refusal:
        failure = Failure(type=reason.value, message="", traceback="")
        execution = Execution(status=Status.ERROR, failure=failure)
        walk.show(
            f"refused-{reason}", *_ran(walk, Verdict(status=Status.ERROR, executions=(execution,))).blocks
        )
    beside = Job(source=PROGRAM, language="python-data")
    walk.show("language-away", *_ran(walk, Verdict(status=Status.UNAVAILABLE), beside).blocks)
    for status in (Status.QUEUE_FULL, Status.UNAVAILABLE):
        walk.show(status.value, *_ran(walk, Verdict(status=status, estimate_seconds=9)).blocks)
    along = replace(DRAFT, files=(Media.of("data.csv", "text/plain", b"1\n"),))
    walk.show("write-beside-files", *run_views.ask_for_code(along, walk.say).blocks)
    walk.show("write-long", *run_views.ask_for_code(replace(DRAFT, source="x = 1\n" * 900), walk.say).blocks)


def _ran(walk: Walk, verdict: Verdict, job: Job | None = None) -> Reply:
    job = job or Job(source=PROGRAM)
    shown, away = ran(verdict, job, walk.say), not verdict.executions
    return run_views.has_run(shown, DRAFT, walk.say, hungry=False, turned_away=away)
