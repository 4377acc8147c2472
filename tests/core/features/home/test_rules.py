"""What the hall suggests."""

from pathlib import Path

from core.course.catalogue import load_catalogue
from core.features.home.rules import suggested
from tests.core.course.sample import SampleCourse


def test_the_course_in_the_learners_language_is_suggested_before_a_longer_one(tmp_path: Path) -> None:
    small = SampleCourse(tmp_path, "small")
    small.replace("course.yaml", "id: sample", "id: small")
    small.replace("course.yaml", "language: en", "language: es")
    large = SampleCourse(tmp_path, "large")
    large.replace("course.yaml", "id: sample", "id: large")
    courses = load_catalogue(tmp_path).courses
    assert [one.id for one in courses] == ["large", "small"]

    def suggestion(language: str | None) -> str:
        found = suggested(courses, language)
        assert found is not None
        return found.id

    assert suggestion("es-MX") == "small"
    assert suggestion("en") == "large"
    assert suggestion(None) == "large"
    assert suggested((), "en") is None
