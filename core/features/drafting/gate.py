"""What is wrong with an item as it was edited, said before the check of the whole course, and its programs run."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.course.files.fault import Place
from core.course.folding import output_folded
from core.course.grading import grade, submission
from core.course.model import Challenge, Course, FillBlanks, Item, PredictOutput
from core.interchange.draft import Answer, Draft, DraftChoice, DraftMistake, DraftOption, DraftWords
from core.interchange.existing import Group, groups, texts
from core.interchange.fault import Fault
from core.interchange.rules import draft_faults
from core.turn import Turn
from sandbox.contract import Job, Status


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of an item's programs. `failed` are cases that the reference fails, by name; `printed` is what was
    printed where something else is keyed. `away`: there was no sandbox to tell.
    """

    failed: tuple[str, ...] = ()
    printed: str | None = None
    away: bool = False

    @property
    def stops(self) -> bool:
        """Whether nobody could answer it rightly."""
        return bool(self.failed) or self.printed is not None


def faults_of(item: Group) -> tuple[Fault, ...]:
    """What is wrong with a question's answers, in words that an instructor knows from imports."""
    answer = _answer(item)
    if answer is None:
        return ()
    draft = Draft(place=Place(str(item["id"])), prompt=str(item["prompt"]), answer=answer)
    return tuple(one for one in draft_faults(draft) if one.stops)


def _answer(item: Group) -> Answer | None:
    match item.get("type"):
        case "single_choice" | "multiple_choice":
            options = tuple(
                DraftOption(str(one["text"]), "correct" in one) for one in groups(item["options"])
            )
            return DraftChoice(options=options, several=item["type"] == "multiple_choice")
        case "short_text":
            mistakes = (
                DraftMistake(form) for one in groups(item["mistakes"]) for form in texts(one["answers"])
            )
            return DraftWords(
                accept=tuple(texts(item["accept"])), mistakes=tuple(mistakes), exact=bool(item.get("exact"))
            )
        case _:
            return None


async def tried(turn: Turn, course: Course, item_id: str) -> Trial:
    """Run what an item claims: the reference of a challenge passes, and a program prints what is keyed."""
    item = course.find_item(item_id)
    if isinstance(item, Challenge):
        return await _reference(turn, item)
    for job, output in _programs(item):
        verdict = await turn.run(job)
        if verdict.status in {Status.UNAVAILABLE, Status.QUEUE_FULL}:
            return Trial(away=True)
        printed = output_folded(verdict.executions[0].stdout) if verdict.executions else ""
        if verdict.status is not Status.FINISHED or printed != output_folded(output):
            failure = verdict.executions[0].failure if verdict.executions else None
            return Trial(printed=f"{failure.type}: {failure.message}" if failure else printed)
    return Trial()


async def _reference(turn: Turn, challenge: Challenge) -> Trial:
    verdict = await turn.run(submission(challenge, challenge.reference, challenge.cases))
    result = grade(challenge, challenge.cases, verdict)
    if not result.graded:
        return Trial(away=True)
    return Trial(failed=tuple(one.name for one in result.cases if not one.ok))


def _programs(item: Item | None) -> Iterator[tuple[Job, str]]:
    if isinstance(item, PredictOutput):
        yield Job(source=item.code, language=item.language), item.output
    elif isinstance(item, FillBlanks) and item.output is not None:
        yield Job(source=item.filled(), language=item.language), item.output
