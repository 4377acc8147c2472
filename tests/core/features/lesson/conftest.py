"""A house with one small course of two lessons, which a test may edit and have read again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse
from core.course.catalogue import load_catalogue
from tests.core.course.sample import SampleCourse
from tests.core.features.elsewhere import stand_in
from tests.pupil import Pupil

WAYS = """\
---
id: ways
title: Ways to choose
summary: You can choose between two ways.
skills: [values]
minutes: 3
teach_back: Explain when a program takes which way.
recall: [weigh, fill]
---
Programs can choose.

## Otherwise

There is a second way.

## The end

That was it.
"""


@pytest.fixture
def sample(tmp_path: Path) -> SampleCourse:
    sample = SampleCourse(tmp_path / "content")
    sample.replace("course.yaml", "lessons: [names]", "lessons: [names, ways]")
    sample.write("lessons/ways.md", WAYS)
    return sample


@pytest.fixture
def settings(settings: Settings, sample: SampleCourse) -> Settings:
    return settings.model_copy(update={"content": sample.root})


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    stand_in(house, "lesson")
    return Pupil(house)


@pytest.fixture
def edited(pupil: Pupil, sample: SampleCourse) -> Callable[[], None]:
    """Have the course files read again, as a restart would."""

    def read_again() -> None:
        catalogue = load_catalogue(sample.root)
        assert not catalogue.broken, "\n".join(map(str, catalogue.faults))
        dispatch = pupil.house.dispatch
        dispatch.house = replace(dispatch.house, catalogue=catalogue)

    return read_again
