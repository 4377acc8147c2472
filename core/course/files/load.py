"""Reading one course: every file, every fault in it, and the course itself when there is none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from core.course.files.build import built
from core.course.files.build_item import language_of
from core.course.files.challenge_rules import challenge_faults
from core.course.files.draft import Draft, DraftChallenge, DraftItem, DraftLesson, DraftMisconception
from core.course.files.fault import Fault
from core.course.files.lesson import LessonText, read_lesson
from core.course.files.links import link_faults
from core.course.files.reading import Folder
from core.course.files.rules import item_faults
from core.course.files.shapes.challenge import ChallengeShape
from core.course.files.shapes.course import CourseShape, LessonShape, MisconceptionShape
from core.course.files.shapes.items import ITEM_SHAPES
from core.course.files.spot import Spot, shaped
from core.course.files.tree import Mark, Tree, Value, read_tree
from core.course.languages import suffix_of
from core.course.model import Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of a course's folder. `course` is None where anything is wrong.

    `spots` tells by id where a lesson, an item or a challenge was written; `lessons` where its steps were.
    """

    name: str
    course: Course | None
    faults: tuple[Fault, ...]
    files: tuple[str, ...]
    spots: Mapping[str, Spot]
    lessons: Mapping[str, LessonText]
    top: Spot


def load_course(path: Path) -> Loaded:
    """Read the course in a folder. Nothing is raised for a bad file: see `faults`, in order of place."""
    loading = _Loading(path)
    loading.read()
    draft, faults = loading.draft, loading.folder.faults
    top = draft.spot or Spot(loading.folder.place("course.yaml").path, Mark())
    if draft.course and draft.spot:
        faults.extend(_faults_inside(draft, draft.course.code or ""))
        faults.extend(link_faults(draft, draft.course, draft.spot))
    return Loaded(
        name=draft.name,
        course=built(draft, draft.course) if draft.course and not faults else None,
        faults=tuple(sorted(faults)),
        files=tuple(loading.files),
        spots={name: spot for name, _, spot in draft.named()},
        lessons={lesson.shape.id: lesson.text for lesson in draft.lessons},
        top=top,
    )


def _faults_inside(draft: Draft, code: str) -> Iterator[Fault]:
    for item in draft.items:
        yield from item_faults(item.shape, item.spot, language_of(item.shape, code))
    for challenge in draft.challenges:
        yield from challenge_faults(challenge.shape, challenge.spot, challenge.shape.language or code)


class _Loading:
    """One course being read into a draft."""

    def __init__(self, path: Path) -> None:
        self.folder = Folder(path)
        self.draft = Draft(path.name)
        self.files: list[str] = []

    def read(self) -> None:
        self._course()
        self._misconceptions()
        for name in self.folder.names("lessons", ".md"):
            self._lesson(name)
        for name in self.folder.names("items", ".yaml"):
            self._items(name)
        for name in self.folder.folders("challenges"):
            self._challenge(name)

    def _course(self) -> None:
        if tree := self._tree("course.yaml"):
            spot = self._spot("course.yaml", tree.mark)
            self.draft.course = shaped(CourseShape, tree.value, spot, self.folder.faults)
            self.draft.spot = spot

    def _misconceptions(self) -> None:
        for value, spot in self._list("misconceptions.yaml"):
            if shape := self._shaped(MisconceptionShape, value, spot):
                self.draft.misconceptions.append(DraftMisconception(shape, spot))

    def _lesson(self, name: str) -> None:
        text = self._text(name)
        if text is None:
            return
        path = self.folder.place(name).path
        if lesson := read_lesson(text, path, self.folder.faults):
            spot = Spot(path, lesson.front.mark)
            if shape := self._shaped(LessonShape, lesson.front.value, spot):
                self.draft.lessons.append(DraftLesson(shape, lesson, spot))
                self._same_name(shape.id, Path(name).stem, spot)

    def _items(self, name: str) -> None:
        for value, spot in self._list(name):
            kind = value.get("type") if isinstance(value, dict) else None
            if shape_type := ITEM_SHAPES.get(str(kind)):
                if shape := self._shaped(shape_type, value, spot):
                    self.draft.items.append(DraftItem(shape, spot))
            else:
                self._note_id(value)
                self.folder.faults.append(
                    spot.fault(
                        "type",
                        message="`type` is missing" if kind is None else f"{kind!r} is not a type of item",
                        advice=f"One of: {', '.join(ITEM_SHAPES)}. (Code to write is a challenge, in challenges/.)",
                    )
                )

    def _challenge(self, name: str) -> None:
        file = f"{name}/challenge.yaml"
        tree = self._tree(file)
        suffix = suffix_of(self._language(tree))
        reference = self._text(f"{name}/reference{suffix}")
        if tree is None:
            return
        spot = self._spot(file, tree.mark)
        shape = self._shaped(ChallengeShape, tree.value, spot)
        if shape is None:
            return
        self._same_name(shape.id, Path(name).name, spot)
        named = [f"{name}/wrong/{solution.file}" for solution in shape.wrong]
        wrong = [self._text(solution) or "" for solution in named]
        for stray in set(self.folder.names(f"{name}/wrong", suffix)) - set(named):
            self.folder.refuse(
                self.folder.place(stray), "challenge.yaml does not name this file", "Add it to `wrong`."
            )
        self.draft.challenges.append(DraftChallenge(shape, reference or "", tuple(wrong), spot))

    def _language(self, challenge: Tree | None) -> str:
        """The language of a challenge, which is not known to be sound yet."""
        told = challenge.value.get("language") if challenge and isinstance(challenge.value, dict) else None
        return str(told or (self.draft.course and self.draft.course.code) or "")

    def _same_name(self, written: str, name: str, spot: Spot) -> None:
        if written != name:
            self.folder.faults.append(
                spot.fault(
                    "id", message=f"the id is {written}, but the file is called {name}", advice="Rename one."
                )
            )

    def _shaped[S: BaseModel](self, shape: type[S], value: Value, spot: Spot) -> S | None:
        found = shaped(shape, value, spot, self.folder.faults)
        if found is None:
            self._note_id(value)
        return found

    def _note_id(self, value: Value) -> None:
        if isinstance(value, dict) and isinstance(name := value.get("id"), str):
            self.draft.unread_ids.add(name)

    def _list(self, name: str) -> Iterator[tuple[Value, Spot]]:
        tree = self._tree(name)
        if tree is None:
            return
        spot = self._spot(name, tree.mark)
        if not isinstance(tree.value, list):
            self.folder.refuse(spot.place(), "a list is expected here", "Open each entry with `- id: …`.")
            return
        for index, value in enumerate(tree.value):
            yield value, spot.inside(index)

    def _tree(self, name: str) -> Tree | None:
        text = self._text(name)
        if text is None:
            return None
        return read_tree(text, self.folder.place(name).path, self.folder.faults)

    def _text(self, name: str) -> str | None:
        self.files.append(name)
        return self.folder.text(name)

    def _spot(self, name: str, mark: Mark) -> Spot:
        return Spot(self.folder.place(name).path, mark)
