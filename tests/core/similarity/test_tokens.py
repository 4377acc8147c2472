"""What stays of a program when everything is taken away that can be changed without understanding it."""

import pytest

from core.similarity.tokens import tokens


def kinds(source: str, syntax: str = "python") -> list[str]:
    return [one.kind for one in tokens(source, syntax)]


def test_names_values_comments_and_layout_do_not_count() -> None:
    one = 'def area(width):\n    """Says how large."""\n    # twice\n    return width * 2 + len("ab")\n'
    other = "def f( x ) :\n\n  return x*31+len('z')"
    assert kinds(one) == kinds(other)


def test_words_of_the_language_and_what_values_can_do_count() -> None:
    assert kinds("for x in xs: print(x)") != kinds("for x in xs: list(x)")
    assert kinds("xs.append(1)") != kinds("xs.insert(1)")
    assert kinds("if a: b = 1") != kinds("while a: b = 1")


def test_a_text_with_values_in_it_counts_what_stands_in_it() -> None:
    assert kinds('print(f"{a} and {b}")') == kinds("print(f'{x}{y}!')")


def test_tokens_know_their_lines() -> None:
    assert [(one.kind, one.line) for one in tokens("a = 1\n\n# b\nc", "python")] == [
        ("n", 1),
        ("=", 1),
        ("0", 1),
        ("n", 4),
    ]


@pytest.mark.parametrize("source", ["", "def f(:\n", "x = '''", "a = 1\n  b = 2\n", "\0", "(" * 500, "é€😀"])
@pytest.mark.parametrize("syntax", ["python", "javascript"])
def test_what_cannot_be_read_gives_what_came_before(source: str, syntax: str) -> None:
    assert len(tokens(source, syntax)) <= len(source)


def test_javascript_is_read_by_its_own_rules() -> None:
    one = "// sum\nfunction sum(list) { let total = 0; for (const x of list) total += x; return total }"
    other = "function f(a) {\n  var s = 10 /* begin */\n  for (var y of a) s += y\n  return s;\n}"
    assert kinds(one, "javascript") == kinds(other, "javascript")
    assert kinds("a.map(f)", "javascript") != kinds("a.filter(f)", "javascript")


@pytest.mark.parametrize("sign", ["'", '"', "`", "/*", "\\", "(", "a", "/", "'\\"])
def test_twenty_thousand_of_any_sign_are_read(sign: str) -> None:
    assert len(tokens(sign * 20_000, "javascript")) <= 40_000
    assert len(tokens(sign * 20_000, "python")) <= 40_000
