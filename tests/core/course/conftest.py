from pathlib import Path

import pytest

from core.course.files.load import load_course
from core.course.model import Course
from tests.core.course.sample import SampleCourse


@pytest.fixture
def sample(tmp_path: Path) -> SampleCourse:
    return SampleCourse(tmp_path / "content")


@pytest.fixture
def course(sample: SampleCourse) -> Course:
    loaded = load_course(sample.path)
    assert loaded.course, "\n".join(map(str, loaded.faults))
    return loaded.course
