"""Reading the text of a course's files: inside the folder only, of a sane size, in plain UTF-8."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from core.course.files.fault import Fault, Place

LARGEST_FILE = 2**20
"""Bytes. A course's file is written by hand; one that is larger got here by mistake."""

STRANGE = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters, and the line ends of other worlds, by which an editor and we would count differently."""


@dataclass(slots=True)
class Folder:
    """A course's folder. What is wrong with it gathers in `faults`; nothing is raised for a bad file."""

    path: Path
    faults: list[Fault] = field(default_factory=list[Fault])

    def place(self, name: str, line: int = 1, column: int = 1) -> Place:
        """A place in the file called `name`, relative to the folder."""
        return Place((self.path / name).as_posix(), line, column)

    def refuse(self, place: Place, message: str, advice: str = "") -> None:
        """Note that something is wrong."""
        self.faults.append(Fault(place, message, advice))

    def names(self, folder: str, suffix: str) -> list[str]:
        """The files with that ending in a folder of the course, sorted; others there are refused."""
        where = self.path / folder
        if not where.is_dir():
            return []
        found: list[str] = []
        for entry in sorted(where.iterdir()):
            name = f"{folder}/{entry.name}"
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.suffix == suffix:
                found.append(name)
            else:
                self.refuse(
                    self.place(name),
                    f"only {suffix} files belong into {folder}/",
                    f"Move it out of the course, or give it the ending {suffix}.",
                )
        return found

    def folders(self, folder: str) -> list[str]:
        """The folders in a folder of the course, sorted."""
        where = self.path / folder
        if not where.is_dir():
            return []
        return [f"{folder}/{entry.name}" for entry in sorted(where.iterdir()) if entry.is_dir()]

    def text(self, name: str) -> str | None:
        """The text of a file; None, and a fault, where it cannot be used."""
        data = self._data(name)
        if data is None:
            return None
        text = self._decoded(name, data)
        if text is None:
            return None
        if strange := STRANGE.search(text):
            self._refuse_character(name, text, strange.start())
            return None
        return text

    def _data(self, name: str) -> bytes | None:
        path = self.path / name
        try:
            if not path.resolve(strict=True).is_relative_to(self.path.resolve()):
                self.refuse(
                    self.place(name),
                    "this is a link that leads out of the course's folder",
                    "Put the file itself here.",
                )
                return None
            if not path.is_file():
                self.refuse(self.place(name), "this is not a file", "Put a file with this name here.")
                return None
            if (size := path.stat().st_size) > LARGEST_FILE:
                self.refuse(
                    self.place(name),
                    f"this file is too large: {size / 2**20:.1f} MiB, and {LARGEST_FILE // 2**20} MiB is the most",
                    "Split it into several files.",
                )
                return None
            return path.read_bytes()
        except FileNotFoundError:
            self.refuse(self.place(name), "this file is missing", "Write it; the course needs it.")
        except OSError as error:
            self.refuse(
                self.place(name), f"this file cannot be read: {error.strerror}", "Mend its permissions."
            )
        return None

    def _decoded(self, name: str, data: bytes) -> str | None:
        if data.startswith(b"\xef\xbb\xbf"):
            self.refuse(
                self.place(name),
                "this file opens with a byte order mark",
                "Save it as “UTF-8”, not as “UTF-8 with BOM”.",
            )
            data = data[3:]
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            line = before.count(b"\n") + 1
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            self.refuse(
                self.place(name, line, column),
                "this file is not UTF-8",
                "Save it with the encoding UTF-8.",
            )
            return None
        if "\r" in text:
            line = text[: text.index("\r")].count("\n") + 1
            self.refuse(
                self.place(name, line),
                "lines end here as on Windows (CR LF)",
                "Save the file with line ends LF; most editors have a switch for that in their bottom line.",
            )
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _refuse_character(self, name: str, text: str, at: int) -> None:
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        self.refuse(
            self.place(name, line, column),
            f"there is an invisible control character (U+{ord(text[at]):04X}) here",
            "Delete it.",
        )
