"""What a learner meets at challenges of each type, in the real sandbox."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from core.chat import Code
from sandbox.contract import Job, Runner, Verdict
from tests.core.course.sample import SampleCourse
from tests.core.course.types_of_case import ACCOUNT_RIGHT, with_every_type
from tests.pupil import Pupil, words_of

BILL = "def bill(prices, tip):\n    return sum(prices) + tip\n"
ALWAYS_FIVE = "def bill(prices, tip):\n    return sum(prices) + (tip if len(prices) < 2 or not tip else 9)\n"


@pytest.fixture
def sample(tmp_path: Path) -> SampleCourse:
    return with_every_type(SampleCourse(tmp_path / "content"))


@dataclass(slots=True)
class Listening:
    """The real runner, and the jobs that it was given."""

    inner: Runner
    jobs: list[Job] = field(default_factory=list[Job])

    async def run(self, job: Job) -> Verdict:
        self.jobs.append(job)
        return await self.inner.run(job)

    async def close(self) -> None:
        """The house closes it."""


@pytest.fixture
def heard(pupil: Pupil) -> list[Job]:
    dispatch = pupil.house.dispatch
    listening = Listening(dispatch.house.runner)
    dispatch.house = replace(dispatch.house, runner=listening)
    return listening.jobs


async def test_a_class_is_shown_by_its_calls_and_what_is_looked_at(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge account"))
    assert (
        "account = Account(10)\naccount.deposit(5)\naccount.balance  →  15\naccount.owner  →  None\n\n"
        in said
    )
    said = words_of(await pupil.fill(ACCOUNT_RIGHT.replace("+=", "=")))
    assert "After that, it should be so\n→ account.balance = 15\n  account.owner = None" in said
    assert "It is so\n→ account.balance = 5\n  account.owner = None" in said
    assert "Solved." in words_of(await pupil.fill(ACCOUNT_RIGHT))


async def test_a_name_that_a_script_never_gave_is_told(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge script"))
    assert "When this is typed\n3\n4\nAfter that, it should be so\ntotal = 7\nnumbers = [3, 4]" in said
    said = words_of(await pupil.fill("numbers = [float(input()), float(input())]\nsums = 1"))
    assert "It did not get through the case" in said
    assert "`total`" in said


async def test_rules_are_told_one_by_one_with_a_sign(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge shuffled"))
    assert "- It has the same items as what was handed in first, in any order." in said
    said = words_of(await pupil.fill("def shuffled(items):\n    return items[:2]\n"))
    assert "- ✓ It is a list.\n- ✗ Its length is 3.\n- ✗ It has the same items" in said


async def test_a_file_is_shown_and_found(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge files"))
    assert "In the file prices.txt\nbread 3\nmilk 2" in said
    assert "In the file prices.txt\ntea 7" in said
    said = words_of(await pupil.fill("print({'milk': 2, 'bread': 3}.get(input(), 0))"))
    assert "When this is typed\ntea\nIn the file prices.txt\ntea 7\nShould come out\n7\nCame out\n0" in said


async def test_too_slow_is_told_kindly_with_the_idea(pupil: Pupil) -> None:
    await pupil.say("/challenge budget")
    said = words_of(await pupil.fill("def total(n):\n    return sum(range(n + 1))  # each\n"))
    assert "3 of 4 cases pass so far" in said
    assert "A hidden one was not done after 2 seconds. A quicker way is asked for there" in said
    assert "**very many**" in said
    assert "There is a quicker way." in said


async def test_what_is_drawn_is_answered_by_the_reference_in_a_job_of_its_own(
    pupil: Pupil, heard: list[Job]
) -> None:
    await pupil.say("/challenge random")
    assert "All 8 cases passed." in words_of(await pupil.fill(BILL + "# mine\n"))
    asked, judged = heard
    assert asked.source == "def bill(prices, tip):\n    return sum(prices) + tip\n"
    assert judged.source == BILL + "# mine\n"
    assert [case.calls for case in judged.cases[4:]] == [case.calls for case in asked.cases]
    assert asked.owner == judged.owner != ""


async def test_the_same_code_meets_the_same_cases_and_another_one_does_not(
    pupil: Pupil, heard: list[Job]
) -> None:
    await pupil.say("/challenge random")
    await pupil.fill(ALWAYS_FIVE)
    await pupil.fill(f"# again\n{ALWAYS_FIVE}")
    await pupil.fill("def bill(prices, tip):\n    return 0\n")
    first, again, other = ([case.calls for case in job.cases] for job in heard[::2])
    assert first == again != other


async def test_a_drawn_case_that_may_be_seen_is_laid_out(pupil: Pupil) -> None:
    await pupil.say("/challenge random")
    said = words_of(await pupil.fill(ALWAYS_FIVE))
    assert "Look at this one." in said
    called = next(block for block in pupil.reply.blocks if isinstance(block, Code))
    assert called.source.startswith(("bill([1, 2], ", "bill([3, 4], "))
    assert "Should come out" in said


async def test_of_drawn_cases_those_that_may_be_seen_are_tried(pupil: Pupil, heard: list[Job]) -> None:
    await pupil.say("/challenge random")
    await pupil.press("First try on the examples")
    await pupil.fill(BILL)
    assert [len(job.cases) for job in heard] == [1, 3]
    assert "All 3 examples come out as they should." in pupil.words()


async def test_a_reference_that_breaks_is_our_fault_and_counts_nothing(
    pupil: Pupil,
    sample: SampleCourse,
    heard: list[Job],
    caplog: pytest.LogCaptureFixture,
    reload: Callable[[], None],
) -> None:
    sample.write("challenges/random/reference.py", "def bill(prices, tip):\n    return {1, 2}\n")
    reload()
    await pupil.say("/challenge random")
    with caplog.at_level(logging.ERROR, "core.coding.judge"):
        said = words_of(await pupil.fill(BILL))
    assert "This task is broken on our side" in said
    assert "nothing was counted" in said
    assert "the reference of the challenge random gives no answer" in caplog.text
    assert len(heard) == 1, "the learner's code was not run"
    (field_,) = pupil.form().fields
    assert field_.value == BILL, "and it is kept"
