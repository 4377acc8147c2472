"""The same on web pages: items are found and edited there, and drafts decided about."""

from collections.abc import Sequence

import pytest

from core.authoring.editing import group_of
from core.chat import DeskView, Page, PageForm
from tests.core.features.drafting.conftest import Give
from tests.core.features.drafting.making import made
from tests.core.features.drafting.scenes import Scene, page_words
from tests.core.making.scenes import DANCE, FAR
from tests.core.teachers import browser_of
from tests.pupil import Pupil

EDIT = "courses/sample/items/pick-one/edit"
BASE = "courses/sample/items/pick-one"


@pytest.fixture
async def teacher(there: Scene, mo: Pupil) -> Pupil:
    """Mo, whom Parley knows."""
    await mo.say("/help")
    return mo


def forms(page: Page | None) -> Sequence[PageForm]:
    assert page is not None
    return [one for one in page.blocks if isinstance(one, PageForm)]


def as_sent(form: PageForm, **typed: str) -> dict[str, str]:
    """A form as a browser sends it, some of its fields filled in anew."""
    there = {one.name: one.value for one in form.fields}
    assert typed.keys() <= there.keys()
    return {**there, **form.hidden, **typed}


def read(view: DeskView) -> str:
    assert view.page is not None, view
    return page_words(view.page)


async def test_the_items_of_a_course_are_listed_and_found(there: Scene, teacher: Pupil) -> None:
    page = await there.page(teacher, "courses/sample/items")
    assert "Which of these is a number? | pick one | names" in page_words(page)
    assert "Double it | challenge | names" in page_words(page)
    view = await there.post(teacher, "courses/sample/items/find", "courses/sample/items", find="stone gain")
    assert view.go == "courses/sample/items?find=stone+gain"
    page = await there.page(teacher, "courses/sample/items", {"find": "stone gain"})
    assert "How fast does a stone gain speed?" in page_words(page)
    assert "Double it" not in page_words(page)


async def test_an_item_has_a_form_for_each_part_and_each_case(there: Scene, teacher: Pupil) -> None:
    assert [one.hidden["part"] for one in forms(await there.page(teacher, EDIT))] == [
        "question",
        "answers",
        "hints",
    ]
    challenge = forms(await there.page(teacher, "courses/sample/items/double/edit"))
    cases = [one.hidden["case"] for one in challenge if one.hidden["part"] == "case" and not one.danger]
    assert cases == ["two", "a half", "nothing", "below zero", ""]


async def test_an_edit_is_looked_at_and_then_kept(there: Scene, teacher: Pupil) -> None:
    question = forms(await there.page(teacher, EDIT))[0]
    view = await there.post(teacher, f"{BASE}/preview", EDIT, **as_sent(question, prompt="Which is one?"))
    assert '+prompt: "Which is one?"' in read(view)
    assert await there.newest() == 1
    save = forms(view.page)[0]
    view = await there.post(teacher, f"{BASE}/save", EDIT, **as_sent(save))
    assert view.go == EDIT
    assert group_of(await there.files(), "pick-one")["prompt"] == "Which is one?"


async def test_who_comes_second_sees_both_texts_and_can_still_save(there: Scene, teacher: Pupil) -> None:
    question = forms(await there.page(teacher, EDIT))[0]
    view = await there.post(teacher, f"{BASE}/preview", EDIT, **as_sent(question, prompt="Which is one?"))
    save = forms(view.page)[0]
    await there.keep("items/names.yaml", "Digits without quotes are a number.", "Digits alone are one.")
    view = await there.post(teacher, f"{BASE}/save", EDIT, **as_sent(save))
    assert "+explanation: Digits alone are one." in read(view)
    await there.post(teacher, f"{BASE}/save", EDIT, **as_sent(forms(view.page)[0]))
    item = group_of(await there.files(3), "pick-one")
    assert (item["prompt"], item["explanation"]) == ("Which is one?", "Digits alone are one.")


async def test_what_cannot_be_kept_is_said_with_what_was_typed(there: Scene, teacher: Pupil) -> None:
    answers = forms(await there.page(teacher, EDIT))[1]
    view = await there.post(teacher, f"{BASE}/preview", EDIT, **as_sent(answers, answers="~ 1\n~ 2"))
    assert "No answer is marked as right" in read(view)
    assert [one.value for one in forms(view.page)[0].fields] == ["~ 1\n~ 2"]


