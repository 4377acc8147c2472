"""A course's files as plain values, to be added to and written again; what is not touched stays to the byte."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from core.course.files.build_item import Setting, question_of
from core.course.files.fault import Fault
from core.course.files.lesson import front_end
from core.course.files.shapes.items import ITEM_SHAPES
from core.course.files.tree import Value, read_tree
from core.course.lints.editors import schema_line
from core.course.model import Question
from core.interchange.yaml_text import dumped

Group = dict[str, Value]

COURSE, BELIEFS = "course.yaml", "misconceptions.yaml"


class NotACourse(ValueError):
    """Files that are taken for a sound course, and are none."""


@dataclass(slots=True)
class LessonFile:
    """A lesson: what stands between the lines `---`, and the text below them. `made` here and now, it was not there before."""

    front: Group
    body: str
    made: bool = False


@dataclass(slots=True)
class CourseFiles:
    """All files of a course. Whoever changes a part names its file in `touched`."""

    course: Group
    beliefs: list[Group] = field(default_factory=list[Group])
    lessons: dict[str, LessonFile] = field(default_factory=dict[str, LessonFile])
    items: dict[str, list[Group]] = field(default_factory=dict[str, list[Group]])
    others: dict[str, bytes] = field(default_factory=dict[str, bytes])
    touched: set[str] = field(default_factory=set[str])

    @property
    def skills(self) -> list[Group]:
        """The groups of the skills."""
        return groups(self.course["skills"])

    @property
    def ids(self) -> set[str]:
        """Ids that lessons, items and challenges have or had."""
        parts = [lesson.front for lesson in self.lessons.values()]
        parts += [item for items in self.items.values() for item in items]
        found = {str(part["id"]) for part in parts} | {
            old for part in parts for old in texts(part.get("formerly"))
        }
        return found | {name.split("/")[1] for name in self.others if name.startswith("challenges/")}

    def challenges(self) -> list[Group]:
        """The groups of the challenges."""
        names = [
            name
            for name in self.others
            if name.startswith("challenges/") and name.endswith("/challenge.yaml")
        ]
        return groups([value_of(self.others[name].decode(), name) for name in names])

    def setting(self) -> Setting:
        """What items need of the course to be understood."""
        repairs = {str(one["id"]): str(one["repair"]) for one in self.beliefs}
        return Setting(str(self.course.get("code") or ""), repairs)

    def written(self) -> dict[str, bytes]:
        """All files."""
        files = dict(self.others)
        if COURSE in self.touched:
            files[COURSE] = yaml_file(COURSE, self.course)
        if BELIEFS in self.touched:
            files[BELIEFS] = yaml_file(BELIEFS, list[Value](self.beliefs))
        for name, items in self.items.items():
            if name in self.touched:
                files[name] = yaml_file(name, list[Value](items))
        for id_, lesson in self.lessons.items():
            if f"lessons/{id_}.md" in self.touched:
                text = f"---\n{dumped(lesson.front)}---\n{lesson.body.strip()}\n"
                files[f"lessons/{id_}.md"] = text.encode()
        return files


def yaml_file(name: str, value: Value) -> bytes:
    """The bytes of a file of a course that holds this value; it opens with a line that names its schema."""
    return f"{schema_line(name)}\n{dumped(value)}".encode()


def groups(value: Value) -> list[Group]:
    """A list of groups, as the shapes say it is."""
    return cast("list[Group]", value)


def texts(value: Value) -> list[str]:
    """A list of texts, as the shapes say it is; an empty one for None."""
    return cast("list[str]", value) if value else []


def opened(files: Mapping[str, bytes]) -> CourseFiles:
    """The files of a sound course. Raises `NotACourse`."""
    course = _tree(files, COURSE)
    if not isinstance(course, dict):
        raise NotACourse(COURSE)
    found = CourseFiles(course, others=dict(files))
    beliefs = _tree(files, BELIEFS) if BELIEFS in files else None
    found.beliefs = groups(beliefs) if isinstance(beliefs, list) else []
    for name in sorted(files):
        if name.startswith("items/"):
            items = _tree(files, name)
            found.items[name] = groups(items) if isinstance(items, list) else []
        elif name.startswith("lessons/") and name.endswith(".md"):
            lesson = _lesson(name, files[name].decode())
            found.lessons[str(lesson.front["id"])] = lesson
    return found


def _tree(files: Mapping[str, bytes], name: str) -> Value:
    if name not in files:
        raise NotACourse(name)
    return value_of(files[name].decode(), name)


def value_of(text: str, name: str) -> Value:
    """The value that a file of a sound course holds. Raises `NotACourse`."""
    faults: list[Fault] = []
    tree = read_tree(text, name, faults)
    if tree is None or faults:
        raise NotACourse(str(faults[0]) if faults else name)
    return tree.value


def _lesson(name: str, text: str) -> LessonFile:
    lines = text.split("\n")
    end = front_end(lines)
    value = value_of("\n".join(lines[1:end]), name) if end else None
    if end is None or not isinstance(value, dict):
        raise NotACourse(name)
    return LessonFile(value, "\n".join(lines[end + 1 :]))


def question_in(item: Group, setting: Setting) -> Question:
    """The question that a group of a file of items is."""
    shape = ITEM_SHAPES[str(item["type"])].model_validate(item)
    return question_of(shape, setting)
