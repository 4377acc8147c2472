"""A class's figures, against what the same rows say when they are counted by hand."""

import statistics
from random import Random

import pytest

from core.features.insight import figuring
from core.features.insight.figuring import part, plain, refresh
from core.insight.clusters import Kind
from core.insight.figures import Figures
from core.insight.items import Fault
from core.insight.overview import Overview
from core.insight.risk import Results, Sign
from core.store import figures
from tests.core.features.insight.scenes import ITEM, MORE, OTHER, Scene

QUESTIONS = (ITEM, OTHER, MORE, "explain-fridge", "space-move", "space-why")


async def fill(there: Scene, learners: int, *, seed: int = 1) -> list[tuple[float, dict[str, bool]]]:
    """Learners of different ability who each answered all questions once; the abler the righter."""
    rng, said = Random(seed), list[tuple[float, dict[str, bool]]]()
    for number in range(learners):
        ability = rng.gauss(0, 1)
        learner = await there.learner(f"Learner {number}", ability=ability)
        rights: dict[str, bool] = {}
        for item in QUESTIONS:
            right = rng.random() < 1 / (1 + 2.7 ** (-2 * ability))
            rights[item] = right
            await there.answered(learner, item, 0 if right else rng.choice((1, 1, 2)))
        said.append((ability, rights))
    return said


async def test_items_are_judged_as_when_they_are_counted_by_hand(there: Scene) -> None:
    said = await fill(there, 30)
    found = {one.item: one for one in (await there.figures()).figures.items}
    assert set(found) == set(QUESTIONS)
    for item in QUESTIONS:
        here = [float(rights[item]) for _, rights in said]
        elsewhere = [
            statistics.fmean(rights[other] for other in QUESTIONS if other != item) for _, rights in said
        ]
        one = found[item]
        assert (one.sums.firsts, one.sums.right) == (30, sum(here))
        assert one.discrimination == pytest.approx(statistics.correlation(here, elsewhere), abs=1e-6)
        assert sum(given.count for given in one.given) == 30
        able = sorted(said, key=lambda pair: pair[0])[-8:]
        assert one.sums.able == len(able)
        assert one.sums.able_right == sum(rights[item] for _, rights in able)


