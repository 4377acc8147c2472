"""Long work of instructors, done by whichever process comes to it, a piece at a time, and gone on with after a crash."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from core.clock import Clock
from core.errors import ParleyError, Unavailable
from core.store import jobs
from core.store.jobs import Job, State
from core.turn import House, Turn

log = logging.getLogger(__name__)

type Step = Callable[[int, int, Mapping[str, Any] | None], Awaitable[datetime]]
"""Writes how far a job is, pieces done and all of them, and what came of it so far (None: as before); gives the moment.

Raises `Cancelled` where it is to stop: a piece that is not written yet is lost then.
"""

type Work = Callable[[House, Job, Step], Awaitable[Mapping[str, Any]]]
"""Does a job; what came of it. It may begin with `job.result`, where a process died over it, and may be done twice."""


class Cancelled(ParleyError):
    """The job was cancelled, or another process has it."""


class CannotBeDone(ParleyError):
    """What the job needs is gone, or was refused. `result` says what."""

    def __init__(self, **result: Any) -> None:
        super().__init__(str(result))
        self.result = result


def start(turn: Turn, kind: str, given: Mapping[str, Any]) -> str:
    """Have a job begin when this turn is written, for the community that the learner acts for; its id."""
    id_ = turn.new_id()
    turn.write(jobs.start, id_, kind, turn.standing.community, turn.learner.id, given, turn.now)
    return id_


async def run_open(house: House, works: Mapping[str, Work], clock: Clock, worker: int) -> int:
    """Do the jobs that nobody has in hand, one after the other; how many there were.

    Where something outside is away, the job stays open, and is gone on with in the next round. Others, which may not
    need it, do not wait for it; then Unavailable is raised.
    """
    done, waiting = 0, dict[str, Unavailable]()
    while (job := await house.database.write(jobs.claim, list(works), worker, list(waiting))) is not None:
        try:
            await _run(house, works[job.kind], job, clock, worker)
        except Unavailable as error:
            log.warning("job %s waits: %s", job.id, error)
            await house.database.write(jobs.release, job.id, worker)
            waiting[job.id] = error
        else:
            done += 1
    for error in waiting.values():
        raise error
    return done


async def _run(house: House, work: Work, job: Job, clock: Clock, worker: int) -> None:
    async def step(done: int, total: int, result: Mapping[str, Any] | None = None) -> datetime:
        now = clock.now()
        known = await house.database.write(
            jobs.step, job.id, worker, done=done, total=total, result=result, now=now
        )
        if not known:
            raise Cancelled
        return now

    try:
        result, state = await work(house, job, step), State.DONE
    except Cancelled:
        return
    except CannotBeDone as error:
        result, state = error.result, State.FAILED
    except Unavailable:
        raise
    except Exception:  # an edge: one job with a bug in it must not keep the others
        log.exception("job %s (%s) met a bug", job.id, job.kind)
        result, state = None, State.FAILED
    await house.database.write(jobs.end, job.id, worker, state, result, clock.now())
