"""What is not run at all says why by a name of its own, which callers put into the learner's words."""

import pytest

from sandbox.cases import MAX_SOURCE_BYTES, MAX_STDIN_BYTES, run_cases
from sandbox.contract import Case, Execution, File, Job, Status


async def never(job: Job, case: Case, seconds: float) -> Execution:
    raise AssertionError("it was run")


@pytest.mark.parametrize(
    ("job", "why"),
    [
        (Job(source="#" * (MAX_SOURCE_BYTES + 1)), "SourceTooLong"),
        (Job(source="", stdin="x" * (MAX_STDIN_BYTES + 1)), "InputTooLong"),
        (Job(source="", files=(File(name="a", data=bytes(9 * 2**20)),)), "FilesTooLarge"),
        (Job(source="", files=(File(name="../a", data=b""),)), "FileName"),
        (Job(source="", cases=(Case(name="1", files=(File(name="/a", data=b""),)),)), "FileName"),
        (Job(source="", files=(File(name="é" * 150, data=b""),)), "FileName"),
        (Job(source="", files=(File(name="a", data=b""), File(name="a/b", data=b""))), "FileName"),
        (Job(source="", files=tuple(File(name=str(n), data=b"") for n in range(101))), "FilesTooLarge"),
    ],
)
async def test_a_job_that_is_too_much_is_not_run_and_says_which_part_is(job: Job, why: str):
    verdict = await run_cases(job, never)
    (execution,) = verdict.executions
    assert verdict.status is execution.status is Status.ERROR
    assert execution.failure is not None
    assert execution.failure.type == why
    assert execution.failure.message
