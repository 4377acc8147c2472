"""A round of questions: which come, where it stands, and one step of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from core.asking.hinting import hint, task
from core.asking.marking import mark
from core.asking.question import ask, is_as_asked, why_of
from core.chat import Action, Block, Choice, Choices, Progress, Reply, Text, Weight
from core.course.chance import chance
from core.course.model import Challenge, Course, Question
from core.errors import LearnerError
from core.learning.outcome import Assistance
from core.play.points import Answered
from core.store import knowledge
from core.task import Task
from core.turn import Turn

SITTING = timedelta(hours=12)
"""As long as this is one sitting: what is remembered within it was not forgotten yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Questions in a row. `at` is the index of the one that is open; `seed` shuffles its options."""

    course: str
    items: tuple[str, ...]
    seed: int
    at: int = 0
    answered: int = 0
    right: int = 0
    hinted: bool = False
    """Whether the open question's hint was shown. One: a try is needed between two (P4), and there is one try."""
    due: tuple[Answered, ...] = ()
    """The answers without help to what was due, where they are kept."""


type Finish = Callable[[Turn, Round], Awaitable[tuple[Block, ...]]]
"""What is said, and written, when a round is over."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """The handlers of an activity that asks questions in a row. `keeps_due`: it is told which answers were to what is due."""

    activity: str
    finish: Finish
    keeps_due: bool = False

    async def begin(self, turn: Turn, course: Course, items: tuple[str, ...]) -> tuple[Block, ...]:
        """Start a round of these items, at least one, and ask the first."""
        return await self._stand(
            turn, course, Round(course=course.id, items=items, seed=turn.random.getrandbits(31))
        )

    async def answer(self, turn: Turn) -> Reply:
        """Mark the answer to the open question, and ask the next."""
        course, now, item = self._open(turn)
        if not is_as_asked(item, turn.arguments):
            return Reply.of(Text(turn.say("asking-changed")), *await self._stand(turn, course, now))
        assistance = Assistance.HINT if now.hinted else Assistance.NONE
        given = await mark(turn, course, item, activity=self.activity, seed=now.seed, assistance=assistance)
        why = () if given.correct else (why_of(course, item, turn.say),)
        due = (Answered(given.correct, chance(item)),) if await self._was_due(turn, now, item) else ()
        after = replace(
            now,
            at=now.at + 1,
            hinted=False,
            answered=now.answered + 1,
            right=now.right + int(given.correct),
            due=(*now.due, *due),
        )
        return Reply.of(*given.blocks, *await self._stand(turn, course, after, *why))

    async def hint(self, turn: Turn) -> Reply:
        """Show the hint to the open question, and ask it again."""
        course, now, item = self._open(turn)
        if now.hinted or not item.hints:
            raise LearnerError("asking-over")
        told = await hint(turn, course, item)
        return Reply.of(*told, *await self._stand(turn, course, replace(now, hinted=True)))

    async def skip(self, turn: Turn) -> Reply:
        """Leave the open question unanswered, and ask the next."""
        course, now, _ = self._open(turn)
        return Reply.of(*await self._stand(turn, course, replace(now, at=now.at + 1, hinted=False)))

    async def stop(self, turn: Turn) -> Reply:
        """End the round where it is."""
        _, now, _ = self._open(turn)
        turn.leave()
        return Reply.of(*await self.finish(turn, now))

    async def go_on(self, turn: Turn) -> Reply:
        """Ask the open question again, for somebody who comes back to it."""
        course, now, _ = self._open(turn, named=False)
        return Reply.of(*await self._stand(turn, course, now))

    async def task(self, turn: Turn) -> Task | None:
        """The question that is open, as what is before the learner."""
        try:
            course, now, item = self._open(turn, named=False)
        except LearnerError:
            return None
        return await task(turn, course, item, self.activity, hinted=now.hinted)

    async def _was_due(self, turn: Turn, now: Round, item: Question) -> bool:
        """Whether the answer is to something that was due, and without help, after a time in which one forgets.

        It is asked with the answer: since the round began, the item may have been answered elsewhere. What was wrong
        comes back within the same sitting: did that count, it would pay to be wrong, over and over.
        """
        if not self.keeps_due or now.hinted:
            return False
        waited = await turn.read(knowledge.waited, turn.learner.id, now.course, item.id, turn.now)
        return waited is not None and waited >= SITTING

    def _open(self, turn: Turn, *, named: bool = True) -> tuple[Course, Round, Question]:
        """The question that is open; LearnerError where the press was meant for another one."""
        now = turn.state(self.activity, Round)
        course = turn.house.catalogue.find(now.course) if now else None
        if now is None or course is None or now.at >= len(now.items):
            raise LearnerError("asking-over")
        item = course.find_item(now.items[now.at])
        if item is None or isinstance(item, Challenge) or (named and turn.argument("item") != item.id):
            raise LearnerError("asking-over")
        return course, now, item

    async def _stand(self, turn: Turn, course: Course, now: Round, *more: Choice) -> tuple[Block, ...]:
        """Be at `now` and ask its question, passing over items that are no longer in the course.

        `more` can be pressed beside what belongs to the question.
        """
        while now.at < len(now.items):
            item = course.find_item(now.items[now.at])
            if item is not None and not isinstance(item, Challenge):
                turn.stand(self.activity, now)
                return self._asked(turn, course, now, item, *more)
            now = replace(now, at=now.at + 1)
        turn.leave()
        return (*await self.finish(turn, now), *((Choices(more),) if more else ()))

    def _asked(
        self, turn: Turn, course: Course, now: Round, item: Question, *more: Choice
    ) -> tuple[Block, ...]:
        skill, verb = course.skill(item.skill).title, f"{self.activity}.answer"
        blocks = ask(item, skill, verb=verb, seed=now.seed, say=turn.say)
        progress = Progress(turn.say("asking-question"), now.at + 1, len(now.items))
        return (progress, *blocks, Choices((*self._ways(turn, now, item), *more)))

    def _ways(self, turn: Turn, now: Round, item: Question) -> tuple[Choice, ...]:
        def way(verb: str) -> Choice:
            action = Action(f"{self.activity}.{verb}", {"item": item.id})
            return Choice(turn.say(f"asking-{verb}"), action, Weight.QUIET)

        hint = (way("hint"),) if item.hints and not now.hinted else ()
        return (*hint, way("skip"), way("stop"))
