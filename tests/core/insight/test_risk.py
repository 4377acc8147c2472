"""Who may need a word: each sign by itself, never without something that was seen."""

from datetime import UTC, datetime, timedelta

from core.insight.risk import AtRisk, Reason, Results, Sign, Signals, most_urgent, reasons

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def signs(**seen: object) -> list[Sign]:
    known = {"joined_at": ago(60), "seen_at": ago(1)} | seen
    return [one.sign for one in reasons(Signals(**known), NOW)]  # type: ignore[arg-type]


def test_whoever_was_here_yesterday_and_is_on_time_needs_no_word() -> None:
    assert signs() == []


def test_whoever_joined_a_week_ago_and_has_not_begun_is_named_with_the_days() -> None:
    assert reasons(Signals(joined_at=ago(8)), NOW) == (Reason(Sign.NEVER, 8),)


def test_whoever_joined_today_is_left_in_peace() -> None:
    assert reasons(Signals(joined_at=ago(0.1)), NOW) == ()


def test_whoever_was_active_long_before_they_joined_has_a_week_from_joining() -> None:
    assert signs(joined_at=ago(2), seen_at=ago(100)) == []


def test_a_week_without_anything_is_away() -> None:
    assert signs(seen_at=ago(7)) == [Sign.AWAY]
    assert signs(seen_at=ago(6.9)) == []


def test_being_behind_counts_what_is_overdue() -> None:
    assert reasons(Signals(joined_at=ago(9), seen_at=ago(0), overdue=2), NOW) == (Reason(Sign.BEHIND, 2),)


def test_results_that_fell_by_more_than_chance_are_named_in_points() -> None:
    found = reasons(
        Signals(joined_at=ago(60), seen_at=ago(1), before=Results(36, 40), alone=Results(8, 20)), NOW
    )
    assert found == (Reason(Sign.FALLING, 50),)


def test_a_bad_day_is_no_fall() -> None:
    assert signs(before=Results(30, 40), alone=Results(5, 8)) == []
    assert signs(before=Results(36, 40), alone=Results(0, 7)) == [], "seven answers are too few"


def test_leaning_on_help_is_named_where_it_is_most_of_many_answers() -> None:
    assert signs(alone=Results(3, 4), helped=6) == [Sign.HELPED]
    assert signs(alone=Results(3, 5), helped=5) == []
    assert signs(alone=Results(0, 1), helped=6) == []


def test_those_with_more_reasons_come_first() -> None:
    one = AtRisk(learner=1, name="Ada", reasons=(Reason(Sign.AWAY, 30),))
    two = AtRisk(learner=2, name="Ben", reasons=(Reason(Sign.AWAY, 8), Reason(Sign.BEHIND, 1)))
    three = AtRisk(learner=3, name="Cid", reasons=(Reason(Sign.NEVER, 9),))
    assert [each.name for each in most_urgent([one, two, three], 3)] == ["Ben", "Cid", "Ada"]
    assert len(most_urgent([one, two, three], 2)) == 2