async def test_a_class_worked_through_in_blocks_comes_out_as_at_one_go(
    there: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(there, 23)
    whole = (await there.figures()).figures
    monkeypatch.setattr(figuring, "BLOCK", 4)
    parts = (await there.figures()).figures
    assert parts.overview == whole.overview
    assert [(one.item, one.given, one.faults) for one in parts.items] == [
        (one.item, one.given, one.faults) for one in whole.items
    ]
    assert [one.discrimination for one in parts.items] == pytest.approx(
        [one.discrimination for one in whole.items]
    )
    assert [(one.kind, one.key, one.count, one.learners) for one in parts.clusters] == [
        (one.kind, one.key, one.count, one.learners) for one in whole.clusters
    ]


async def test_only_first_answers_without_help_to_todays_wording_judge_an_item(there: Scene) -> None:
    ada, ben, cid = [await there.learner(name) for name in ("Ada", "Ben", "Cid")]
    await there.answered(ada, ITEM, 1, days=3)
    await there.answered(ada, ITEM, 0, days=2)
    await there.answered(ben, ITEM, 0, helped=True)
    await there.answered(cid, ITEM, 0, revision="before")
    (one,) = (await there.figures()).figures.items
    assert (one.sums.firsts, one.sums.right) == (1, 0)
    assert (one.sums.met, one.sums.attempts) == (3, 4), "all of them have met it"


async def test_what_was_decided_about_an_answer_counts_instead_of_how_it_was_graded(there: Scene) -> None:
    ada = await there.learner("Ada")
    attempt = await there.answered(ada, ITEM, 1)
    for correct in (False, True):
        await there.rows(
            "INSERT INTO overrides (attempt, learner_id, correct, score, reason, community, at)"
            " SELECT :attempt, :ada, :correct, 1, 'right after all', community, :now FROM cohorts",
            attempt=attempt,
            ada=ada,
            correct=correct,
            now=there.clock.now(),
        )
    (one,) = (await there.figures()).figures.items
    assert (one.sums.right, one.given[0].correct) == (1, True)
    assert not (await there.figures()).figures.clusters


async def test_the_time_of_an_answer_is_known_where_it_follows_the_one_before_at_once(there: Scene) -> None:
    for number in range(10):
        learner = await there.learner(f"Learner {number}")
        await there.answered(learner, ITEM)
        await there.answered(learner, OTHER, seconds=40 + number)
        await there.answered(learner, MORE, days=0.5)
    found = {one.item: one.times for one in (await there.figures()).figures.items}
    assert found[ITEM].known == found[MORE].known == 0
    assert found[OTHER].median == pytest.approx(44.5, rel=0.06)


async def test_wrong_answers_cluster_by_belief_by_answer_and_by_failing_case(there: Scene) -> None:
    for number in range(3):
        learner = await there.learner(f"Learner {number}")
        await there.answered(learner, ITEM, 1, misconception="guessing-well")
        await there.answered(learner, OTHER, 2, misconception="guessing-well")
        for words in ("42", " 42 "):
            written = {"kind": "written", "text": words}
            await there.answered(learner, "judge-count", response=written, correct=False)
        code = {"kind": "code", "source": "x", "outcome": "failed", "failing": "empty list: wrong"}
        await there.answered(learner, MORE, response=code, correct=False)
    found = {one.kind: one for one in (await there.figures()).figures.clusters}
    belief, answer, test = found[Kind.BELIEF], found[Kind.ANSWER], found[Kind.TEST]
    assert (belief.key, belief.count, belief.learners) == ("guessing-well", 6, 3)
    assert (answer.item, answer.key, answer.count, answer.learners) == ("judge-count", "42", 6, 3)
    assert (test.item, test.key, test.learners) == (MORE, "failed/empty list: wrong", 3)


async def test_an_overview_keeps_what_was_done_alone_apart_from_what_was_helped(there: Scene) -> None:
    ada, ben = await there.learner("Ada"), await there.learner("Ben")
    await there.answered(ada, ITEM)
    await there.answered(ada, OTHER, 1)
    await there.answered(ben, MORE, helped=True)
    found = (await there.figures()).figures.overview
    assert (found.alone, found.helped) == (Results(1, 2), Results(1, 1))
    skills = {one.skill: one for one in found.skills}
    assert (skills["judging"].tried, skills["explaining"].tried) == (1, 0), "help alone is no level"


async def test_who_is_behind_is_behind_by_their_own_clock(there: Scene) -> None:
    await there.learner("East", days=2, zone="Asia/Tokyo")
    await there.learner("West", days=2, zone="America/Los_Angeles")
    there.clock.advance(hours=6)  # 15:00 in UTC is midnight in Tokyo
    await there.rows(
        "INSERT INTO assignments (id, cohort, course, kind, lesson, item, count, due_on, due_minute, at)"
        " VALUES ('a', 'one', :course, 'lesson', :lesson, '', 0, :day, 1439, :at)",
        course=there.course.id,
        lesson=there.course.lessons[0].id,
        day=there.clock.now().date(),
        at=there.ago(2),
    )
    found = (await there.figures()).figures.overview
    assert [(one.name, [why.sign for why in one.reasons]) for one in found.risks] == [("East", [Sign.BEHIND])]
    (due,) = found.due
    assert (due.done, due.open, due.late) == (0, 1, 1)


async def test_an_item_whose_key_the_able_contradict_is_pointed_out(there: Scene) -> None:
    for number in range(40):
        learner = await there.learner(f"Learner {number}", ability=number / 10)
        await there.answered(learner, ITEM, 1 if number >= 20 else 0)
    (one,) = (await there.figures()).figures.items
    assert one.faults == (Fault.RIVAL, Fault.IDLE)


async def test_an_empty_class_has_figures_too(there: Scene) -> None:
    found = (await there.figures()).figures
    assert (found.overview.members, found.overview.lessons_done, found.items) == (0, 0.0, ())


async def test_who_left_the_class_is_counted_no_more(there: Scene) -> None:
    ada = await there.learner("Ada")
    await there.answered(ada)
    await there.rows("UPDATE cohort_members SET left_at = :now", now=there.clock.now())
    found = (await there.figures()).figures
    assert (found.overview.members, found.items) == (0, ())


async def test_figures_are_read_as_they_were_kept_and_another_releases_are_none(there: Scene) -> None:
    await fill(there, 5)
    found = (await there.figures()).figures
    assert part(Figures, plain(found), None) == found
    assert part(Overview, {"members": "many"}, Overview()) == Overview()


async def test_the_chore_works_out_what_was_never_worked_out_and_then_what_is_news(there: Scene) -> None:
    database, clock = there.house.database, there.clock
    ada = await there.learner("Ada")
    await refresh(there.house, clock.now())
    first = await database.read(figures.kept_at, "one")
    assert first == clock.now()
    clock.advance(minutes=30)
    await refresh(there.house, clock.now())
    assert await database.read(figures.kept_at, "one") == first, "nothing has happened"
    await there.answered(ada, days=0)
    clock.advance(minutes=1)
    await refresh(there.house, clock.now())
    assert await database.read(figures.kept_at, "one") == clock.now()
    clock.advance(hours=13)
    await refresh(there.house, clock.now())
    assert await database.read(figures.kept_at, "one") == clock.now(), "days pass without an answer too"


async def test_of_two_processes_one_works_figures_out(there: Scene) -> None:
    database, now = there.house.database, there.clock.now()
    assert await database.write(figures.claim, "one", now)
    assert not await database.write(figures.claim, "one", now)
    await refresh(there.house, now)
    assert await database.read(figures.kept_at, "one") is None
    assert await database.read(figures.kept_at, "two") == now
    there.clock.advance(minutes=16)
    await refresh(there.house, there.clock.now())
    assert await database.read(figures.kept_at, "one") is not None, "the other one has died"
