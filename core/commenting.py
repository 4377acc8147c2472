"""What instructors say about a learner's code: how it is told, once, and how it is found again at the challenge."""

from collections.abc import Iterator, Sequence

from core.asking.question import bare
from core.chat import Block, Card, Reply, Say, Text, Tone, plain
from core.course.model import Challenge, Course
from core.store import submissions
from core.store.submissions import Remark
from core.turn import Turn
from core.words.formats import date

LATEST = 3
"""Remarks that are shown with a challenge."""


def of_comment(challenge: str, words: str, say: Say) -> Reply:
    """What a learner is told of a comment on their solution."""
    card = Card(say("commenting-comment", title=bare(challenge)), say("commenting-comment-text"))
    return _told(card, quoted(words), say)


def of_override(challenge: str, reason: str, say: Say, *, correct: bool) -> Reply:
    """What a learner is told of a decision that their solution counts as right, or does not."""
    return _told(_card("decided", challenge, say, correct=correct), quoted(reason), say)


def of_regrading(challenge: str, say: Say, *, correct: bool) -> Reply:
    """What a learner is told where a mended case changes how their solution counts."""
    return _told(_card("regraded", challenge, say, correct=correct), "", say)


async def remarks_on(turn: Turn, course: Course, challenge: Challenge) -> tuple[Block, ...]:
    """What was said last about the learner's code for a challenge; nothing where nothing was."""
    ids = (challenge.id, *challenge.formerly)
    found = await turn.read(submissions.remarks_to, turn.learner.id, course.id, ids, LATEST)
    return told_again(found, turn.language, turn.learner.time_zone, turn.say)


def told_again(
    remarks: Sequence[Remark], language: str | None, zone: str | None, say: Say
) -> tuple[Block, ...]:
    """Remarks as their learner reads them again, who is not told whose they are."""
    if not remarks:
        return ()
    lines = (line for one in remarks for line in _lines(one, language, zone, say))
    return (Card(say("commenting-remarks"), "\n\n".join(lines)),)


def quoted(words: str) -> str:
    """Somebody's words as a quotation in Markdown; "" for none."""
    return "\n".join(f"> {plain(line)}" for line in words.strip().splitlines())


def _lines(one: Remark, language: str | None, zone: str | None, say: Say) -> Iterator[str]:
    yield say(f"commenting-said-{kind_of(one)}", day=date(one.at, language, zone))
    if one.text:
        yield quoted(one.text)


def kind_of(one: Remark) -> str:
    """Which kind of remark it is, as words name it."""
    if one.correct is None:
        return "comment"
    return f"{'regraded' if one.regraded else 'decided'}-{'right' if one.correct else 'wrong'}"


def _card(kind: str, challenge: str, say: Say, *, correct: bool) -> Card:
    how, tone = ("right", Tone.GOOD) if correct else ("wrong", Tone.CARE)
    return Card(say(f"commenting-{how}", title=bare(challenge)), say(f"commenting-{kind}-{how}"), tone=tone)


def _told(card: Card, words: str, say: Say) -> Reply:
    said = (Text(words),) if words else ()
    return Reply.privately(card, *said, Text(say("commenting-again")))
