"""The terminal as a process: as a filter over a pipe, and for somebody who types, over a pseudo-terminal."""

import asyncio
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from adapters.terminal import platform as exported
from adapters.terminal.settings import TerminalSettings
from core.chat import LARGEST_ATTACHMENT, File, Incoming, Media, Reply, Said, Text, is_sound
from core.errors import Unavailable
from tests.adapters.terminal.chat import SCENES, answer
from tests.adapters.terminal.display import display
from tests.adapters.terminal.fake_door import FakeDoor

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, "-W", "error", "-m", "tests.adapters.terminal.chat"]
ENVIRONMENT = {**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "PYTHONPATH": str(ROOT)}
CODES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[=>()][A-Z0-9]?)")


@dataclass
class Pipe:
    """The terminal in this process, reading a file and writing to a captured stream."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    async def __call__(self, text: str | bytes, door: FakeDoor | None = None) -> str:
        """What the terminal writes, given `text`."""
        given = self.folder / "input"
        given.write_bytes(text if isinstance(text, bytes) else text.encode())
        door = door or FakeDoor(answer)
        with given.open() as stdin:
            self.monkeypatch.setattr(sys, "stdin", stdin)
            settings = TerminalSettings(learner="ada", data_dir=self.folder, language="en")
            door.platform = exported.connect(settings, door)
            await door.platform.run()
        return self.capsys.readouterr().out


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Pipe:
    return Pipe(tmp_path, monkeypatch, capsys)


class TestPipe:
    async def test_each_line_is_answered_in_order(self, pipe: Pipe) -> None:
        out = await pipe("hello\n\n/help\n```\na\n\nb\n```\nlast")
        assert out.split("\n\n") == ["said 'hello'", "said '/help'", r"said 'a\n\nb'", "said 'last'", ""]

    async def test_a_form_is_filled_by_lines(self, pipe: Pipe) -> None:
        out = await pipe("/show form-two-fields\nAda\n/skip\nUTC\n/show program\n```\n/x/\n```\n")
        assert "Time zone\nSave · Send your answer as a message." in out
        assert "said '/skip'" in out
        assert "filled 1.0 {'a': 'Ada', 'b': 'UTC'}" in out
        assert "filled 4.0 {'code': '/x/'}" in out

    async def test_a_form_that_was_left_open_is_filled_on_a_later_visit(self, pipe: Pipe) -> None:
        door = FakeDoor(answer)
        door.tell(SCENES["program"])
        door.tell(Reply.of(Text("Take your time.")))
        assert await pipe("```\nprint()\n```\n", door) == "filled 1.0 {'code': 'print()'}\n\n"

    async def test_pictures_and_files_are_saved(self, pipe: Pipe) -> None:
        out = await pipe("/show media\n/show media\n")
        (picture,) = (pipe.folder / "pictures").iterdir()
        (file,) = (pipe.folder / "files").iterdir()
        assert picture.read_bytes() == b"a picture"
        assert re.fullmatch(r"notes-[0-9a-f]{8}\.txt", file.name)
        assert "Picture: Loops 80%, names 40%" in out
        assert str(picture) in out

    async def test_files_of_the_learner_go_along(self, pipe: Pipe) -> None:
        (pipe.folder / "main.py").write_text("print(1)")
        (pipe.folder / "my data.csv").write_bytes(b"a,b")
        door = FakeDoor(answer)
        await pipe(
            f'/run @{pipe.folder}/main.py @"{pipe.folder}/my data.csv"\n@{pipe.folder}/main.py\n', door
        )
        first, second = door.received
        assert first.body == Said("/run")
        assert [(file.name, file.content) for file in first.attachments] == [
            ("main.py", b"print(1)"),
            ("my data.csv", b"a,b"),
        ]
        assert second.body == Said("")
        assert [file.mime for file in second.attachments] == ["text/x-python"]

    async def test_a_file_that_cannot_go_along_keeps_the_message_back(self, pipe: Pipe) -> None:
        (pipe.folder / "big.csv").write_bytes(bytes(LARGEST_ATTACHMENT + 1))
        many = " ".join(["@x.txt"] * 9)
        door = FakeDoor(answer)
        out = await pipe(
            f"/run @nowhere.py\n/run @{pipe.folder}\n/run @{pipe.folder}/big.csv\n/run {many}\n/run @~no one\n",
            door,
        )
        assert "There is no file nowhere.py that can be read here, so nothing was sent" in out
        assert f"There is no file {pipe.folder} that" in out
        assert "big.csv is larger than the 16 MiB" in out
        assert "more than the 8 files" in out
        assert [one.body for one in door.received] == [Said("/run @~no one")]

    async def test_a_file_never_lies_outside_its_folder(self, pipe: Pipe) -> None:
        media = Media.of("../../\x1bevil/..", "text/plain", b"x")
        await pipe("go\n", FakeDoor(lambda _: Reply.of(File(media))))
        assert [file.parent for file in pipe.folder.rglob("*evil*")] == []
        assert len(list((pipe.folder / "files").iterdir())) == 1

    @pytest.mark.parametrize(
        "name", ["note.ogg", "note.oga", "note.opus", "note.mp3", "note.m4a", "note.wav"]
    )
    async def test_a_recording_alone_is_a_message(self, pipe: Pipe, name: str) -> None:
        door = FakeDoor(answer)
        (pipe.folder / name).write_bytes(b"OggS")
        await pipe(f"@{pipe.folder}/{name}\n", door)
        (incoming,) = door.received
        assert incoming.body == Said("")
        assert [(one.name, is_sound(one)) for one in incoming.attachments] == [(name, True)]

    async def test_a_file_that_cannot_be_saved_is_said_so(self, pipe: Pipe) -> None:
        (pipe.folder / "pictures").write_text("in the way")
        out = await pipe("/show media\nmore\n")
        assert "skills.png can't be saved here." in out
        assert "said 'more'" in out

    async def test_broken_bytes_and_empty_input_do_no_harm(self, pipe: Pipe) -> None:
        assert "said" in await pipe(b"\xff\xfe\x00\n")
        assert await pipe(b"") == ""

    async def test_a_message_that_could_not_be_kept_is_said_so(self, pipe: Pipe) -> None:
        out = await pipe("hello\n", FakeDoor(down=True))
        assert "was not kept" in out

    async def test_each_event_has_an_id_of_its_own_also_in_another_run(self, pipe: Pipe) -> None:
        door = FakeDoor()
        await pipe("a\nb\n", door)
        await pipe("c\n", door)
        assert len({incoming.event_id for incoming in door.received}) == 3
        assert {incoming.chat for incoming in door.received} == {"ada"}

    async def test_news_for_the_learner_is_shown_once(self, pipe: Pipe) -> None:
        news = FakeDoor().tell(Reply.of(Text("Two are due.")))

        def tells(incoming: Incoming) -> Reply:
            assert door.platform is not None
            asyncio.get_running_loop().create_task(door.platform.send(news))
            asyncio.get_running_loop().create_task(door.platform.send(news))
            return Reply.of(Text("And?"))

        door = FakeDoor(tells)
        door.past.append(replace(news, chat="somebody else"))
        assert (await pipe("a\n\n", door)).count("Two are due.") == 1

    def test_only_the_learners_own_chat_is_reached(self, pipe: Pipe) -> None:
        platform = exported.connect(TerminalSettings(learner="ada", data_dir=pipe.folder), FakeDoor())
        assert platform.reaches("ada")
        assert not platform.reaches("ben")

    async def test_nothing_is_shown_before_it_runs(self, pipe: Pipe) -> None:
        platform = exported.connect(TerminalSettings(learner="ada", data_dir=pipe.folder), FakeDoor())
        with pytest.raises(Unavailable):
            await platform.send(FakeDoor().tell(Reply.of(Text("early"))))


class TestProcess:
    def test_the_end_of_input_ends_it_with_status_0(self, tmp_path: Path) -> None:
        done = subprocess.run(
            [*COMMAND, str(tmp_path)],
            input=b"hello\n",
            capture_output=True,
            cwd=ROOT,
            env=ENVIRONMENT,
            timeout=60,
            check=False,
        )
        assert (done.stdout, done.stderr, done.returncode) == (b"said 'hello'\n\n", b"", 0)

    def test_a_reader_that_goes_away_ends_it_quietly(self, tmp_path: Path) -> None:
        with subprocess.Popen(
            [*COMMAND, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=ENVIRONMENT,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            process.stdin.write(b"hello\n" * 3)
            process.stdin.flush()
            assert process.wait(30) == 0
            assert process.stderr.read() == b""


class Typist:
    """Somebody at a pseudo-terminal."""

    def __init__(self, folder: Path, *arguments: str, environment: Mapping[str, str] = {}) -> None:
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self._ours = ours
        self._process = subprocess.Popen(
            [*COMMAND, str(folder), *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={**ENVIRONMENT, **environment},
            start_new_session=True,
        )
        os.close(theirs)
        self.raw = ""
        self._seen = 0

    def types(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def sees(self, text: str) -> None:
        """Wait until `text` is on the screen after what was seen before."""
        deadline = time.monotonic() + 30
        while (found := self.screen.find(text, self._seen)) < 0:
            assert time.monotonic() < deadline, self.screen[self._seen :]
            assert self._read(), f"ended before {text!r}: {self.screen}"
        self._seen = found + len(text)

    @property
    def screen(self) -> str:
        """All that was written, without codes."""
        return CODES.sub("", self.raw).replace("\r", "")

    def ends(self) -> int:
        """The status, when it has ended by itself."""
        while self._read():
            pass
        return self._process.wait(30)

    def lets_it_grow(self) -> None:
        """Have the answer to /grow go on."""
        self._process.send_signal(signal.SIGUSR1)

    def interrupts(self) -> None:
        """Press Ctrl-C while nothing is asked: the terminal makes a signal of it."""
        self._process.send_signal(signal.SIGINT)

    def close(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)

    def _read(self) -> bool:
        if not select.select([self._ours], [], [], 30)[0]:
            return False
        try:
            read = os.read(self._ours, 65536).decode("utf-8", "replace")
        except OSError:  # Linux says so when the other end is closed
            return False
        self.raw += read
        return bool(read)


@pytest.fixture
def ada(tmp_path: Path) -> Generator[Typist]:
    typist = Typist(tmp_path)
    yield typist
    typist.close()


@pytest.fixture
def ada_again(tmp_path: Path) -> Generator[Typist]:
    typist = Typist(tmp_path, "began")
    yield typist
    typist.close()


class TestInteractive:
    def test_the_first_visit_starts_by_itself_and_control_d_ends(self, ada: Typist) -> None:
        ada.sees("/help lists commands")
        ada.sees("called start")
        ada.sees("›")
        ada.types("hello\r")
        ada.sees("said 'hello'")
        ada.sees("›")
        ada.types("\x04")
        ada.sees("See you soon.")
        assert ada.ends() == 0

    def test_a_later_visit_goes_on_at_the_open_question(self, ada_again: Typist) -> None:
        ada_again.sees("How many?")
        ada_again.sees("2  Two")
        ada_again.sees("not one of them")
        ada_again.types("2\r")
        ada_again.sees("said '2'")
        assert "called start" not in ada_again.screen

    def test_code_is_typed_line_by_line(self, ada: Typist) -> None:
        ada.sees("called start")
        ada.types("/show program\r")
        ada.sees("A line with a single .")
        ada.sees("›")
        ada.types("if x:\r")
        ada.sees("…")
        ada.types("    y\r")
        ada.sees("…")
        ada.types(".\r")
        ada.sees(r"filled 2.0 {'code': 'if x:\n    y'}")

    def test_control_c_first_empties_the_line_then_the_code_then_ends(self, ada: Typist) -> None:
        ada.sees("called start")
        ada.types("/show program\r")
        ada.sees("A line with a single .")
        ada.sees("›")
        ada.types("first\r")
        ada.sees("…")
        ada.types("half\x03")
        ada.sees("…")
        ada.types("\x03")
        ada.sees("›")
        ada.types("\x03")
        ada.sees("See you soon.")
        assert ada.ends() == 0

    def test_earlier_lines_come_back(self, ada: Typist) -> None:
        ada.sees("called start")
        ada.types("hello\r")
        ada.sees("said 'hello'")
        ada.types("\x1b[A!\r")
        ada.sees("said 'hello!'")

    def test_cards_have_boxes_and_colours(self, ada: Typist) -> None:
        ada.sees("called start")
        ada.types("/show cards\r")
        ada.sees("╭")
        ada.sees("Facts alone")
        assert "\x1b[32m" in ada.raw

    def test_no_color_is_respected(self, tmp_path: Path) -> None:
        typist = Typist(tmp_path, environment={"NO_COLOR": "1"})
        try:
            typist.sees("called start")
            typist.types("/show cards\r")
            typist.sees("Facts alone")
            assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", typist.raw)
        finally:
            typist.close()

    def test_an_answer_grows_in_place_and_stands_there_once(self, ada: Typist) -> None:
        ada.sees("called start")
        ada.types("/grow\r")
        ada.sees("First")
        ada.lets_it_grow()
        ada.sees("First come the beginnings")
        ada.lets_it_grow()
        ada.sees("Paragraph 39")
        ada.lets_it_grow()
        ada.sees("said '/grow'")
        ada.sees("›")
        shown = display(ada.raw)
        assert shown.count("said '/grow'") == 1
        assert "First" not in shown
        assert "Paragraph" not in shown

    def test_of_an_answer_that_is_higher_than_the_screen_its_end_is_shown(self, ada: Typist) -> None:
        ada.sees("called start")
        ada.types("/grow\r")
        ada.sees("First")
        ada.lets_it_grow()
        ada.sees("the beginnings")
        ada.lets_it_grow()
        ada.sees("Paragraph 39")
        assert "Paragraph 39" in display(ada.raw)
        assert "Paragraph 20" not in ada.screen

    def test_control_c_in_the_middle_leaves_the_terminal_as_it_was(self, ada: Typist) -> None:
        ada.sees("called start")
        ada.types("/grow\r")
        ada.sees("First")
        ada.interrupts()
        ada.ends()
        assert ada.raw.rindex("\x1b[?25h") > ada.raw.rindex("\x1b[?25l"), "the cursor stays hidden"
