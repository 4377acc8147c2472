"""Reading the badges that lie beside the courses: every file, and every fault in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.course.files.fault import Fault
from core.course.files.reading import Folder
from core.course.files.shapes.badge import BadgeShape
from core.course.files.spot import Spot, shaped
from core.course.files.tree import read_tree
from core.play.badges import Badge, Count, Rule

BADGES = "badges"
"""The folder beside the courses that holds them. Where there is none, there are no badges."""
LONGEST_TITLE, LONGEST_PRAISE = 32, 160
"""Characters: a title stands below a small picture, the praise in one line of a list."""


@dataclass(frozen=True, slots=True)
class LoadedBadges:
    """The badges that are sound, in the order of their files, the faults of the others, and all files."""

    badges: tuple[Badge, ...]
    faults: tuple[Fault, ...]
    files: tuple[str, ...]


def load_badges(root: Path, courses: Iterable[str]) -> LoadedBadges:
    """Read the badges under `root` (content/). Nothing is raised for a bad file.

    `courses` are the ids of those that there are, broken ones and former ids too.
    """
    folder, found = Folder(root), list[tuple[Badge, Spot]]()
    files, known = folder.names(BADGES, ".yaml"), frozenset(courses)
    for name in files:
        before = len(folder.faults)
        if read := _read(folder, name, known):
            badge, spot = read
            folder.faults += _doubled(badge, spot, [one for one, _ in found])
            if len(folder.faults) == before:
                found.append(read)
    return LoadedBadges(tuple(one for one, _ in found), tuple(sorted(folder.faults)), tuple(files))


def _read(folder: Folder, name: str, courses: frozenset[str]) -> tuple[Badge, Spot] | None:
    text, path = folder.text(name), folder.place(name).path
    tree = read_tree(text, path, folder.faults) if text is not None else None
    if tree is None:
        return None
    spot = Spot(path, tree.mark)
    shape = shaped(BadgeShape, tree.value, spot, folder.faults)
    if shape is None:
        return None
    folder.faults += _faults(shape, spot, Path(name).stem, courses)
    return _built(shape), spot


def _faults(shape: BadgeShape, spot: Spot, name: str, courses: frozenset[str]) -> Iterator[Fault]:
    if shape.id != name:
        message = f"the id is {shape.id}, but the file is called {name}"
        yield spot.fault("id", message=message, advice="Rename one.")
    for key, words, most in (
        ("title", shape.title, LONGEST_TITLE),
        ("praise", shape.praise, LONGEST_PRAISE),
    ):
        if "en" not in words:
            yield spot.fault(key, message=f"`{key}` has no English (`en`)", advice="It is the last resort.")
        for language, said in words.items():
            if len(said) > most:
                message = f"`{language}` has {len(said)} characters; at most {most} fit"
                yield spot.fault(key, language, message=message, advice="Shorten it.")
    rule = shape.rule
    if rule.course is not None and rule.count is not Count.COURSES:
        message = f"a course means nothing where {rule.count} are counted"
        yield spot.fault("rule", "course", message=message, advice="Delete it, or write `count: courses`.")
    elif rule.course is not None and rule.course not in courses:
        message = f"there is no course {rule.course!r}"
        yield spot.fault("rule", "course", message=message, advice="Name a folder that is a course.")
    elif rule.course is not None and rule.least > 1:
        message = "one course cannot be completed more than once"
        yield spot.fault("rule", "least", message=message, advice="Write 1, or delete `course`.")


def _doubled(badge: Badge, spot: Spot, others: Sequence[Badge]) -> Iterator[Fault]:
    taken = {id_: one.id for one in others for id_ in one.ids}
    for id_ in badge.ids:
        if id_ in taken:
            message = f"the badge {taken[id_]} has or had the id {id_} already"
            yield spot.fault(
                "formerly", message=message, advice="Each id leads to one badge: choose another."
            )


def _built(shape: BadgeShape) -> Badge:
    return Badge(
        id=shape.id,
        title={language: " ".join(said.split()) for language, said in shape.title.items()},
        praise={language: " ".join(said.split()) for language, said in shape.praise.items()},
        rule=Rule(shape.rule.count, shape.rule.least, shape.rule.course or ""),
        symbol=shape.symbol,
        colour=shape.colour,
        formerly=tuple(shape.formerly),
    )
