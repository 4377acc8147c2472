"""A house with one small course of two challenges: a function to write, and a program that reads."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse
from core.course.catalogue import load_catalogue
from sandbox.contract import Job, Verdict
from tests.core.course.sample import SampleCourse
from tests.core.features.elsewhere import stand_in
from tests.pupil import Pupil

LOUDER = """\
id: louder
title: Say it louder
skill: values
lesson: names
difficulty: 1
prompt: Read a line, and show it in capital letters.
cases:
  - name: a word
    stdin: |
      hello
    stdout: |
      HELLO
    catches: The letters stay as small as they were.
  - name: another word
    stdin: |
      moon
    stdout: |
      MOON
    catches: Show what is typed, and not a word of your own.
  - name: large already
    hidden: true
    stdin: |
      SUN
    stdout: |
      SUN
    catches: What is large already stays as it is.
  - name: two words
    hidden: true
    stdin: |
      good day
    stdout: |
      GOOD DAY
    catches: The whole line is to be shown.
hints:
  cue: Look at what your program shows for a word, and at what it was given before. What is different?
  question: Which of the methods that a text has could change all its letters to capital ones for you here?
  concept: A text has methods that hand over a new text, and the one that you need here is called upper.
  example: "A program that makes the letters small reads a line and prints this: `print(line.lower())`"
  bottom_out: Read the line with input, give it a name, and print the result of its method upper.
explanation: The method hands over a new text in capital letters.
wrong:
  - file: plain.py
    misconception: text-is-number
    feedback: The line goes out as it came in.
  - file: fixed.py
    misconception: name-is-forever
    feedback: Your program always shows the same word.
"""


@pytest.fixture
def sample(tmp_path: Path) -> SampleCourse:
    sample = SampleCourse(tmp_path / "content")
    sample.write("challenges/louder/challenge.yaml", LOUDER)
    sample.write("challenges/louder/reference.py", "print(input().upper())\n")
    sample.write("challenges/louder/wrong/plain.py", "print(input())\n")
    sample.write("challenges/louder/wrong/fixed.py", "print('HELLO')\n")
    return sample


@pytest.fixture
def settings(settings: Settings, sample: SampleCourse) -> Settings:
    return settings.model_copy(update={"content": sample.root})


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    stand_in(house, "challenge")
    return Pupil(house)


@dataclass(slots=True)
class ToldRunner:
    """A runner that answers what it was told to, and remembers the jobs."""

    verdict: Verdict
    jobs: list[Job] = field(default_factory=list[Job])

    async def run(self, job: Job) -> Verdict:
        self.jobs.append(job)
        return self.verdict

    async def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
def told(pupil: Pupil) -> Callable[[Verdict], ToldRunner]:
    """Put a runner in the house that answers this verdict."""

    def tell(verdict: Verdict) -> ToldRunner:
        runner, dispatch = ToldRunner(verdict), pupil.house.dispatch
        dispatch.house = replace(dispatch.house, runner=runner)
        return runner

    return tell


@pytest.fixture
def reload(pupil: Pupil, sample: SampleCourse) -> Callable[[], None]:
    """Have the house read its courses again."""

    def again() -> None:
        dispatch = pupil.house.dispatch
        dispatch.house = replace(dispatch.house, catalogue=load_catalogue(sample.root))

    return again
