"""Walks through code: challenges, how a submission comes out, and code that is just run."""

from dataclasses import replace

from core.chat import Block, Media, Reply, Said
from core.coding.ran import ran
from core.course.grading import Grade
from core.course.judging import Outcome
from core.features.challenge import run_views, verdicts, views
from core.features.challenge.ladder import Wait
from core.features.challenge.rules import Mode
from core.features.challenge.run_views import Draft
from sandbox.contract import Execution, Failure, File, Job, Status, Verdict
from tests.adapters.discord.product import Walk
from tests.core.features.challenge.scenes import SCENES
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
    }
    for scene, source in refused.items():
        await walk.call("", "challenge", challenge=underline.title)
        await walk.fill(scene, source)
    await walk.call("list-later", "challenge")
    await walk.call("", "learn")
    await walk.call("beside-a-lesson", "challenge", challenge=underline.title)
    walk.show("read-first", *views.hint_again(parrot.hints[0], Wait.READ, walk.say))
    walk.show("none", *views.listed(replace(course, items=()), (), None, walk.say).blocks)
    for outcome in (Outcome.BROKEN, Outcome.QUEUE_FULL, Outcome.UNAVAILABLE):
        told = verdicts.not_judged(Grade(outcome=outcome, estimate_seconds=7), walk.say)
        walk.show(f"not-judged-{outcome}", *told, *_desk(walk))


def _desk(walk: Walk) -> tuple[Block, ...]:
    course = course_of(walk.guest.house, PYTHON)
    return views.desk(course, course.challenge("parrot"), "print(1)", Mode.SUBMIT, walk.say, ready=True)


async def verdicts_of_cases(walk: Walk) -> None:
    """How each type of case is told, and how it comes out wrong."""
    for name, scene in SCENES.items():
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
    for status in (Status.QUEUE_FULL, Status.UNAVAILABLE):
        walk.show(status.value, *_ran(walk, Verdict(status=status, estimate_seconds=9)).blocks)
    along = replace(DRAFT, files=(Media.of("data.csv", "text/plain", b"1\n"),))
    walk.show("write-beside-files", *run_views.ask_for_code(along, walk.say).blocks)
    walk.show("write-long", *run_views.ask_for_code(replace(DRAFT, source="x = 1\n" * 900), walk.say).blocks)


def _ran(walk: Walk, verdict: Verdict) -> Reply:
    job = Job(source=PROGRAM)
    return run_views.has_run(ran(verdict, job, walk.say), DRAFT, walk.say, hungry=False)
