"""The verbs of who teaches at programs that are alike, in a chat; and what is compared, for a page too."""

import asyncio
from dataclasses import dataclass

from core.chat import Reply
from core.errors import LearnerError
from core.features.grading import looking, similar_views, views
from core.features.grading.rules import Place
from core.similarity.pairs import Likeness, Pair, Program, likeness
from core.store import submissions
from core.store.submissions import Submission
from core.turn import Turn

MOST = 500
"""Learners of whom the submissions are compared, those who submitted last."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One submission of each learner, by its number, and what is alike among them."""

    submissions: dict[int, Submission]
    likeness: Likeness

    def pair(self, one: int, other: int) -> Pair | None:
        """The pair of these two submissions, where they are still alike."""
        return next((it for it in self.likeness.pairs if {it.one, it.other} == {one, other}), None)


async def compared(turn: Turn, place: Place) -> Compared:
    """Compare of each member the newest submission that counts as right, or else the newest."""
    here = turn.standing.community
    known = await turn.read(submissions.of_class, here, place.course.id, place.ids)
    each: dict[int, Submission] = {}
    for one in known:
        if one.learner not in each or (one.counts and not each[one.learner].counts):
            each[one.learner] = one
    some = {one.id: one for one in sorted(each.values(), key=lambda one: one.id)[-MOST:]}
    challenge = place.challenge
    given = [challenge.starter, challenge.reference, *(one.source for one in challenge.wrong)]
    programs = [Program(one.id, one.source) for one in some.values()]
    key = ("similar", challenge.revision, tuple(some))
    found = await turn.slow.once(key, lambda: asyncio.to_thread(likeness, programs, given, challenge.syntax))
    return Compared(some, found)


async def similar(turn: Turn) -> Reply:
    """List the pairs of submissions that are alike, with what that may and may not mean."""
    found = await looking.challenge(turn)
    if found.place is None:
        return views.which(found.near, "grading.similar", turn.say)
    among = await compared(turn, found.place)
    return similar_views.listed(found.place, among.likeness, among.submissions, turn.language, turn.say)


async def pair(turn: Turn) -> Reply:
    """Show two submissions with the parts that they share marked."""
    place = await looking.the_challenge(turn)
    among, found = await the_pair(turn, place)
    return similar_views.pair(
        place, found, among.submissions[found.one], among.submissions[found.other], turn.language, turn.say
    )


async def the_pair(turn: Turn, place: Place) -> tuple[Compared, Pair]:
    """The pair of the action; LearnerError where the two are not alike any more."""
    among = await compared(turn, place)
    found = among.pair(turn.number("one"), turn.number("other"))
    if found is None:
        raise LearnerError("grading-pair-gone")
    return among, found
