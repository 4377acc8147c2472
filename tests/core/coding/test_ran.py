"""What is said of a program that has run: its words, its files, its end."""

import struct
import zlib

import pytest

from core.chat import Block, Card, Code, File, Picture, Reply, Text
from core.coding.program import Program
from core.coding.ran import how_it_ended, ran
from sandbox.contract import Execution, Failure, Job, Limits, Status, Verdict
from sandbox.contract import File as Left
from tests.core.coding.complaints import SAY, WORDS, failure_of, javascript, told_by_node
from tests.pupil import words_of

LIMITS = Limits()


def png() -> bytes:
    """One pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def shown(execution: Execution, source: str = "", language: str = "python") -> tuple[Block, ...]:
    verdict = Verdict(status=execution.status, executions=(execution,))
    return ran(verdict, Job(source=source, language=language), SAY)


def said(*blocks: Block) -> str:
    return words_of(Reply.of(*blocks))


def ended(source: str, failure: Failure | None = None, status: Status = Status.ERROR) -> str:
    return said(*how_it_ended(status, failure, LIMITS, SAY, Program(source)))


class TestErrors:
    def test_the_line_is_marked_and_only_the_last_words_are_quoted(self) -> None:
        source = "total = 1\nprint(totl)"
        assert ended(source, failure_of(source)) == (
            "Python stopped in line 2\n"
            "Python does not know the name `totl` here. Did you mean `total`?\n"
            "The place in your code\n  1 | total = 1\n→ 2 | print(totl)\n    |       ^^^^\n"
            "What Python said\nNameError: name 'totl' is not defined. Did you mean: 'total'?"
        )

    def test_a_traceback_over_several_places_is_quoted_whole(self) -> None:
        source = "def f(a):\n    return a / 0\nf(1)"
        assert 'What Python said\nTraceback (most recent call last):\n  File "main.py", line 3' in ended(
            source, failure_of(source)
        )

    def test_words_of_several_lines_are_quoted_whole(self) -> None:
        source = "raise ValueError('one\\n  two\\nthree')"
        assert ended(source, failure_of(source)).endswith("ValueError: one\n  two\nthree")

    def test_of_javascript_it_is_said_by_its_own_name(self) -> None:
        source = "let total = 1;\nconsole.log(totl);"
        failure = told_by_node(source, "ReferenceError", "totl is not defined", 2, 13, "    at main.js:2:13")
        program = javascript(source)
        words = said(*how_it_ended(Status.ERROR, failure, LIMITS, SAY, program))
        assert words == (
            f"{program.title} stopped in line 2\n"
            "JavaScript does not know the name `totl` here. Did you mean `total`?\n"
            "The place in your code\n  1 | let total = 1;\n→ 2 | console.log(totl);\n    |             ^\n"
            f"What {program.title} said\nReferenceError: totl is not defined"
        )

    @pytest.mark.parametrize("kind", ["NoAnswer", "Crash"])
    def test_what_the_runner_says_in_english_is_not_shown(self, kind: str) -> None:
        failure = Failure(type=kind, message="words for an operator", traceback="")
        words = ended("import os\nos._exit(0)", failure)
        assert "operator" not in words
        assert "What Python said" not in words

    def test_a_function_that_is_not_there_is_no_complaint_of_pythons(self) -> None:
        failure = Failure(
            type="NameError",
            message="your code defines no function named 'double'",
            traceback="NameError: your code defines no function named 'double'\n",
        )
        assert ended("x = 1", failure).endswith("Define it with exactly this name.")

    @pytest.mark.parametrize(
        ("kind", "means"),
        [
            ("SourceTooLong", "longer than the 256 KiB"),
            ("InputTooLong", "more than the 1,024 KiB"),
            ("FilesTooLarge", "larger than the 4,096 KiB"),
            ("FileName", "like `data.csv`"),
        ],
    )
    def test_what_is_refused_is_told_in_words_for_learners(self, kind: str, means: str) -> None:
        words = ended("x", Failure(type=kind, message="words for an operator", traceback=""))
        assert words.startswith("I did not run it\n")
        assert means in words
        assert "operator" not in words

    @pytest.mark.parametrize("language", WORDS.languages)
    def test_every_end_has_words_in_every_language(self, language: str) -> None:
        say = WORDS.say(language)
        kinds = ("SourceTooLong", "InputTooLong", "FilesTooLarge", "FileName", "NoAnswer", "Crash")
        for kind in kinds:
            failure = Failure(type=kind, message="", traceback="")
            assert how_it_ended(Status.ERROR, failure, LIMITS, say, Program("x"))
        for source in ("while True: pass", "n = 1\nwhile n: pass", "x = [1]\nfor y in x: x.append(y)", ""):
            for status in Status:
                how_it_ended(status, None, LIMITS, say, Program(source))


class TestLimits:
    ENDLESS = "n = 3\nwhile n > 0:\n    print(n)"

    @pytest.mark.parametrize("status", [Status.TIMEOUT, Status.OUTPUT_LIMIT, Status.OUT_OF_MEMORY])
    def test_the_loop_that_probably_did_it_is_named_and_marked(self, status: Status) -> None:
        words = ended(self.ENDLESS, status=status)
        assert "Probably it is the loop in line 2: its condition looks at `n`" in words
        assert "→ 2 | while n > 0:" in words

    @pytest.mark.parametrize(
        ("status", "asks"),
        [
            (Status.TIMEOUT, "Is there a loop"),
            (Status.OUTPUT_LIMIT, "Look for a loop"),
            (Status.OUT_OF_MEMORY, "Look for something that grows"),
        ],
    )
    def test_without_a_sure_guess_it_is_asked(self, status: Status, asks: str) -> None:
        words = ended("while f(): g()", status=status)
        assert asks in words
        assert "Probably" not in words

    def test_memory_that_ran_out_in_a_known_line_is_marked_there(self) -> None:
        failure = Failure(type="MemoryError", message="", traceback="", line=1)
        words = ended("x = [0] * 10**9\nwhile True: pass", failure, Status.OUT_OF_MEMORY)
        assert "→ 1 | x = [0] * 10**9" in words
        assert "Probably" not in words


class TestFiles:
    def test_an_image_is_shown_and_all_else_is_a_file(self) -> None:
        files = (
            Left(name="plots/a.png", data=png(), alt="x: days"),
            Left(name="b.png", data=png()),
            Left(name="out.txt", data="é".encode()),
            Left(name="data.bin", data=b"\0\xff"),
        )
        first, second, text, data = shown(Execution(status=Status.FINISHED, files=files))
        assert isinstance(first, Picture)
        assert (first.alt, first.media.name, first.media.mime) == ("x: days", "plots-a.png", "image/png")
        assert isinstance(second, Picture)
        assert second.alt == "The picture b.png, as the program drew it"
        assert isinstance(text, File)
        assert text.media.mime == "text/plain; charset=utf-8"
        assert isinstance(data, File)
        assert data.media.mime == "application/octet-stream"

    @pytest.mark.parametrize(
        "content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"", b"RIFF", b"\x89PNG"]
    )
    def test_what_only_calls_itself_an_image_is_a_file(self, content: bytes) -> None:
        (block,) = shown(Execution(status=Status.FINISHED, files=(Left(name="a.png", data=content),)))
        assert isinstance(block, File)

    @pytest.mark.parametrize(
        ("content", "mime"),
        [
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"GIF89a", "image/gif"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        ],
    )
    def test_each_kind_of_image_is_known_by_its_first_bytes(self, content: bytes, mime: str) -> None:
        (block,) = shown(Execution(status=Status.FINISHED, files=(Left(name="a.txt", data=content),)))
        assert isinstance(block, Picture)
        assert block.media.mime == mime

    def test_what_was_left_out_is_told(self) -> None:
        (block,) = shown(Execution(status=Status.FINISHED, files_left_out=3))
        assert block == Text("3 more files stayed behind: only a few, and not too large ones, can come back.")

    def test_files_stand_between_the_output_and_the_error(self) -> None:
        source = "print(1 / 0)"
        execution = Execution(
            status=Status.ERROR,
            stdout="so far\n",
            files=(Left(name="a.txt", data=b"a"),),
            failure=failure_of(source),
        )
        kinds = [type(block) for block in shown(execution, source)]
        assert kinds == [Code, File, Card, Code, Code]


def test_a_language_that_is_not_everywhere_is_named_where_it_cannot_run() -> None:
    away = Verdict(status=Status.UNAVAILABLE, note="words for an operator")
    assert said(*ran(away, Job(source="", language="javascript"), SAY)).startswith(
        "JavaScript cannot run here"
    )
    assert said(*ran(away, Job(source=""), SAY)).startswith("Code cannot run at the moment")


def test_a_program_that_shows_nothing_says_so() -> None:
    assert said(*shown(Execution(status=Status.FINISHED))) == "It ran to its end and printed nothing."
