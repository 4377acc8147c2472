"""What Discord asks of a modal beyond its shape."""

from collections.abc import Iterator

from tests.loopback.discord.bodies import Json, Path
from tests.loopback.discord.components import Kind, mistakes_anywhere, walk
from tests.loopback.discord.refusal import Mistake

MOST_PARTS = 5


def mistakes_of_modal(modal: Json) -> Iterator[Mistake]:
    """Mistakes in the data of a modal callback, their places counted from it."""
    components = modal["components"]
    if len(components) > MOST_PARTS:
        yield Mistake(("components",), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    yield from mistakes_anywhere(components)
    for path, component in walk(components):
        match component["type"]:
            case Kind.INPUT:
                yield from _input_mistakes(path, component)
            case Kind.ROW if len(component["components"]) > 1:
                code = "COMPONENT_LAYOUT_WIDTH_EXCEEDED"
                yield Mistake((*path, "components", 1), code, "The component exceeds the maximum width")
            case Kind.SELECT | Kind.UPLOAD if component.get("required") and component.get("min_values") == 0:
                code = "COMPONENT_REQUIRED_MIN_VALUES"
                yield Mistake((*path, "min_values"), code, "A required component takes at least one value")
            case _:
                pass


def _input_mistakes(path: Path, component: Json) -> Iterator[Mistake]:
    least, most = component.get("min_length") or 0, component.get("max_length") or 4000
    if least > most:
        yield Mistake((*path, "max_length"), "BASE_TYPE_BAD_RANGE", "max_length must not be below min_length")
    value = component.get("value")
    if value and not least <= len(value) <= most:
        yield Mistake(
            (*path, "value"), "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."
        )
    labelled = path[-1] == "component"
    if labelled and component.get("label"):
        yield Mistake((*path, "label"), "COMPONENT_LABEL_TWICE", "The label stands around it already")
    if not labelled and not component.get("label"):
        yield Mistake((*path, "label"), "BASE_TYPE_REQUIRED", "This field is required")
