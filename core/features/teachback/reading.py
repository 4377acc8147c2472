"""Whether what somebody tells can be read as an explanation at all, and if not, what would help. Pure."""

import re

from core.course.folding import words_folded
from core.course.model import Lesson
from core.dialogue import FENCE
from core.explaining.concepts import prose_of
from core.explaining.wording import NEGATIONS, SMALL
from core.features.teachback.rules import At
from core.search.copying import RUN, taken

FEWEST_WORDS = 8
"""Of a first explanation: fewer are no explanation yet."""
COPIED = 0.6
"""Share of an explanation that stands in the lesson word for word, from which it is the lesson's and nobody's own."""
FOREIGN = 4
"""Small words of another language from which a text is in that language, if it has twice as many as of the course's."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ENGLISH = "the and is are was of to that you it they because when with for if there this which"
_SPANISH = "el la los las que y es son una un porque cuando con para si hay esta lo se"
_TELLING = {"en": frozenset(_ENGLISH.split()), "es": frozenset(_SPANISH.split())}
"""Small words that the other language does not have."""


def unreadable(at: At, words: str) -> str:
    """What is the matter with these words, as the end of a word's id; "" for nothing.

    To a question of the pupil's a single word may be an answer; a program needs none.
    """
    teaching = at.teaching
    if not words.strip():
        return "empty"
    if len(words) > teaching.room:
        return "too-long"
    prose = FENCE.sub(" ", words)
    if prose.strip() == "" or (prose != words and teaching.told):
        return ""
    said = _WORD.findall(prose.casefold())
    if not _LETTER.search(prose) and not (teaching.told and said):
        return "no-words"
    if in_other_words(said, prose, at.course.language):
        return "language"
    if prose == words and not teaching.told and len(said) < FEWEST_WORDS:
        return "short"
    return "copied" if _is_copied(said, prose, at.lesson) else ""


def is_one_of(words: str, said: str) -> bool:
    """Whether this is one of several things that can be said, set off by |, whatever its case and its last sign."""
    return words_folded(words).strip(" .!…") in [words_folded(one).strip() for one in said.split("|")]


def in_other_words(said: list[str], prose: str, language: str) -> bool:
    """Whether it is no text in the course's language: one in another, or none at all. Nobody can tell of a few words."""
    own = _TELLING.get(language.partition("-")[0])
    if own is None:
        return False
    letters = _LETTER.findall(prose)
    if len(letters) >= FEWEST_WORDS and sum(bool(_LATIN.match(one)) for one in letters) * 2 < len(letters):
        return True
    if len(said) < FEWEST_WORDS:
        return False
    others = max(sum(word in one for word in said) for one in _TELLING.values() if one is not own)
    if others >= FOREIGN and others > 2 * sum(word in own for word in said):
        return True
    return not any(word in SMALL or word in NEGATIONS for word in said)


def _is_copied(said: list[str], prose: str, lesson: Lesson) -> bool:
    """Whether most of it stands in the lesson just so: who copies has explained nothing."""
    if len(said) - RUN + 1 < FEWEST_WORDS:
        return False
    return taken(prose, " ".join([lesson.summary, *prose_of(lesson)])) >= COPIED
