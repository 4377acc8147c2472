"""Occasions are kept by a name, and what is no name of one is none."""

from datetime import date

import pytest

from core.play.daily import Occasion, occasion


def test_an_occasion_is_found_again_by_its_name() -> None:
    one = Occasion("discord/1/a", date(2026, 1, 6))
    assert str(one) == "discord/1/a/2026-01-06"
    assert occasion(str(one)) == one
    assert one.platform_and_id == ("discord", "1/a")


@pytest.mark.parametrize(
    "name", ["", "2026-01-06", "/2026-01-06", "discord/1", "discord/1/today", "discord/1/2026-02-30"]
)
def test_what_names_no_day_of_a_community_is_none(name: str) -> None:
    assert occasion(name) is None
