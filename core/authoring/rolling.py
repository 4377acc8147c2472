"""An older version brought back so that nobody's progress stays behind under ids that came later. Pure."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from core.authoring.editing import edited
from core.course.files.tree import Value
from core.course.model import Course
from core.interchange.existing import COURSE, CourseFiles, Group, opened, texts


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


def brought_back(files: Mapping[str, bytes], since: Course | None) -> dict[str, bytes]:
    """The files of a sound older version, to follow upon `since`: what was renamed meanwhile says that it had that id.

    Where nothing was renamed they are the same to the byte.
    """
    if since is None:
        return dict(files)
    course = opened(files)
    skills = [_had(one, since.skills, course) for one in course.skills]
    if skills != course.skills:
        course.course["skills"] = list[Value](skills)
        course.touched.add(COURSE)
    for id_, lesson in course.lessons.items():
        after = _had(lesson.front, since.lessons, course)
        if after != lesson.front:
            lesson.front = after
            course.touched.add(f"lessons/{id_}.md")
    changed = course.written()
    groups = [*(item for items in course.items.values() for item in items), *course.challenges()]
    for item in groups:
        after = _had(item, since.items, course)
        if after != item:
            changed = edited(changed, str(item["id"]), {"formerly": after["formerly"]})
    return changed


def _had(group: Group, since: Iterable[_Named], course: CourseFiles) -> Group:
    """A part with the ids that it has had in between, none of which another part of this version has."""
    id_ = str(group["id"])
    known = course.ids | {str(one["id"]) for one in course.skills}
    later = [one.id for one in since if id_ in one.formerly and one.id not in known]
    fresh = [one for one in later if one not in texts(group.get("formerly"))]
    if not fresh:
        return group
    return {**group, "formerly": list[Value]([*texts(group.get("formerly")), *fresh])}
