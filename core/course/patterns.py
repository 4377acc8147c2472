"""Forms of texts in a course: a little language that no text can make slow, unlike regular expressions.

`#` is a digit 0–9, `@` a letter, `?` any character, `*` any number of characters, none too. A backslash takes
away the meaning of what follows it; everything else stands for itself.
"""

from collections.abc import Callable

LONGEST_TEXT = 2_000
"""A longer text has no form: matching takes time in proportion to the text's length times the pattern's."""

type _Test = Callable[[str], bool]

_RUN = "*"
_CLASSES: dict[str, _Test] = {
    "#": lambda character: character.isascii() and character.isdigit(),
    "@": str.isalpha,
    "?": lambda _: True,
}


def fits(pattern: str, text: str) -> bool:
    """Whether all of `text` has the form of `pattern`.

    A run first takes nothing; where what follows does not fit, the last run alone takes one character more.
    That is enough (an earlier run could only take what the last one can take as well), and never exponential.
    """
    if len(text) > LONGEST_TEXT:
        return False
    tests = _tests(pattern)
    at = place = 0
    run, taken = -1, 0
    while at < len(text):
        if place < len(tests) and (test := tests[place]) is not None and test(text[at]):
            at, place = at + 1, place + 1
        elif place < len(tests) and tests[place] is None:
            run, taken, place = place, at, place + 1
        elif run >= 0:
            taken += 1
            at, place = taken, run + 1
        else:
            return False
    return all(test is None for test in tests[place:])


def _tests(pattern: str) -> list[_Test | None]:
    """One test for each character of the form; None is a run."""
    tests: list[_Test | None] = []
    escaped = False
    for character in pattern:
        if escaped or character not in {"\\", _RUN, *_CLASSES}:
            tests.append(character.__eq__)
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            tests.append(_CLASSES.get(character))
    return tests
