"""What the parts of one challenge must be to one another, beyond the shape of each."""

from collections.abc import Iterator, Mapping

from core.course.files.case_rules import case_faults
from core.course.files.draw_rules import random_faults
from core.course.files.fault import Fault
from core.course.files.shapes.challenge import ChallengeShape
from core.course.files.spot import Spot
from core.course.languages import is_known, known_languages, program_of
from sandbox.wire import is_file_name

MOST_FILE_BYTES = 256 * 1024
"""What the files of one case may hold together: they go into the sandbox with each of them."""


def challenge_faults(shape: ChallengeShape, spot: Spot, language: str) -> Iterator[Fault]:
    """What is wrong within one challenge; `language` is that of its code ("" for none)."""
    if language in {"", "text"}:
        yield spot.fault(message="`language` is missing", advice="Say it here, or `code` in course.yaml.")
    elif not is_known(language):
        yield spot.fault(
            "language",
            message=f"code cannot be run in {language}",
            advice=f"What can be run here: {', '.join(known_languages())}.",
        )
    hidden = sum(case.hidden for case in shape.cases)
    for count, kind in ((hidden, "hidden"), (len(shape.cases) - hidden, "visible")):
        if count < 2:
            yield spot.fault(
                "cases", message=f"at least 2 cases have to be {kind}; here {count}", advice="Add some."
            )
    yield from _cases(shape, spot, language)
    yield from random_faults(shape.random, spot, calls=shape.entry is not None)
    files = [wrong.file for wrong in shape.wrong]
    for index, file in enumerate(files):
        if file in files[:index]:
            yield spot.fault("wrong", index, "file", message=f"{file} is named twice", advice="Delete one.")


def _cases(shape: ChallengeShape, spot: Spot, language: str) -> Iterator[Fault]:
    yield from _files(shape.files or {}, {}, spot, language)
    for index, case in enumerate(shape.cases):
        inner = spot.inside("cases", index)
        if case.name in (other.name for other in shape.cases[:index]):
            yield inner.fault("name", message=f"another case is called {case.name!r}", advice="Rename one.")
        yield from case_faults(case, inner, entry=shape.entry is not None)
        yield from _files(case.files or {}, shape.files or {}, inner, language)
        if case.wall_seconds is not None and case.wall_seconds > shape.limits.wall_seconds:
            yield inner.fault(
                "wall_seconds",
                message=f"this is more than the {shape.limits.wall_seconds:g} seconds of `limits`",
                advice="A case can only be tighter than its challenge.",
            )


def _files(files: Mapping[str, str], others: Mapping[str, str], spot: Spot, language: str) -> Iterator[Fault]:
    for name in files:
        place = spot.place_of_key("files", name)
        if not is_file_name(name):
            yield Fault(place, f"{name!r} is not the name of a file here", "Write a name such as prices.txt.")
        elif name == program_of(language):
            yield Fault(place, f"{name} is the program itself", "Give the file another name.")
    size = sum(len(text.encode()) for text in (dict(others) | dict(files)).values())
    if files and size > MOST_FILE_BYTES:
        yield spot.fault(
            "files",
            message=f"these files have {size:,} bytes together; {MOST_FILE_BYTES:,} are the most",
            advice="Shorten them: a few lines show as much.",
        )
