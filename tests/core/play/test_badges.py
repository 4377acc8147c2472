"""A badge is earned when its rule is met, once, and stays one under whatever id it was earned."""

from hypothesis import given
from hypothesis import strategies as st

from core.play.badges import (
    Badge,
    Colour,
    Count,
    Rule,
    Symbol,
    Tally,
    after,
    earned,
    new,
    reached,
    spoken,
)
from core.play.points import Award, Reason, threshold

tallies = st.builds(
    Tally,
    points=st.integers(-50, 5000),
    days=st.integers(0, 400),
    solved=st.integers(0, 60),
    first_try=st.integers(0, 60),
    reviews=st.integers(0, 60),
    explained=st.integers(0, 60),
    helped=st.integers(0, 60),
    courses=st.lists(st.sets(st.sampled_from("abc"), min_size=1)),
)
rules = st.builds(Rule, st.sampled_from(Count), st.integers(1, 100), st.sampled_from(["", "a"]))
awards = st.lists(st.builds(Award, st.sampled_from(Reason), st.text(), st.integers(-10, 60)))


def badge(id_: str, count: Count = Count.SOLVED, least: int = 1, **changes: object) -> Badge:
    values: dict[str, object] = {
        "id": id_,
        "title": {"en": id_},
        "praise": {"en": "well"},
        "rule": Rule(count, least),
        "symbol": Symbol.STAR,
        "colour": Colour.BLUE,
    }
    return Badge(**(values | changes))  # pyright: ignore[reportArgumentType] - of the values above


@given(tallies, rules)
def test_a_badge_is_earned_exactly_from_its_number_on(tally: Tally, rule: Rule) -> None:
    one = badge("one", rule=rule)
    assert (earned([one], tally) == [one]) == (reached(rule, tally) >= rule.least)


@given(tallies, rules, awards)
def test_more_of_anything_but_dear_hints_never_takes_a_badge_away(
    tally: Tally, rule: Rule, given_: list[Award]
) -> None:
    gains = [one for one in given_ if one.amount >= 0]
    assert reached(rule, after(tally, gains)) >= reached(rule, tally)


def test_each_award_counts_for_what_it_was_given_for() -> None:
    reasons = [Reason.SOLVED, Reason.FIRST_TRY, Reason.HINTS, Reason.REVIEW, Reason.EXPLAINED, Reason.HELPED]
    found = after(Tally(), [Award(reason, "x", 3) for reason in [*reasons, Reason.HELPED]])
    assert found == Tally(points=21, solved=1, first_try=1, reviews=1, explained=1, helped=2)


def test_a_level_is_that_of_the_points() -> None:
    assert reached(Rule(Count.LEVEL, 1), Tally(points=threshold(4) - 1)) == 3
    assert reached(Rule(Count.LEVEL, 1), Tally(points=threshold(4))) == 4


def test_a_course_of_a_name_that_it_had_before_is_that_course() -> None:
    tally = Tally(courses=[("python", "snakes"), ("memory",)])
    assert reached(Rule(Count.COURSES, 1), tally) == 2
    assert reached(Rule(Count.COURSES, 1, "snakes"), tally) == 1
    assert reached(Rule(Count.COURSES, 1, "bread"), tally) == 0


def test_what_somebody_has_is_not_new_nor_is_it_under_a_name_that_it_had_before() -> None:
    one, other = badge("one"), badge("other", formerly=("old",))
    tally = Tally(solved=5)
    assert new([one, other], tally, []) == [one, other]
    assert new([one, other], tally, ["one"]) == [other]
    assert new([one, other], tally, ["old"]) == [one]


def test_words_are_in_the_language_of_the_reader_or_as_near_to_it_as_there_are_any() -> None:
    words = {"en": "Star", "es": "Estrella", "pt-BR": "Estrela"}
    said = [spoken(words, language) for language in ("es", "es-MX", "pt-BR", "pt", "fr", None)]
    assert said == ["Estrella", "Estrella", "Estrela", "Star", "Star", "Star"]
