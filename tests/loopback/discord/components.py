"""Components of a message or a modal: their tree, and what Discord asks of it beyond the shape of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum

from tests.loopback.discord.bodies import Json, Path, part, parts
from tests.loopback.discord.refusal import Mistake


class Kind(IntEnum):
    """The types of component, by Discord's numbers."""

    ROW = 1
    BUTTON = 2
    SELECT = 3
    INPUT = 4
    USERS = 5
    ROLES = 6
    MENTIONABLES = 7
    CHANNELS = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    UPLOAD = 19
    RADIO = 21
    CHECKS = 22
    CHECK = 23


SELECTS = frozenset({Kind.SELECT, Kind.USERS, Kind.ROLES, Kind.MENTIONABLES, Kind.CHANNELS})
OF_ROWS = frozenset({Kind.ROW, Kind.BUTTON, *SELECTS})
"""What a message shows without the flag of components V2."""
LINK = 5
PREMIUM = 6
MOST_COMPONENTS = 40
MOST_TEXT = 4000
MOST_ROWS = 5

type Placed = tuple[Path, Json]


def walk(components: Sequence[Json], path: Path = ("components",)) -> Iterator[Placed]:
    """Every component of the tree with its place, from the top."""
    for number, component in enumerate(components):
        here = (*path, number)
        yield here, component
        yield from walk(parts(component, "components"), (*here, "components"))
        for name in ("accessory", "component"):
            if inner := component.get(name):
                yield (*here, name), inner
                yield from walk(parts(inner, "components"), (*here, name, "components"))


def links(components: Sequence[Json]) -> Iterator[tuple[Path, str]]:
    """Every address of an image or a file that the components show."""
    for path, component in walk(components):
        match component["type"]:
            case Kind.THUMBNAIL:
                yield (*path, "media", "url"), component["media"]["url"]
            case Kind.FILE:
                yield (*path, "file", "url"), component["file"]["url"]
            case Kind.GALLERY:
                for number, item in enumerate(component["items"]):
                    yield (*path, "items", number, "media", "url"), item["media"]["url"]
            case _:
                pass


def label_of(button: Json) -> str:
    """What stands on a button: its label, or else its emoji."""
    return button.get("label") or part(button, "emoji").get("name") or ""


def mistakes_anywhere(components: Sequence[Json]) -> Iterator[Mistake]:
    """Mistakes that are ones in a message and in a modal."""
    placed = list(walk(components))
    yield from _twice(placed, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED")
    yield from _twice(placed, "id", "COMPONENT_ID_DUPLICATED")
    for path, component in placed:
        if component["type"] in {Kind.SELECT, Kind.RADIO, Kind.CHECKS}:
            yield from _option_mistakes(path, component)
        if component["type"] in SELECTS | {Kind.CHECKS, Kind.UPLOAD}:
            yield from _range_mistakes(path, component)


def mistakes_of_message(components: Sequence[Json], *, second: bool) -> Iterator[Mistake]:
    """Mistakes in a message's components; `second` where it has the flag of components V2."""
    yield from mistakes_anywhere(components)
    placed = list(walk(components))
    for path, component in placed:
        if component["type"] == Kind.BUTTON:
            yield from _button_mistakes(path, component)
        if component["type"] == Kind.ROW:
            yield from _row_mistakes(path, component)
        if not second and component["type"] not in OF_ROWS:
            yield Mistake((*path, "type"), "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).')
    if second:
        yield from _size_mistakes(placed)
    elif len(components) > MOST_ROWS:
        yield Mistake(("components",), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")


def _twice(placed: Sequence[Placed], key: str, code: str) -> Iterator[Mistake]:
    counts = Counter(value for _, one in placed if (value := one.get(key)))
    for path, component in placed:
        if counts[component.get(key)] > 1:
            yield Mistake((*path, key), code, f"Component {key} cannot be duplicated")


def _option_mistakes(path: Path, component: Json) -> Iterator[Mistake]:
    values = Counter(option["value"] for option in component["options"])
    for number, option in enumerate(component["options"]):
        if values[option["value"]] > 1:
            code = "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
            yield Mistake((*path, "options", number, "value"), code, "The option's value is already used")
    chosen = sum(1 for option in component["options"] if option.get("default"))
    if component["type"] != Kind.CHECKS and chosen > (component.get("max_values") or 1):
        code = "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"
        yield Mistake((*path, "options"), code, "There are more default options than max_values")


def _range_mistakes(path: Path, component: Json) -> Iterator[Mistake]:
    least, most = component.get("min_values"), component.get("max_values")
    if least is not None and most is not None and least > most:
        yield Mistake((*path, "max_values"), "BASE_TYPE_BAD_RANGE", "max_values must not be below min_values")
    if most is not None and component["type"] == Kind.SELECT and most > len(component["options"]):
        code = "SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS"
        yield Mistake((*path, "max_values"), code, "max_values must not exceed the number of options")


def _button_mistakes(path: Path, button: Json) -> Iterator[Mistake]:
    style = button["style"]
    if style == PREMIUM:
        yield Mistake((*path, "style"), "BASE_TYPE_CHOICES", "No bot of ours sells anything.")
        return
    if not button.get("label") and not button.get("emoji"):
        yield Mistake(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji")
    if button.get("url") and button.get("custom_id"):
        code = "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"
        yield Mistake((*path, "custom_id"), code, "A custom id and url cannot both be specified")
    elif style == LINK and not button.get("url"):
        yield Mistake((*path, "url"), "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
    elif style != LINK and not button.get("custom_id"):
        yield Mistake((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
    if (url := button.get("url")) and not url.startswith(("http://", "https://", "discord://")):
        code = "URL_TYPE_INVALID_SCHEME"
        yield Mistake((*path, "url"), code, "Scheme must be one of ('http', 'https', 'discord').")


def _row_mistakes(path: Path, row: Json) -> Iterator[Mistake]:
    """A row holds five buttons, or one select."""
    widths = [MOST_ROWS if one["type"] in SELECTS else 1 for one in row["components"]]
    for number in range(len(widths)):
        if sum(widths[: number + 1]) > MOST_ROWS:
            code = "COMPONENT_LAYOUT_WIDTH_EXCEEDED"
            yield Mistake((*path, "components", number), code, "The component exceeds the maximum width")


def _size_mistakes(placed: Sequence[Placed]) -> Iterator[Mistake]:
    if len(placed) > MOST_COMPONENTS:
        code = "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"
        yield Mistake(("components",), code, "The total number of components exceeds 40")
    if sum(len(one["content"]) for _, one in placed if one["type"] == Kind.TEXT) > MOST_TEXT:
        code = "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"
        yield Mistake(("components",), code, "The total displayable text size exceeds 4000")
