"""The instructors' web pages of all features, found by their path."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.feature import Feature, PageAct, PageSpec

NAV = (
    "",
    "overview",
    "cohorts",
    "questions",
    "submissions",
    "courses",
    "drafts",
    "dials",
    "staff",
    "log",
)
"""The pages of the list as somebody who teaches comes to need them; others, such as the operator's, stand behind."""
SEGMENT = re.compile(r"[a-z0-9-]+|\{(?P<name>[a-z_]+)\}")
"""A part of a path as it is declared."""


@dataclass(frozen=True, slots=True)
class Found[T]:
    """What stands at a path, and the parts of it that vary, by name."""

    what: T
    arguments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages, and what their forms do, by declared path."""

    shows: Mapping[str, PageSpec] = field(default_factory=dict[str, PageSpec])
    acts: Mapping[str, PageAct] = field(default_factory=dict[str, PageAct])

    @classmethod
    def of(cls, features: Sequence[Feature]) -> "Pages":
        """Those of these features. A path that two of them declare, or that is none, is a bug."""
        for declared in ([one.pages for one in features], [one.page_acts for one in features]):
            paths = [path for each in declared for path in each]
            if wrong := sorted({path for path in paths if paths.count(path) > 1 or not _is_path(path)}):
                raise ValueError(f"declared twice, or no path: {', '.join(wrong)}")
        return cls(
            shows={path: page for one in features for path, page in one.pages.items()},
            acts={path: act for one in features for path, act in one.page_acts.items()},
        )

    def show(self, path: str) -> Found[PageSpec] | None:
        """The page at a path; None where there is none."""
        return _find(self.shows, path)

    def act(self, path: str) -> Found[PageAct] | None:
        """What a form that is sent to a path does; None where nothing takes one."""
        return _find(self.acts, path)

    def nav(self) -> Iterator[tuple[str, PageSpec]]:
        """The pages of the list, in its order (see NAV), the rest by path."""
        known = {path: place for place, path in enumerate(NAV)}
        listed = [path for path, page in self.shows.items() if page.nav]
        ordered = sorted(listed, key=lambda path: (known.get(path, len(known)), path))
        return ((path, self.shows[path]) for path in ordered)


def _is_path(path: str) -> bool:
    return not path or all(SEGMENT.fullmatch(part) for part in path.split("/"))


def _find[T](declared: Mapping[str, T], path: str) -> Found[T] | None:
    """The declaration that fits a path best: the one whose words stand where another one takes anything."""
    parts = path.split("/")
    fitting = [
        (pattern, arguments)
        for pattern in declared
        if (arguments := _arguments(pattern.split("/"), parts)) is not None
    ]
    if not fitting:
        return None
    pattern, arguments = min(fitting, key=lambda one: [part.startswith("{") for part in one[0].split("/")])
    return Found(declared[pattern], arguments)


def _arguments(pattern: Sequence[str], parts: Sequence[str]) -> dict[str, str] | None:
    if len(pattern) != len(parts):
        return None
    found: dict[str, str] = {}
    for declared, part in zip(pattern, parts, strict=True):
        name = SEGMENT.fullmatch(declared)
        if name and name["name"]:
            if part in ("", ".", ".."):
                return None
            found[name["name"]] = part
        elif declared != part:
            return None
    return found
