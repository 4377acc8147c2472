"""What a learner brought along to learn from: which files are such, and what in all of them bears on a question."""

from collections.abc import Sequence
from hashlib import blake2b

from core.chat import Media
from core.markdown import fence
from core.search.passages import Passage
from core.store import studies
from core.store.studies import StudyPassage, StudySet
from core.turn import Turn

ENDINGS = frozenset({"pdf", "docx", "md", "markdown", "txt", "ipynb"})
TYPES = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/x-ipynb+json",
        "text/markdown",
    }
)
"""Types that only documents have. `text/plain` is said of anything."""
LONGEST_TITLE = 100


def documents_among(files: Sequence[Media]) -> tuple[Media, ...]:
    """The files that call themselves documents. What they really are is told when they are read."""
    return tuple(
        one
        for one in files
        if one.name.rpartition(".")[2].casefold() in ENDINGS
        or one.mime.partition(";")[0].strip().casefold() in TYPES
    )


async def passages_for(turn: Turn, question: str, most: int = 3) -> list[Passage]:
    """The passages of the learner's own sets that are closest to a question, the closest first."""
    found = await turn.read(studies.texts, turn.learner.id)
    if not found:
        return []
    # A set never changes: what there is on the shelf says which index it is.
    sets = "/".join(dict.fromkeys(one.study for one in found))
    key = f"{turn.learner.id}/{blake2b(sets.encode(), digest_size=12).hexdigest()}"
    return await turn.house.passages.closest_of_shelf(
        key, [_passage(one.study, one.title, one.number, one.passage) for one in found], question, most
    )


def passage_of(study: StudySet, number: int, passage: StudyPassage) -> Passage:
    """A passage of a set, as one that can be searched, cited and opened."""
    return _passage(study.id, study.title, number, passage)


def _passage(study: str, title: str, number: int, passage: StudyPassage) -> Passage:
    return Passage("", number, title_of(title, passage), words_of(passage), study=study)


def title_of(study: str, passage: StudyPassage) -> str:
    """Where a passage stands, as plain text: its set, what stands above it, and the page."""
    parts = dict.fromkeys(filter(None, (study, passage.heading, passage.place)))
    title = " · ".join(parts)
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def words_of(passage: StudyPassage) -> str:
    """All that a passage says, as Markdown as it was written."""
    code = fence(passage.code, "python") if passage.code else ""
    output = fence(passage.output) if passage.output else ""
    return "\n\n".join(filter(None, (passage.text, code, output)))
