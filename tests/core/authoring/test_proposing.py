"""What would become of a course is worked out, and told with file and line, before anything is kept."""

import io
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from core.authoring.proposing import (
    Proposal,
    Target,
    proposed_drafts,
    proposed_files,
    proposed_upload,
)
from core.interchange import gift
from core.interchange.archive import Limits
from core.interchange.fault import Reason
from core.shelf import packed
from core.words import Words
from tests.core.course.sample import SAMPLE
from tests.core.interchange.test_course_files import QUIZ

SAMPLE_FILES: Mapping[str, bytes] = {name: text.encode() for name, text in SAMPLE.items()}
SAMPLE_TARGET = Target(course="sample", title="A sample", into=SAMPLE_FILES)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load([Path(__file__).parents[3] / "core/words"])


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip as anybody may make one."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def places(proposal: Proposal) -> list[str]:
    return [f"{one.place.path}:{one.place.line}" for one in proposal.broken]


async def test_a_quiz_becomes_a_new_course_with_a_free_id(words: Words) -> None:
    target = Target(title="Bread", taken={"bread", "bread-2"})
    proposal = await proposed_upload(target, "quiz.gift", QUIZ.encode(), words)
    assert not proposal.stopped
    assert proposal.course_id == "bread-3"
    assert proposal.course is not None
    assert proposal.course.title == "Bread"
    assert proposal.changes is not None
    assert proposal.changes.new
    assert len(proposal.changes.items.added) == len(proposal.course.items) == 5
    assert proposal.wanted, "what was made up is told"


async def test_a_course_in_a_zip_is_taken_as_it_is(words: Words) -> None:
    proposal = await proposed_upload(Target(), "sample.zip", zipped(SAMPLE_FILES), words)
    assert proposal.course_id == "sample"
    assert proposal.files == SAMPLE_FILES
    assert proposal.faults == proposal.broken == ()


async def test_a_course_whose_id_is_taken_gets_another_and_nothing_else_is_changed(words: Words) -> None:
    proposal = await proposed_upload(Target(taken={"sample"}), "sample.zip", zipped(SAMPLE_FILES), words)
    assert proposal.course_id == "sample-2"
    assert {name for name in SAMPLE_FILES if proposal.files[name] != SAMPLE_FILES[name]} == {"course.yaml"}
    assert proposal.course is not None
    assert proposal.course.id == "sample-2"


async def test_the_same_files_again_change_nothing(words: Words) -> None:
    proposal = await proposed_upload(SAMPLE_TARGET, "sample.zip", zipped(SAMPLE_FILES), words)
    assert not proposal.stopped
    assert not proposal.changes


async def test_what_is_taken_out_of_a_zip_is_told_as_removed() -> None:
    name = "items/names.yaml"
    assert name in SAMPLE_FILES
    text = SAMPLE_FILES[name].decode()
    start, end = text.index("- id: weigh"), text.index("- id: fill")
    less = {**SAMPLE_FILES, name: (text[:start] + text[end:]).encode()}
    proposal = await proposed_files(SAMPLE_TARGET, less)
    assert proposal.changes is not None
    assert [one.id for one in proposal.changes.items.removed] == ["weigh"]


async def test_every_fault_of_a_course_is_told_with_its_file_and_line(words: Words) -> None:
    name = "items/names.yaml"
    broken = (
        SAMPLE_FILES[name].replace(b"difficulty: 1", b"difficulty: 9", 1).replace(b"id: judge", b"id: say")
    )
    proposal = await proposed_upload(SAMPLE_TARGET, "s.zip", zipped({**SAMPLE_FILES, name: broken}), words)
    assert proposal.stopped
    assert not proposal.files
    assert f"{name}:6" in places(proposal)
    assert len(proposal.broken) >= 1
    assert all(not one.place.path.startswith("/") for one in proposal.broken)


async def test_two_items_of_one_id_are_told_apart_by_their_lines() -> None:
    name = "items/names.yaml"
    double = SAMPLE_FILES[name].replace(b"id: judge", b"id: say")
    proposal = await proposed_files(SAMPLE_TARGET, {**SAMPLE_FILES, name: double})
    told = [one for one in proposal.broken if "say is taken" in one.message]
    assert told
    assert "items/names.yaml:" in told[0].message
    assert "/tmp" not in told[0].message


async def test_a_course_cannot_say_that_it_was_another_one() -> None:
    top = SAMPLE_FILES["course.yaml"] + b"formerly: [somebody-elses]\n"
    proposal = await proposed_files(SAMPLE_TARGET, {**SAMPLE_FILES, "course.yaml": top})
    assert proposal.stopped
    assert any(one.path == "course.yaml" for one in proposal.broken)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("evil.zip", zipped({"../course.yaml": b"id: evil\n"}), Reason.NAME_UNSAFE),
        ("bomb.zip", zipped({"items/a.yaml": b"a" * 3_000_000}), Reason.ARCHIVE_SWELLS),
        ("latin.gift", "¿Qué? {=sí ~no}".encode("latin-1"), Reason.ENCODING),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(40), Reason.KIND_UNKNOWN),
        ("note.gift", b"Just a note.", Reason.NO_QUESTIONS),
        ("cut.zip", zipped(SAMPLE_FILES)[:900], Reason.ARCHIVE_BROKEN),
    ],
)
async def test_what_cannot_be_taken_is_told_and_nothing_of_it_is_kept(
    words: Words, name: str, content: bytes, reason: Reason
) -> None:
    proposal = await proposed_upload(SAMPLE_TARGET, name, content, words)
    assert proposal.stopped
    assert proposal.files == {}
    assert reason in [one.reason for one in proposal.stopping]


async def test_a_file_of_two_hundred_megabytes_is_refused_by_its_size(words: Words) -> None:
    proposal = await proposed_upload(SAMPLE_TARGET, "huge.xml", b"<" * 2**21, words, Limits(packed=2**20))
    assert [one.reason for one in proposal.stopping] == [Reason.ARCHIVE_LARGE]


async def test_drafts_come_into_a_course_that_has_nothing_yet(words: Words) -> None:
    proposal = await proposed_drafts(Target(title="Bread"), gift.read(QUIZ), words)
    assert proposal.course is not None
    again = await proposed_drafts(
        Target(course="bread", title="Bread", into=proposal.files), gift.read(QUIZ), words
    )
    assert not again.changes


def test_the_same_files_are_packed_into_the_same_bytes() -> None:
    assert packed(SAMPLE_FILES) == packed(dict(sorted(SAMPLE_FILES.items(), reverse=True)))
