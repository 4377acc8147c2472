"""The words for a judged submission: what passed, the first case that did not, and what that tells (P8). Pure."""

from core.chat import Block, Card, Code, Say, Text, Tone, plain
from core.coding.output import printed
from core.coding.program import Program
from core.coding.ran import how_it_ended, not_run
from core.course.differences import Reason
from core.course.folding import output_folded
from core.course.grading import Grade
from core.course.judging import CaseResult, Outcome
from core.course.model import Case, Challenge, Holds, Leaves, Mistake, Prints, Raises
from core.features.challenge import rules
from core.features.challenge.cases import given
from core.features.challenge.layout import shortened, side_by_side
from core.features.challenge.remarks import remark
from core.features.challenge.wanted import listed
from sandbox.contract import Status


def passed(challenge: Challenge, grade: Grade, say: Say) -> tuple[Block, ...]:
    """The praise, and what there is to see in the solution."""
    title = say("challenge-passed")
    count = say("challenge-all-cases", total=len(grade.cases))
    return (Card(title, f"{count}\n\n{challenge.explanation}", tone=Tone.GOOD),)


def failed(
    challenge: Challenge, grade: Grade, source: str, mistake: Mistake | None, say: Say
) -> tuple[Block, ...]:
    """How many cases passed, what the mistake is likely to be, and the first failing case laid out."""
    case = grade.first_failure
    assert case is not None  # a grade that did not pass has one
    title = say("challenge-so-far", done=_passed(grade), total=len(grade.cases))
    return (
        Card(title, _about(challenge, case, mistake, say), tone=Tone.CARE),
        *_laid_out(challenge, case, source, say),
    )


def tried(challenge: Challenge, grade: Grade, source: str, say: Say) -> tuple[Block, ...]:
    """How the examples came out."""
    if not grade.graded:
        return not_judged(grade, say)
    case, total = grade.first_failure, len(grade.cases)
    if case is None:
        return (Card(say("challenge-tried"), say("challenge-tried-text", total=total), tone=Tone.GOOD),)
    title = say("challenge-tried-so-far", done=_passed(grade), total=total)
    return (
        Card(title, _about(challenge, case, None, say), tone=Tone.CARE),
        *_laid_out(challenge, case, source, say),
    )


def not_judged(grade: Grade, say: Say) -> tuple[Block, ...]:
    """For a submission that could not be judged: it is kept, and nothing is counted."""
    if grade.outcome is Outcome.BROKEN:
        return (Card(say("challenge-broken"), say("challenge-broken-text"), tone=Tone.CARE),)
    return (not_run(Status(grade.outcome.value), grade.estimate_seconds, say), Text(say("challenge-kept")))


def asks_aloud(say: Say) -> Block:
    """For a program whose questions are taken for its answers."""
    return Text(say("challenge-asks-aloud"))


def late(say: Say) -> Block:
    """For a solution after the time was over."""
    return Text(say("challenge-late"))


def repeated(say: Say) -> Block:
    """For the same code once more."""
    return Text(say("challenge-repeated"))


def _passed(grade: Grade) -> int:
    return sum(case.ok for case in grade.cases)


def _about(challenge: Challenge, case: CaseResult, mistake: Mistake | None, say: Say) -> str:
    """The author's words to this very mistake, or to this failure; of a hidden case also its idea, and no more."""
    about = mistake.feedback if mistake else case.catches
    told = {
        "idea": plain(case.name),
        "seconds": case.budget or 0,
        "language": Program(language=challenge.language).title,
    }
    if case.hidden:
        return f"{say(f'challenge-hidden-{case.outcome.value}', **told)}\n\n{about}"
    if case.outcome is Outcome.TOO_SLOW:
        return f"{say('challenge-too-slow', **told)}\n\n{about}"
    if mistake or case.outcome is Outcome.FAILED:
        return about
    return say("challenge-unread" if rules.unreadable(case) else "challenge-stopped-in", **told)


def _laid_out(challenge: Challenge, result: CaseResult, source: str, say: Say) -> tuple[Block, ...]:
    """What went in, what should have come out, what did, and what was printed on the way."""
    case = result.case
    if case is None:
        return ()
    put = given(challenge, case, say)
    if result.outcome is Outcome.TOO_SLOW:
        return (*put, *_printed(result, say))
    if result.outcome is Outcome.FAILED:
        return (*put, *_wanted(challenge, case, result, say), *_got(challenge, case, result, say))
    program = Program(source, challenge.language, challenge.entry or "")
    ended = how_it_ended(Status(result.outcome.value), result.failure, challenge.limits, say, program)
    if rules.unreadable(result):  # what would have gone in has nothing to do with it
        return ended
    another = _wanted(challenge, case, result, say) if isinstance(case.expectation, Raises) else ()
    return (*put, *another, *_printed(result, say), *ended)


def _wanted(challenge: Challenge, case: Case, result: CaseResult, say: Say) -> tuple[Block, ...]:
    match case.expectation:
        case Holds():
            wishes = listed(result.properties, challenge.syntax, say)
            return (Text(f"{say('challenge-wants')}\n\n{wishes}"),)
        case Raises():
            return _shown(result.expected, say("challenge-expected-error"))
        case Leaves():
            return _shown(_both(case, result)[0], say("challenge-expected-state"))
        case _:
            return _shown(_both(case, result)[0], say("challenge-expected"))


def _got(challenge: Challenge, case: Case, result: CaseResult, say: Say) -> tuple[Block, ...]:
    state = isinstance(case.expectation, Leaves)
    title = say("challenge-got-state" if state else "challenge-got")
    got = _shown(_both(case, result)[1], title) or (Text(say("challenge-got-nothing")),)
    remarks = _remarks(challenge, case, result, say)
    if result.got == result.stdout:  # what it prints is what is judged
        return (*got, *remarks)
    return (*got, *remarks, *_printed(result, say))


def _both(case: Case, result: CaseResult) -> tuple[str, str]:
    """What was expected and what came out, side by side; outputs without what is not compared in them."""
    spaces = result.difference is not None and result.difference.reason is Reason.SPACE
    if isinstance(case.expectation, Prints):
        return side_by_side(output_folded(result.expected), output_folded(result.got), spaces=spaces)
    if not result.expected or isinstance(case.expectation, Raises):
        return shortened(result.expected), shortened(result.got)
    return side_by_side(result.expected, result.got, spaces=spaces)


def _remarks(challenge: Challenge, case: Case, result: CaseResult, say: Say) -> tuple[Block, ...]:
    if isinstance(case.expectation, Raises):
        return (Text(say("challenge-no-error")),)
    if result.foreign:
        return (Text(say("challenge-foreign")),)
    if result.difference is not None:
        return (Text(remark(result.difference, challenge.syntax, say)),)
    return ()


def _printed(result: CaseResult, say: Say) -> tuple[Block, ...]:
    return printed(result.stdout, say("challenge-printed"), say, whole=False)


def _shown(text: str, title: str) -> tuple[Code, ...]:
    return (Code(text, "", title),) if text.strip() else ()
