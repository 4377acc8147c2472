"""What is said at the end of a teach-back: four sides in words, what to add, how a student did, the ways on. Never a mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.asking.question import bare
from core.chat import Action, Block, Card, Choice, Choices, Reply, Say, Text, Tone, Weight, plain
from core.course.model import Lesson
from core.explaining.concepts import Concept, Kind
from core.explaining.gaps import Appraisal
from core.explaining.manner import SHORT, Band
from core.features.teachback.judging import Verdict
from core.features.teachback.rules import SIDES, At, complete
from core.features.teachback.trying import Tried
from core.features.teachback.views import to_start
from core.tutoring import Spoken
from core.tutoring.views import marked

GAPS = 2
"""Of what an explanation leaves out, how much is named at once."""
_MARKS = " ¿?¡!."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """All that is said at the end. `offers` is the explanation's id where it can be shared, else ""."""

    at: At
    seen: Appraisal
    verdict: Verdict
    student: Tried | None
    offers: str
    following: Lesson | None


def ended(one: Ended, earned: Sequence[Block], more: Sequence[Block], say: Say) -> Reply:
    """The bands with what to add, what was earned, and the ways on; `more` stands at the end."""
    verdict = one.verdict
    good = all(band is Band.GOOD for band in verdict.bands.values())
    facts = tuple(
        (say(f"teachback-side-{side}"), say(f"teachback-band-{verdict.bands[side].value}", side=side))
        for side in SIDES
    )
    card = Card(
        say("teachback-ended", title=one.at.lesson.title),
        say("teachback-thanks"),
        facts=facts,
        tone=Tone.GOOD if good else Tone.NEUTRAL,
    )
    adds = list(_model_adds(verdict) if verdict.message else _adds(one, say))
    told = (Text("\n".join([say("teachback-to-add"), "", *(f"- {add}" for add in adds)])),) if adds else ()
    made = (marked(Spoken(verdict.message, "", near=verdict.near), say),) if verdict.message else ()
    student = (_student(one.student, say),) if one.student else ()
    keeps = Text(say("teachback-yours" if one.offers else "teachback-kept"))
    ways = Choices(tuple(_ways(one, say)))
    return Reply.privately(card, *told, *made, *student, *earned, keeps, ways, *more)


def _model_adds(verdict: Verdict) -> Iterator[str]:
    yield from (verdict.why[side] for side in SIDES if side in verdict.why)


def _adds(one: Ended, say: Say) -> Iterator[str]:
    """What to add or to look at, side by side: concrete, and without giving the lesson's answer away."""
    seen = one.seen
    if seen.correctness is Band.AGAIN:
        yield say("teachback-off-topic", title=one.at.lesson.title)
    elif seen.suspicious is not None:
        yield say("teachback-doubtful", said=plain(seen.nearest[seen.suspicious.id]))
    elif seen.correctness is Band.MORE:
        yield say("teachback-too-little")
    if not complete(seen):
        yield from (_gap(gap, say) for gap in _named(seen))
    if seen.clarity is not Band.GOOD:
        short = len(one.at.teaching.words.split()) < SHORT
        yield say("teachback-longer" if short else "teachback-shorter-sentences")
    if seen.example is not Band.GOOD:
        yield say("teachback-example-program" if one.at.course.code else "teachback-example")


def _named(seen: Appraisal) -> list[Concept]:
    """The widest gaps; a wrong belief that may have been said is asked back instead."""
    wrong = seen.suspicious.id if seen.suspicious else ""
    return [gap for gap in seen.gaps if gap.key != wrong][:GAPS]


def _gap(gap: Concept, say: Say) -> str:
    word = "teachback-add-idea" if gap.kind is Kind.IDEA else "teachback-add-part"
    return say(word, about=gap.label.strip(_MARKS))


def _student(tried: Tried, say: Say) -> Text:
    title = bare(tried.challenge.title)
    word = "teachback-student-all" if tried.solved == tried.total else "teachback-student"
    told = say(word, title=plain(title), solved=tried.solved, total=tried.total)
    missed = say("teachback-student-missed", missed=tried.missed) if tried.missed else ""
    return Text("\n\n".join(filter(None, (told, missed))))


def _ways(one: Ended, say: Say) -> Iterator[Choice]:
    """What can be done with the explanation, and the ways on."""
    course = one.at.course
    if one.following:
        label = say("teachback-next", title=bare(one.following.title))
        action = Action("lesson.open", {"course": course.id, "lesson": one.following.id})
        yield Choice(label, action, Weight.PRIMARY)
    else:
        yield Choice(say("teachback-quiz"), Action("quiz.start"), Weight.PRIMARY)
    if one.offers:
        yield Choice(say("teachback-offer"), Action("explanations.offer", {"explanation": one.offers}))
    yield Choice(say("teachback-again"), to_start(course, one.at.lesson), Weight.QUIET)
