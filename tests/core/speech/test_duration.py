"""How long a recording is, by what its file says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chat import Media, is_sound, sound_type
from core.speech.duration import seconds_of
from tests.sounds import WEBM, mp3, mp4, ogg, vorbis, wav

SOUNDS = {"ogg": ogg(), "vorbis": vorbis(), "wav": wav(), "mp4": mp4(), "mp3": mp3(), "webm": WEBM}


@pytest.mark.parametrize("seconds", [0.5, 2, 90, 3600])
def test_files_that_say_it_are_believed(seconds: float) -> None:
    for made in (ogg(seconds), vorbis(seconds), mp4(seconds), mp4(seconds, wide=True)):
        assert seconds_of(made) == pytest.approx(seconds, abs=0.01)


def test_a_wav_is_as_long_as_what_there_is_of_it() -> None:
    assert seconds_of(wav(3)) == pytest.approx(3)
    lying = wav(3).replace(b"data\xc0\x5d\0\0", b"data\xff\xff\xff\xff")
    assert seconds_of(lying) == pytest.approx(3), "as programs write it that do not know the end yet"


@pytest.mark.parametrize("content", [WEBM, mp3(), b"", b"fLaC" + bytes(50), b"OggS" + bytes(22), b"print(1)"])
def test_of_others_nobody_can_say(content: bytes) -> None:
    assert seconds_of(content) is None


@given(st.sampled_from(sorted(SOUNDS)), st.data())
def test_whatever_is_broken_in_a_file_it_is_a_length_or_none(name: str, data: st.DataObject) -> None:
    whole = SOUNDS[name][:400]
    at = data.draw(st.integers(4, len(whole)))
    broken = whole[:at] + data.draw(st.binary(max_size=64)) + whole[at + data.draw(st.integers(0, 64)) :]
    found = seconds_of(broken)
    assert found is None or found >= 0


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (ogg(), "audio/ogg"),
        (mp3(), "audio/mpeg"),
        (b"ID3\x04" + mp3(), "audio/mpeg"),
        (b"\xff\xf3\x40\xc4", "audio/mpeg"),
        (wav(), "audio/wav"),
        (mp4(), "audio/mp4"),
        (WEBM, "audio/webm"),
        (b"\xff\xf1\x50\x80", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"\xff", None),
        (b"", None),
        (b"<svg/>", None),
        (b"RIFF\0\0\0\0WEBP", None),
    ],
)
def test_what_a_recording_is_shows_in_how_it_begins(content: bytes, mime: str | None) -> None:
    assert sound_type(content) == mime


@pytest.mark.parametrize(
    ("name", "mime", "so"),
    [
        ("voice.ogg", "audio/ogg", True),
        ("voice.webm", "audio/webm;codecs=opus", True),
        ("voice", "AUDIO/MPEG", True),
        ("Note.OPUS", "", True),
        ("note.m4a", "application/octet-stream", True),
        ("note.ogg", "application/ogg", True),
        ("note.ogg", "text/plain", False),
        ("film.webm", "video/webm", False),
        ("data.csv", "", False),
        ("main.py", "text/x-python", False),
    ],
)
def test_what_is_called_a_recording(name: str, mime: str, so: bool) -> None:
    assert is_sound(Media(name=name, mime=mime, key="")) == so
