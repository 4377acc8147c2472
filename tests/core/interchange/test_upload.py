"""Whatever somebody sends."""

import pytest

from core.chat import Say
from core.course.model import Ask
from core.interchange import upload
from core.interchange.course_files import to_files
from core.interchange.fault import Reason
from core.interchange.upload import Kind, Upload
from tests.core.course.sample import SAMPLE
from tests.core.interchange.gate import Gate
from tests.core.interchange.test_archive import packed
from tests.core.interchange.test_markdown_course import BREAD
from tests.core.interchange.test_moodle_xml import answer, question, quiz


def reasons(read: Upload) -> list[Reason]:
    return [one.reason for one in read.faults]


def test_the_files_of_a_course_come_through_as_they_are(gate: Gate) -> None:
    read = upload.read("sample.zip", packed({f"sample/{name}": text for name, text in SAMPLE.items()}))
    assert (read.kinds, read.faults) == ((Kind.COURSE,), ())
    assert read.files is not None
    assert read.files == {name: text.encode() for name, text in SAMPLE.items()}
    assert gate.course(read.files, "sample").id == "sample"


def test_files_of_windows_become_what_the_check_wants(gate: Gate) -> None:
    sent: dict[str, bytes | str] = {
        name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in SAMPLE.items()
    }
    read = upload.read("sample.zip", packed(sent))
    assert read.files
    assert gate.course(read.files, "sample").id == "sample"


def test_what_is_no_part_of_a_course_is_left_out_of_it() -> None:
    sent: dict[str, bytes | str] = {
        **SAMPLE,
        "README.txt": "hi",
        "pictures/a.png": b"\x89PNG\xff",
        "items/a.xlsx": b"\xff",
    }
    read = upload.read("sample.zip", packed(sent))
    assert read.files is not None
    assert set(read.files) == set(SAMPLE)
    assert reasons(read) == [Reason.FILE_LEFT_OUT] * 3
    assert not read.stopped


def test_one_file_of_a_course_in_another_encoding_stops_it_and_is_named() -> None:
    read = upload.read("sample.zip", packed({**SAMPLE, "items/more.yaml": b"# ok\n- id: \xe9\n"}))
    assert read.stopped
    assert [str(one.place) for one in read.faults] == ["items/more.yaml:2:7"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("quiz.gift", b"A{T}", Kind.GIFT),
        ("quiz.txt", b"A{T}", Kind.GIFT),
        ("quiz.xml", quiz(question("truefalse", answer("100", "true"))), Kind.MOODLE_XML),
        ("quiz.txt", quiz(question("truefalse", answer("100", "true"))), Kind.MOODLE_XML),
        ("quiz.CSV", b"question,answer\nA,true", Kind.TABLE),
        ("quiz.tsv", b"question\tanswer\nA\ttrue", Kind.TABLE),
        ("bread.md", BREAD.encode(), Kind.MARKDOWN),
        ("bread.txt", BREAD.encode("utf-16"), Kind.MARKDOWN),
    ],
)
def test_one_file_is_known_by_its_name_or_by_how_it_begins(name: str, content: bytes, kind: Kind) -> None:
    read = upload.read(name, content)
    assert (read.kinds, read.stopped) == ((kind,), False)
    assert read.drafts
    assert read.drafts.questions


def test_several_files_of_questions_come_together(gate: Gate, say: Say) -> None:
    sent: dict[str, bytes | str] = {
        "a.gift": "A{T}\n\nB{F}",
        "b.md": BREAD,
        "notes.pdf": b"%PDF",
        "c.csv": "question,answer\nC,true",
    }
    read = upload.read("all.zip", packed(sent))
    assert read.kinds == (Kind.GIFT, Kind.MARKDOWN, Kind.TABLE)
    assert reasons(read) == [Reason.FILE_LEFT_OUT]
    assert read.drafts
    course = gate.course(to_files("imported", "All", read.drafts, say).files)
    step = course.lesson("a-good-dough").steps[1]
    asked = [course.item(part.item).prompt for part in step.parts if isinstance(part, Ask)]
    assert asked == ["What does salt do?", "Salt gives taste."]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("thesis.pdf", b"%PDF-1.7", Reason.KIND_UNKNOWN),
        ("notes.txt", b"just words", Reason.KIND_UNKNOWN),
        (
            "report.docx",
            packed({"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}),
            Reason.XML_OTHER,
        ),
        ("a.zip", packed({"a.pdf": b"%PDF", "b.png": b"x"}), Reason.NO_QUESTIONS),
        ("a.zip", packed({"../a.gift": b"A{T}"}), Reason.NAME_UNSAFE),
        ("quiz.gift", b"", Reason.NO_QUESTIONS),
        ("quiz.gift", b"A{T}\n\xff", Reason.ENCODING),
        ("quiz.gift", b"A{T}\n\x00", Reason.CONTROL),
        ("quiz.gift", b"{" * 10_000, Reason.BRACE_OPEN),
        ("quiz.csv", b'"' * 99_999, Reason.TABLE_BROKEN),
        ("course.md", b"#" * 99_999, Reason.TITLE_MISSING),
        ("course.md", b"```" * 99_999, Reason.TITLE_MISSING),
        ("quiz.gift", b"A{T}\n\n" * 900_000, Reason.FILE_LARGE),
        ("quiz.gift", b"[html]" + b"<a " * 99_999 + b"{T}", Reason.TOO_LONG),
        ("quiz.xml", b"<" * 99_999, Reason.XML_BROKEN),
        ("quiz.xml", b"<quiz>" + b"<question>" * 9_999, Reason.XML_DEEP),
    ],
)
def test_what_cannot_be_imported_is_refused_with_a_reason(name: str, content: bytes, reason: Reason) -> None:
    read = upload.read(name, content)
    assert reason in reasons(read)
    assert read.stopped


@pytest.mark.parametrize("suffix", ["gift", "xml", "csv", "md"])
@pytest.mark.parametrize(
    "piece",
    [
        "{=",
        "~",
        "####",
        "::",
        "<a>",
        "&a;",
        '"',
        "|",
        ",\n",
        "```gift\n",
        "# a\n",
        "\n\n",
        "A{T}\n\n",
        "\\",
        "[html]",
        "<!--",
        "_*`",
        " -",
    ],
)
def test_a_megabyte_of_any_sign_ends_with_a_fault_or_with_questions(suffix: str, piece: str) -> None:
    read = upload.read(f"a.{suffix}", (piece * (2**20 // len(piece))).encode())
    assert read.stopped or (read.drafts and read.drafts.questions)