async def test_a_case_is_removed_after_a_look(there: Scene, teacher: Pupil) -> None:
    path, base = "courses/sample/items/double/edit", "courses/sample/items/double"
    shown = forms(await there.page(teacher, path))
    (new,) = [one for one in shown if (one.hidden["part"], one.hidden["case"]) == ("case", "")]
    typed = as_sent(new, name="ten", input="[10]", expected="20", catches="Ten is a number.")
    view = await there.post(teacher, f"{base}/preview", path, **typed)
    await there.post(teacher, f"{base}/save", path, **as_sent(forms(view.page)[0]))
    removing = next(one for one in forms(await there.page(teacher, path)) if one.danger)
    view = await there.post(teacher, f"{base}/preview", path, **as_sent(removing))
    await there.post(teacher, f"{base}/save", path, **as_sent(forms(view.page)[0]))
    assert await there.newest() == 3


async def test_drafts_are_listed_and_decided_about(there: Scene, teacher: Pupil, give: Give) -> None:
    await made(there, teacher, give)
    page = await there.page(teacher, "drafts")
    assert f"{DANCE.prompt} | sample | bees.md" in page_words(page)
    (first,), (second,), _ = await there.rows("SELECT id FROM draft_items ORDER BY id")
    page = await there.page(teacher, f"drafts/{first}")
    assert "It rests on" in page_words(page)
    accept, drop, change = forms(page)
    assert drop.hidden["as"] == "drop"
    view = await there.post(
        teacher, "drafts/change", f"drafts/{first}", **as_sent(change, prompt="What does it say?")
    )
    assert view.go == f"drafts/{first}"
    view = await there.post(teacher, "drafts/decide", f"drafts/{first}", **as_sent(accept))
    assert "What does it say?" in read(view), "what was to be accepted was another text"
    accept, *_ = forms(await there.page(teacher, f"drafts/{first}"))
    view = await there.post(teacher, "drafts/decide", f"drafts/{first}", **as_sent(accept))
    assert view.go == f"drafts/{second}"
    assert FAR.prompt in page_words(await there.page(teacher, f"drafts/{second}"))
    assert "has accepted it" in page_words(await there.page(teacher, f"drafts/{first}"))


async def test_accepted_drafts_go_into_the_course_after_a_look(
    there: Scene, teacher: Pupil, give: Give
) -> None:
    await made(there, teacher, give)
    for (id_,) in await there.rows("SELECT id FROM draft_items"):
        accept, *_ = forms(await there.page(teacher, f"drafts/{id_}"))
        await there.post(teacher, "drafts/decide", f"drafts/{id_}", **as_sent(accept))
    place = forms(await there.page(teacher, "drafts"))[-1]
    view = await there.post(teacher, "drafts/preview", **as_sent(place))
    assert "3 questions come into A sample" in read(view)
    view = await there.post(teacher, "drafts/place", **as_sent(forms(view.page)[0]))
    assert view.go == "courses/sample/items"
    assert DANCE.prompt in page_words(await there.page(teacher, "courses/sample/items"))


async def test_a_draft_form_that_cannot_be_kept_is_said(there: Scene, teacher: Pupil, give: Give) -> None:
    await made(there, teacher, give)
    ((first,), *_) = await there.rows("SELECT id FROM draft_items ORDER BY id")
    change = forms(await there.page(teacher, f"drafts/{first}"))[-1]
    view = await there.post(
        teacher, "drafts/change", f"drafts/{first}", **as_sent(change, answers="~ 1\n~ 2")
    )
    assert "No answer is marked as right" in view.words
    assert await there.rows("SELECT 1 FROM acts WHERE act = 'draft-edit'") == []


async def test_a_course_of_another_community_has_no_pages_here(there: Scene, teacher: Pupil) -> None:
    await there.rows("UPDATE taught_courses SET community = 'test/club'")
    for path in ("courses/sample/items", EDIT):
        view = await there.house.door.desk(await browser_of(teacher, "drafts"), path, {})
        assert "A sample" not in (page_words(view.page) if view.page else "")
        assert view.words
