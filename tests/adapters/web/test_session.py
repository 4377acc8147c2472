"""A cookie names a person only when we signed it."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.session import Sessions, new_person, sessions
from adapters.web.settings import WebSettings
from core.errors import SetupError

OURS = Sessions(b"ours")


def test_a_signed_person_is_known_again():
    person = new_person()
    assert OURS.person(OURS.sign(person)) == person


def test_a_cookie_of_another_secret_is_nobody():
    assert OURS.person(Sessions(b"theirs").sign(new_person())) is None


def test_another_person_under_the_same_signature_is_nobody():
    signature = OURS.sign(new_person()).partition(".")[2]
    assert OURS.person(f"{new_person()}.{signature}") is None


@given(st.text())
def test_any_other_text_is_nobody(text: str):
    assert OURS.person(text) is None
    assert OURS.person(f"{'0' * 32}.{text}") is None


def test_the_secret_does_not_show_in_a_repr():
    assert "ours" not in repr(OURS)


def test_a_secret_is_made_once_and_kept_for_its_owner_only(tmp_path: Path):
    settings = WebSettings(data_dir=tmp_path / "new" / "folder with a space")
    first, second = sessions(settings), sessions(settings)
    kept = settings.data_dir / "web.secret"
    assert first == second
    assert len(first.secret) >= 32
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in settings.data_dir.iterdir()] == ["web.secret"]


def test_a_secret_that_is_set_is_used_and_nothing_is_written(tmp_path: Path):
    settings = WebSettings.model_validate({"secret": "sixteen letters!", "data_dir": tmp_path})
    assert sessions(settings) == Sessions(b"sixteen letters!")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(SetupError, match=r"PARLEY_DATA_DIR.*WEB_SECRET"):
        sessions(WebSettings(data_dir=tmp_path / "file" / "below"))


def test_an_emptied_secret_is_told_and_not_signed_with(tmp_path: Path):
    (tmp_path / "web.secret").touch()
    with pytest.raises(SetupError, match="Delete it"):
        sessions(WebSettings(data_dir=tmp_path))
