"""The learner's verbs with what the tutor keeps in mind of them: read it, change it, have it forgotten."""

from dataclasses import replace

from core.chat import Reply
from core.errors import LearnerError
from core.features.tutor import rules, views
from core.store import consents, memories
from core.turn import Turn
from core.tutoring import MEMORY


async def show(turn: Turn) -> Reply:
    """Show what is kept in mind."""
    kept = await turn.read(memories.find, turn.learner.id)
    return views.memory(kept, turn.say, notes_made=await _notes_made(turn))


async def edit(turn: Turn) -> Reply:
    """Keep what the learner wrote in place of what was there. What was said until now is not noted again."""
    goal, notes = " ".join(turn.values.get("goal", "").split()), turn.values.get("notes", "").strip()
    if len(goal) > rules.LONGEST_GOAL or len(notes) > rules.LONGEST_NOTES:
        raise LearnerError("tutor-memory-long", goal=rules.LONGEST_GOAL, notes=rules.LONGEST_NOTES)
    kept = replace(await turn.read(memories.find, turn.learner.id), goal=goal, notes=notes, upto=turn.now)
    turn.write(memories.keep, turn.learner.id, kept, turn.now)
    return views.memory(kept, turn.say, notes_made=await _notes_made(turn), changed=True)


async def forget(turn: Turn) -> Reply:
    """Keep nothing of it in mind any more."""
    turn.write(memories.forget, turn.learner.id, turn.now)
    return views.forgotten(turn.say)


async def _notes_made(turn: Turn) -> bool:
    return turn.house.model is not None and await turn.read(consents.stands, turn.learner.id, MEMORY)
