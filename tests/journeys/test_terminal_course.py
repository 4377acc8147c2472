"""A lesson, a challenge and the progress in a terminal whose lines are piped in; and the transcript in docs/."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.course.model import Ask, Challenge, Course, Lesson, Question
from tests.journeys.answering import fenced, right, typed, wrong
from tests.journeys.process import environment

ROOT = Path(__file__).parents[2]
COURSE = ROOT / "content" / "python-first-steps"
TRANSCRIPT = ROOT / "docs" / "transcript.md"
PARLEY = str(Path(sys.executable).parent / "parley")

SESSION = """\
/start
1
Run it
Next
3
Next
/challenge parrot
```python
word = input()
print("word")
print("word")
```
/2
```python
word = input()
print(word)
print(word)
```
what do quotation marks do?
/stat
"""
"""What is typed in the transcript."""

ABOUT = """\
# A short session in the terminal

What a learner sees who types the lines that begin with `›` into `make chat`, here without colours and boxes, as a
program reads it. This page is written by `tests/journeys/test_terminal_course.py` and compared in every run; after a
change that is meant, `PARLEY_TEST_GOLDEN=write` writes it anew.

````text
"""


async def test_a_lesson_a_challenge_and_the_progress_in_a_terminal_that_is_piped(
    tmp_path: Path, database_url: str, course: Course
) -> None:
    lesson, challenge = course.lessons[0], course.challenge("parrot")
    lines = ["/start", "Start the first lesson", "Run it", *_through(course, lesson), *_solving(challenge)]
    said = await _chat([PARLEY, "chat"], [*lines, "/progress"], tmp_path, database_url)
    essentials = (
        "I'm Parley",
        f"{lesson.title} ▰",
        "At the end you explain it",
        "It printed\nHello!",
        "Not yet: here is what to look at",
        "Now from memory",
        f"Done: {lesson.title}",
        challenge.title,
        f"0 of {len(challenge.cases)} cases pass so far",
        "Should come out",
        "Came out",
        "Solved",
        f"All {len(challenge.cases)} cases passed.",
        "lessons done ▰▰▱",
        f"1 of {len(course.lessons)}",
        "Picture: How likely you are right on your own, skill by skill",
    )
    at = 0
    for words in essentials:
        assert words in said[at:], (
            f"{words!r} does not come after:\n{said[:at][-500:]}\n--- but:\n{said[at:]}"
        )
        at = said.index(words, at) + len(words)
    assert "Something broke" not in said


async def test_the_transcript_is_what_the_terminal_says(tmp_path: Path, database_url: str) -> None:
    chat = [sys.executable, "-m", "tests.journeys.settled_chat"]
    said = await _chat(chat, SESSION.splitlines(), tmp_path, database_url)
    transcript = f"{ABOUT}{said.strip()}\n````\n"
    if os.environ.get("PARLEY_TEST_GOLDEN") == "write":
        TRANSCRIPT.write_text(transcript, "utf-8")
    assert transcript == TRANSCRIPT.read_text("utf-8")


def _through(course: Course, lesson: Lesson) -> Iterator[str]:
    """What is typed from the first step to the end: the questions on the way answered wrongly, from memory rightly."""
    for step in lesson.steps:
        for part in step.parts:
            if isinstance(part, Ask):
                yield from typed(wrong(_question(course, part.item)))
        yield "Now from memory" if step is lesson.steps[-1] else "Next"
    for item in course.recall_of(lesson):
        yield from typed(right(_question(course, item.id)))


def _question(course: Course, item: str) -> Question:
    found = course.item(item)
    assert not isinstance(found, Challenge)
    return found


def _solving(challenge: Challenge) -> Iterator[str]:
    yield f"/challenge {challenge.title}"
    yield from fenced('print("Good morning")\nprint("Good morning")\n')
    yield from fenced(challenge.reference)


async def _chat(command: Sequence[str], lines: Sequence[str], folder: Path, database_url: str) -> str:
    """All that the terminal says to these lines, from a folder of its own."""
    settings = {
        "PARLEY_DATA_DIR": str(folder),
        "PARLEY_DATABASE_URL": database_url.replace("+asyncpg", ""),
        "TERMINAL_LEARNER": "ada",
        "TERMINAL_LANGUAGE": "en",
        "TERMINAL_TIME_ZONE": "Europe/Berlin",
    }
    process = await asyncio.create_subprocess_exec(
        *command, env=environment(**settings), cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    async with asyncio.timeout(120):
        out, err = await process.communicate("".join(f"{line}\n" for line in lines).encode())
    assert process.returncode == 0, err.decode()
    return out.decode()
