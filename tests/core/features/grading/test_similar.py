"""Submissions that are alike are shown to who teaches, with careful words, and nothing follows from it."""

from core.chat import Cell, Page, Table
from tests.core.features.grading.scenes import CLUB, RIGHT, Scene, called, page_words, pressed
from tests.core.similarity.copies import TASKS, renamed
from tests.pupil import Pupil

NAMES = ("bo", "cy", "di", "ed", "flo", "gus", "hal")
HERE = "challenges/sample/double/similar"


async def a_class(there: Scene, copied: int = 3) -> tuple[int, int]:
    """Seven who worked independently, and one who has what another has; the numbers of these two submissions."""
    numbers = [
        await there.handed_in(name, source) for name, source in zip(NAMES, TASKS["words"], strict=True)
    ]
    return numbers[copied], await there.handed_in("ida", renamed(TASKS["words"][copied]))


async def test_two_that_are_alike_are_found_and_shown_with_what_they_share_marked(
    there: Scene, mo: Pupil
) -> None:
    await a_class(there)
    said = await called(mo, "similar", challenge="double")
    assert "Compared: 8 of 8 learners" in said
    assert "One pair has at least 50%" in said
    assert "fewer than one pair would be as alike by chance" in said
    assert "1. Ed and Ida: 100% alike" in said
    assert "Alike says nothing about why" in said
    for word in ("cheat", "copied", "plagia"):
        assert word not in said.casefold()
    shown = await pressed(mo, "No. 1")
    assert "▌ class WordBook:" in shown
    assert "Alike says nothing about why" in shown
    assert "class WordBook" in await pressed(mo, "The one of Ed")


async def test_nothing_follows_from_it_and_learners_see_nothing(there: Scene, mo: Pupil) -> None:
    await a_class(there)
    await called(mo, "similar", challenge="double")
    await pressed(mo, "No. 1")
    assert await there.acts() == []
    assert await there.counts() == []
    for name in (*NAMES, "ida"):
        assert await there.told(Pupil(there.house, name)) == []


async def test_of_a_short_task_nothing_is_said(there: Scene, mo: Pupil) -> None:
    await there.handed_in("bo", RIGHT)
    await there.handed_in("cy", RIGHT)
    said = await called(mo, "similar", challenge="double")
    assert "Compared: 0 of 2" in said
    assert "a short task has few ways to be solved" in said
    assert "too few to compare" in said


async def test_of_each_learner_the_newest_right_submission_is_compared(there: Scene, mo: Pupil) -> None:
    _, other = await a_class(there)
    await there.rows(
        "INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, assist_level,"
        " response, seq, at) SELECT learner_id, course, item, revision, skill, activity, true, 1, 0,"
        " jsonb_build_object('kind', 'code', 'source', CAST(:source AS text)), 2, at FROM attempts WHERE id = :id",
        id=other,
        source=TASKS["account"][0],
    )
    assert "No pair has" in await called(mo, "similar", challenge="double")
    await there.rows("UPDATE attempts SET correct = false WHERE seq = 2")
    assert "One pair has" in await called(mo, "similar", challenge="double")


async def test_who_teaches_elsewhere_sees_their_own_classes_alone(there: Scene, mo: Pupil) -> None:
    await a_class(there)
    assert "Compared: 0 of 0" in await called(mo, "similar", CLUB, challenge="double")
    await called(mo, "similar", challenge="double")
    assert "not alike any more" in await pressed(mo, "No. 1", CLUB)


async def test_a_pair_whose_learner_is_gone_is_not_shown(there: Scene, mo: Pupil) -> None:
    await a_class(there)
    await called(mo, "similar", challenge="double")
    await there.rows("DELETE FROM learners WHERE id = :id", id=await there.number("ida"))
    assert "not alike any more" in await pressed(mo, "No. 1")


async def test_the_page_has_both_side_by_side(there: Scene, mo: Pupil) -> None:
    one, other = await a_class(there)
    await called(mo, "submissions")
    page = await there.page(mo, HERE)
    assert "Ed | Ida | 100%" in page_words(page)
    assert "Alike says nothing about why" in page_words(page)
    assert _first_way(page) == f"{HERE}?one={one}&other={other}"
    said = page_words(await there.page(mo, HERE, {"one": str(one), "other": str(other)}))
    assert "▌ class WordBook:" in said
    assert " │ ▌ class WordBook:" in said


def _first_way(page: Page) -> str | None:
    (table,) = (one for one in page.blocks if isinstance(one, Table))
    first: Cell = table.rows[0][0]
    return first.path
