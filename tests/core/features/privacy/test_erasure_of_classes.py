"""Who is erased is in no class, figure or audit any more, and what others did stays."""

from datetime import timedelta

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.roles import HOUSE
from core.store import figures
from tests.core.features.asked import rows
from tests.core.features.privacy.household import erasing, with_all
from tests.core.features.privacy.teaching_rows import CLASS, SPOKEN_OF
from tests.core.features.privacy.test_erasure import leave, pupil
from tests.pupil import Pupil

__all__ = ["pupil"]


async def test_what_was_done_in_a_role_and_about_them_stays_and_says_of_nobody_who_it_was(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    other = Pupil(house, name="bob")
    kept, learner = await with_all(other, clock.now()), await with_all(pupil, clock.now())
    await leave(pupil)
    clock.advance(days=8)
    await house.do(erasing(house))
    assert await rows(other, "SELECT learner_id, act, subject, detail FROM acts ORDER BY id") == [
        (kept, "cohort-remove", CLASS, {"title": "A class", "learner": 0, "name": SPOKEN_OF}),
        (None, "block", "test/bob", {"learner": kept, "name": "bob", "reason": "bob was loud"}),
        (
            None,
            "staff-remove",
            str(kept),
            {"learner": kept, "name": "bob", "reason": "bob was loud", "to": "x"},
        ),
        (None, "cohort-remove", CLASS, {"title": "A class", "learner": 0, "name": SPOKEN_OF}),
        (None, "block", "", {}),
        (None, "staff-remove", "", {"to": "x"}),
    ], f"{learner} is nobody any more"


async def test_figures_and_exports_of_their_classes_go_and_what_others_had_done_elsewhere_stays(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    other = Pupil(house, name="bob")
    await with_all(other, clock.now())
    await with_all(pupil, clock.now())
    await rows(
        other,
        """
        INSERT INTO cohorts (id, community, course, title, code, at)
        VALUES ('theirs-not', 'house/main', 'x', 'Another', 'd', now())
        """,
    )
    await rows(
        other, "INSERT INTO class_figures (cohort, figures, took, at) VALUES ('theirs-not', '{}', 1, now())"
    )
    assert len(await rows(other, "SELECT id FROM jobs")) == 4
    await leave(pupil)
    clock.advance(days=8)
    await house.do(erasing(house))
    assert await rows(other, "SELECT cohort FROM class_figures") == [("theirs-not",)]
    assert await rows(other, "SELECT id FROM jobs") == [("draft of bob",)]


async def test_the_figures_of_a_class_that_is_over_are_made_anew_once(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    database, young = house.dispatch.house.database, timedelta(minutes=5)
    await with_all(pupil, clock.now())
    await rows(pupil, "UPDATE cohorts SET archived_at = at")
    clock.advance(days=1)
    assert await database.read(figures.stale, clock.now(), young) == []
    await leave(pupil)
    clock.advance(days=8)
    await house.do(erasing(house))
    assert await database.read(figures.stale, clock.now(), young) == [(HOUSE, CLASS)]
    await database.write(figures.keep, CLASS, {"overview": {"risks": []}}, 0.1, clock.now())
    clock.advance(days=1)
    assert await database.read(figures.stale, clock.now(), young) == []


async def test_figures_that_were_being_worked_out_meanwhile_are_not_kept_with_a_name_that_is_gone(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    other, database = Pupil(house, name="bob"), house.dispatch.house.database
    await with_all(other, clock.now())
    await with_all(pupil, clock.now())
    both = await database.read(figures.kept, CLASS, "overview")
    assert both is not None
    await leave(pupil)
    clock.advance(days=8)
    await house.do(erasing(house))
    await database.write(figures.keep, CLASS, both.figures, 0.1, clock.now())
    assert await database.read(figures.kept_at, CLASS) is None
    alone = {"overview": {"risks": both.figures["overview"]["risks"][:1]}}
    await database.write(figures.keep, CLASS, alone, 0.1, clock.now())
    assert await database.read(figures.kept_at, CLASS) == clock.now()
