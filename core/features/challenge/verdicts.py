"""The words for a judged submission: what passed, the first case that did not, and what that tells (P8). Pure."""

from core.chat import Block, Card, Code, Say, Text, Tone, plain
from core.coding.output import beginning, printed
from core.coding.ran import how_it_ended, not_run
from core.course.grading import CaseResult, Grade, Outcome
from core.course.model import Challenge, Mistake
from core.features.challenge import rules
from sandbox.contract import Status


def passed(challenge: Challenge, grade: Grade, say: Say) -> tuple[Block, ...]:
    """The praise, and what there is to see in the solution."""
    title = say("challenge-passed")
    count = say("challenge-all-cases", total=len(grade.cases))
    return (Card(title, f"{count}\n\n{challenge.explanation}", tone=Tone.GOOD),)


def failed(challenge: Challenge, grade: Grade, mistake: Mistake | None, say: Say) -> tuple[Block, ...]:
    """How many cases passed, what the mistake is likely to be, and the first failing case laid out."""
    case = grade.first_failure
    assert case is not None  # a grade that did not pass has one
    said = mistake.feedback if mistake else _about(case, say)
    title = say("challenge-so-far", done=_passed(grade), total=len(grade.cases))
    return (Card(title, said, tone=Tone.CARE), *_laid_out(challenge, case, say))


def tried(challenge: Challenge, grade: Grade, say: Say) -> tuple[Block, ...]:
    """How the examples came out."""
    if not grade.graded:
        return not_judged(grade, say)
    case, total = grade.first_failure, len(grade.cases)
    if case is None:
        return (Card(say("challenge-tried"), say("challenge-tried-text", total=total), tone=Tone.GOOD),)
    title = say("challenge-tried-so-far", done=_passed(grade), total=total)
    return (Card(title, _about(case, say), tone=Tone.CARE), *_laid_out(challenge, case, say))


def not_judged(grade: Grade, say: Say) -> tuple[Block, ...]:
    """For a submission that could not be run: it is kept, and nothing is counted."""
    return (not_run(Status(grade.outcome.value), grade.estimate_seconds, say), Text(say("challenge-kept")))


def asks_aloud(say: Say) -> Block:
    """For a program whose questions are taken for its answers."""
    return Text(say("challenge-asks-aloud"))


def repeated(say: Say) -> Block:
    """For the same code once more."""
    return Text(say("challenge-repeated"))


def _passed(grade: Grade) -> int:
    return sum(case.ok for case in grade.cases)


def _about(case: CaseResult, say: Say) -> str:
    """The author's words to this failure; of a hidden case also its idea, and how it ended, but no more."""
    if case.hidden:
        ended = say(f"challenge-hidden-{case.outcome.value}", idea=plain(case.name))
        return f"{ended}\n\n{case.catches}"
    if case.outcome is Outcome.FAILED:
        return case.catches
    if rules.unreadable(case):
        return say("challenge-unread")
    return say("challenge-stopped-in", case=plain(case.name))


def _laid_out(challenge: Challenge, case: CaseResult, say: Say) -> tuple[Block, ...]:
    """What went in, what should have come out, what did, and what was printed on the way."""
    if case.hidden:
        return ()
    title = say("challenge-called" if challenge.entry else "challenge-typed")
    given = _shown(case.input, challenge.language if challenge.entry else "", title)
    if case.outcome is not Outcome.FAILED:
        ended = how_it_ended(Status(case.outcome.value), case.failure, challenge.limits, say)
        if rules.unreadable(case):  # what would have gone in has nothing to do with it
            return ended
        return (*given, *_printed(case, say), *ended)
    expected = _shown(case.expected, "", say("challenge-expected"))
    return (*given, *expected, *_got(challenge, case, say))


def _got(challenge: Challenge, case: CaseResult, say: Say) -> tuple[Block, ...]:
    got = _shown(case.got, "", say("challenge-got")) or (Text(say("challenge-got-nothing")),)
    if case.got == case.stdout:  # what it prints is what is judged
        return got
    return (*got, *_remarks(challenge, case, say), *_printed(case, say))


def _remarks(challenge: Challenge, case: CaseResult, say: Say) -> tuple[Block, ...]:
    if case.got == "None" and challenge.language == "python":
        return (Text(say("challenge-no-return")),)
    return (Text(say("challenge-foreign")),) if case.foreign else ()


def _printed(case: CaseResult, say: Say) -> tuple[Block, ...]:
    return printed(case.stdout, say("challenge-printed"), say, whole=False)


def _shown(text: str, language: str, title: str) -> tuple[Code, ...]:
    return (Code(beginning(text), language, title),) if text.strip() else ()
