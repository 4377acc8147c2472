"""What all journeys through the first course need."""

from pathlib import Path

import pytest

from core.course.files.load import load_course
from core.course.model import Course

COURSE = Path(__file__).parents[2] / "content" / "python-first-steps"


@pytest.fixture(scope="module")
def course() -> Course:
    """The course for those who have never programmed."""
    loaded = load_course(COURSE)
    assert loaded.course, "\n".join(map(str, loaded.faults))
    return loaded.course
