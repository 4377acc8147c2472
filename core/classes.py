"""The classes of the community that somebody acts for, to see which of them is meant: those of others are not there for them."""

from collections.abc import Sequence

from core.chat import Suggestion
from core.finding import Named, suggestions
from core.store import cohorts
from core.store.cohorts import Cohort
from core.turn import Turn


async def own_classes(turn: Turn) -> Sequence[Cohort]:
    """Those that go on, by their titles."""
    return await turn.read(cohorts.of_community, turn.standing.community)


async def own_class(turn: Turn, id_: str) -> Cohort | None:
    """The class of this id, also one that is over; None where the community has none such."""
    return await turn.read(cohorts.find, turn.standing.community, id_)


def class_shelf(classes: Sequence[Cohort]) -> tuple[Named[Cohort], ...]:
    """Classes, with what they can be found by."""
    return tuple(Named(one, (one.title, one.id)) for one in classes)


async def suggest_class(turn: Turn) -> Sequence[Suggestion]:
    """The classes that may be meant by what is being typed."""
    return suggestions(class_shelf(await own_classes(turn)), turn.text)
