"""Files that come in: read, and put on the learner's shelf."""

from dataclasses import dataclass

from core.chat import Media, Reply
from core.documents import Document, read_document
from core.errors import LearnerError, Unavailable
from core.features.study import rules, views
from core.features.study.making import can_make
from core.store import studies
from core.store.studies import Kind, StudyPassage, StudySet
from core.studies import documents_among
from core.turn import Turn


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: its set. `known`: that was there already."""

    study: StudySet
    known: bool = False


async def add(turn: Turn) -> Reply:
    """Read the files that came along, and show what was read. One that cannot be read keeps no other."""
    files = documents_among(turn.files) or turn.files
    shelf = await turn.read(studies.shelf, turn.learner.id)
    added: list[Added] = []
    refused: list[LearnerError] = []
    for file in files:
        try:
            added.append(await _added(turn, file, [*(one.study for one in added if not one.known), *shelf]))
        except LearnerError as error:
            refused.append(error)
    if not added:
        raise refused[0]
    question = turn.text.strip()
    return views.added(
        added=[(one.study, one.known) for one in added],
        refused=[(one.message, one.values) for one in refused],
        question="" if question.startswith("/") else question,
        can_make=can_make(turn),
        say=turn.say,
    )


async def _added(turn: Turn, file: Media, shelf: list[StudySet]) -> Added:
    """The set of a file: the one that is there already, or a new one, which is written with the turn."""
    same = next((one for one in shelf if one.key == file.key), None)
    if same is not None:
        turn.used.add(file.key)
        return Added(same, known=True)
    try:
        rules.look_for_room(shelf)
        content = await turn.content(file)
        rules.look_for_room(shelf, len(content))
        document = await turn.slow.once(
            ("read", file.key), lambda: read_document(file.name, file.mime, content)
        )
        rules.look_for_room(shelf, len(content), len(document.passages))
    except (LearnerError, Unavailable):
        turn.used.discard(file.key)  # nothing of it is kept with the message
        turn.told.add(file.key)
        raise
    study = _study(turn, file, document, len(content))
    said = [StudyPassage(heading=one.heading, text=one.text, place=one.place) for one in document.passages]
    turn.write(studies.add, turn.learner.id, study, said)
    return Added(study)


def _study(turn: Turn, file: Media, document: Document, size: int) -> StudySet:
    return StudySet(
        id=turn.new_id(),
        kind=Kind.FILE,
        title=document.title,
        name=file.name,
        mime=file.mime,
        key=file.key,
        size=size,
        cut=document.cut,
        at=turn.now,
        passages=len(document.passages),
    )
