"""One item of a course written anew, in the file that it stands in. Pure."""

from collections.abc import Mapping

from core.course.files.tree import Value
from core.interchange.existing import Group, groups, opened, value_of, yaml_file


def group_of(files: Mapping[str, bytes], item: str) -> Group:
    """What the files say of a question or a challenge, as plain values. Raises `KeyError` where there is none of this id.

    The files are those of a sound course; else `NotACourse` is raised.
    """
    return _found(files, item)[1]


def edited(files: Mapping[str, bytes], item: str, changes: Mapping[str, Value]) -> dict[str, bytes]:
    """The files with other values of an item; one that is None is taken out. Raises as `group_of` does.

    Its file is written anew, without comments; all others stay to the byte. What the values are worth the check says.
    """
    name, group = _found(files, item)
    after: Group = {key: value for key, value in {**group, **changes}.items() if value is not None}
    if after == group:
        return dict(files)
    if name.startswith("challenges/"):
        return {**files, name: yaml_file(name, after)}
    items: list[Value] = [after if one == group else one for one in opened(files).items[name]]
    return {**files, name: yaml_file(name, items)}


def _found(files: Mapping[str, bytes], item: str) -> tuple[str, Group]:
    """The file of an item, and what it says there."""
    challenge = f"challenges/{item}/challenge.yaml"
    if challenge in files:
        (group,) = groups([value_of(files[challenge].decode(), challenge)])
        return challenge, group
    for name, items in opened(files).items.items():
        for group in items:
            if group["id"] == item:
                return name, group
    raise KeyError(item)
