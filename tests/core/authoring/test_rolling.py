"""An older version comes back with all that was learnt under ids which came later."""

from collections.abc import Mapping

from core.authoring.checking import checked
from core.authoring.editing import edited
from core.authoring.rolling import brought_back
from core.course.renames import renames_in
from core.store.renames import Kind, Rename
from tests.core.course.sample import SAMPLE

FILES: Mapping[str, bytes] = {name: text.encode() for name, text in SAMPLE.items()}


def test_where_nothing_was_renamed_it_is_the_same_to_the_byte() -> None:
    since = checked("sample", edited(FILES, "judge", {"prompt": "Is it so?"})).course
    assert since is not None
    assert brought_back(FILES, since) == FILES


def test_an_item_that_was_renamed_meanwhile_says_so_under_its_old_id() -> None:
    later = {
        name: content.replace(b"ask judge", b"ask judged").replace(b"[judge,", b"[judged,")
        for name, content in edited(FILES, "judge", {"id": "judged", "formerly": ["judge"]}).items()
    }
    since = checked("sample", later).course
    assert since is not None
    course = checked("sample", brought_back(FILES, since)).course
    assert course is not None
    assert course.item("judge").formerly == ("judged",)
    assert Rename(Kind.ITEM, "sample", "judged", "judge") in renames_in([course])


def test_after_a_version_that_cannot_be_learnt_it_is_as_it_was() -> None:
    assert brought_back(FILES, None) == FILES
