"""What a curious listener asks about an explanation: why or how, about its widest gap, in the learner's own words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from core.chat import Say, plain
from core.explaining.concepts import Concept, Kind
from core.explaining.gaps import Appraisal

FORMS = 3
"""In how many ways each question can be put."""
_MARKS = " ¿?"


@dataclass(frozen=True, slots=True)
class Wondering:
    """One question of the listener's: which words it is put in, what it is about, and what it says back."""

    word: str
    form: int
    concept: Concept
    said: str

    @property
    def key(self) -> str:
        """What to keep, so that `wonder` does not ask the same again."""
        return f"{self.word}/{self.form}/{self.concept.key}"

    def put(self, say: Say) -> str:
        """The question in words, Markdown, with one question mark (P17)."""
        about = self.concept.label.strip(_MARKS)
        return say(self.word, variant=self.form, said=plain(self.said.replace("?", "")), about=about)


def wonder(appraisal: Appraisal, asked: Sequence[str] = ()) -> Wondering:
    """What to ask next. `asked` are the keys of what this learner was asked about the lesson, the newest last.

    A gap that was not asked about comes first, and the widest of these; once all were, what was last asked waits. Two
    questions in a row are never put in the same form.
    """
    before = [key.split("/", 2)[2] for key in asked]
    fresh = [one for one in appraisal.gaps if one.key not in before]
    again = [one for one in appraisal.gaps if one.key not in before[-1:]]
    concept = next(iter([*fresh, *again]), appraisal.least_covered)
    word = _word(appraisal, concept)
    form = crc32(concept.key.encode()) % FORMS
    if f"{word}/{form}/" in [key[: len(word) + 3] for key in asked[-1:]]:
        form = (form + 1) % FORMS
    return Wondering(word, form, concept, appraisal.near(concept))


def _word(appraisal: Appraisal, concept: Concept) -> str:
    """A belief that the learner has spoken of is asked back without telling it; else somebody else is said to hold it."""
    if not appraisal.near(concept):
        return "tutee-begin"
    if concept in appraisal.gaps and concept.key in appraisal.echoed:
        return "tutee-doubt"
    if concept not in appraisal.gaps:
        return "tutee-deeper"
    return "tutee-idea" if concept.kind is Kind.IDEA else "tutee-part"
