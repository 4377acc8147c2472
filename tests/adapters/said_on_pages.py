"""Which words can be read on the instructors' pages: what no message says, one of them has to."""

from pathlib import Path

GOLDEN = Path("tests/golden/web/desk")
IN_IT = "the words in it\n\n"
"""How the last part of a golden file begins: the ids of all words that can be read in it."""


def words_on_pages(language: str) -> set[str]:
    """The ids of the words in the golden files of the pages, of this language."""
    files = sorted(GOLDEN.glob(f"*.{language}.txt"))
    return {id_ for one in files for id_ in one.read_text("utf-8").rpartition(IN_IT)[2].split()}
