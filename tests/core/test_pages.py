"""A path leads to the page that was declared for it, and to nothing else."""

from pathlib import Path

import pytest

from core.chat import Page
from core.feature import Feature, PageSpec
from core.pages import Pages
from core.turn import Turn


async def show(turn: Turn) -> Page:
    raise NotImplementedError


def feature(*paths: str, nav: str = "") -> Feature:
    pages = {path: PageSpec(show=show, nav=nav) for path in paths}
    return Feature(name="toy", words=Path(), pages=pages)


@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        ("", {}),
        ("courses", {}),
        ("courses/python", {"course": "python"}),
        ("courses/..", None),
        ("courses/.", None),
        ("courses/", None),
        ("courses/a/b", None),
        ("/courses", None),
        ("Courses", None),
        ("courses/{course}", {"course": "{course}"}),
    ],
)
def test_the_parts_that_vary_are_arguments(path: str, arguments: dict[str, str] | None) -> None:
    found = Pages.of([feature("", "courses", "courses/{course}")]).show(path)
    assert (None if found is None else found.arguments) == arguments


def test_words_win_over_what_varies() -> None:
    pages = Pages.of([feature("a/{x}"), feature("a/new", "{y}/new")])
    found = pages.show("a/new")
    assert found is not None
    assert found.arguments == {}
    other = pages.show("b/new")
    assert other is not None
    assert other.arguments == {"y": "b"}


def test_the_list_has_those_with_a_word_in_the_order_in_which_they_are_needed() -> None:
    listed = feature("operator/health", "log", "a-plugins", "courses", "", "overview", nav="word")
    pages = Pages.of([listed, feature("hidden")])
    assert [path for path, _ in pages.nav()] == [
        "",
        "overview",
        "courses",
        "log",
        "a-plugins",
        "operator/health",
    ]


@pytest.mark.parametrize("paths", [("a", "a"), ("a//b",), ("A",), ("{a b}",), ("../a",)])
def test_what_is_declared_wrongly_is_a_bug(paths: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="declared twice, or no path"):
        Pages.of([feature(one) for one in paths])
