"""What a service counts, in the form that Prometheus reads."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

from sandbox.contract import Job, Verdict
from sandbox.languages import languages

FORM = CONTENT_TYPE_LATEST
"""The content type."""
_SECONDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60)


@runtime_checkable
class Gauged(Protocol):
    """A runner that tells numbers of its own."""

    def gauges(self) -> Mapping[str, float]:
        """How it stands now, by names like `cells_idle`."""
        ...


class Metrics:
    """Counters of one service, in a registry of their own. No label names a learner."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._jobs = Counter(
            "parley_runner_jobs",
            "Jobs that got a verdict.",
            ["language", "status"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "parley_runner_job_seconds",
            "Seconds from a job's arrival to its verdict.",
            ["language"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._refused = Counter(
            "parley_runner_refused",
            "Requests that were not served, by the status of the answer.",
            ["code"],
            registry=self._registry,
        )
        self._now = {
            name: Gauge(f"parley_runner_{name}", text, registry=self._registry)
            for name, text in (
                ("ready", "Whether code can be run: 1 or 0."),
                ("running", "Jobs that run now."),
                ("waiting", "Jobs that wait for their turn."),
            )
        }

    def judged(self, job: Job, verdict: Verdict, seconds: float) -> None:
        """Count a job that got its verdict so many seconds after it came."""
        language = job.language if job.language in languages() else "unknown"
        self._jobs.labels(language, verdict.status.value).inc()
        self._seconds.labels(language).observe(seconds)

    def refused(self, code: int) -> None:
        """Count a request that was answered with this status of HTTP's."""
        self._refused.labels(str(code)).inc()

    def text(self, now: Mapping[str, float]) -> bytes:
        """All figures as text, with how things stand `now`, by name."""
        for name, value in now.items():
            if name not in self._now:
                self._now[name] = Gauge(f"parley_runner_{name}", "Of the backend.", registry=self._registry)
            self._now[name].set(value)
        return generate_latest(self._registry)
