"""What is told of a skill. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.learning.mastery import Level, Mastery


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers were right, of how many."""

    right: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillProgress:
    """A skill that the learner has worked at; what was done alone and what with help are kept apart (P20)."""

    title: str
    level: Level
    mastery: Mastery
    alone: Tally
    helped: Tally


def drawn(skills: Sequence[SkillProgress]) -> list[SkillProgress]:
    """The skills that a picture can show: those tried alone, since an estimate comes from nothing else."""
    return [one for one in skills if one.level is not Level.NEW]
