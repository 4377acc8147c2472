"""What the files of a course say it is, also where they are at fault, and the id under which it is kept. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.course.files.fault import Fault
from core.course.files.tree import read_tree
from core.interchange.existing import COURSE

_ID_LINE = re.compile(rb"^id:[^\n]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Said:
    """What `course.yaml` says; "" where it does not, or cannot be read."""

    id: str = ""
    title: str = ""
    language: str = ""


def named_so(files: Mapping[str, bytes]) -> Said:
    """What the files say the course is."""
    faults: list[Fault] = []
    tree = read_tree(files.get(COURSE, b"").decode("utf-8", "replace"), COURSE, faults)
    if tree is None or faults or not isinstance(tree.value, dict):
        return Said()
    found = tree.value
    id_, title, language = (
        value if isinstance(value := found.get(key), str) else "" for key in ("id", "title", "language")
    )
    return Said(id_.strip(), " ".join(title.split()), language)


def with_id(files: Mapping[str, bytes], course: str) -> dict[str, bytes]:
    """The files as those of the course `course`: the one line that says another id is written anew, and no other."""
    if named_so(files).id in {course, ""}:
        return dict(files)
    return {**files, COURSE: _ID_LINE.sub(f"id: {course}".encode(), files[COURSE], count=1)}
