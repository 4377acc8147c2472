"""The learner's look at their progress."""

import asyncio

from core.assessment import reached
from core.chat import Media, Picture, Reply
from core.course.model import Course, Skill
from core.features.progress import rules, views
from core.features.progress.picture import draw
from core.features.progress.rules import SkillProgress, Tally
from core.store import knowledge
from core.store.knowledge import Gaussian, SkillRow
from core.studying import chosen_course, standing
from core.turn import Turn


async def show(turn: Turn) -> Reply:
    """Show how far the learner is in their course, skill by skill, and what is best done next."""
    course = chosen_course(turn)
    if course is None:
        return views.no_course(turn.say)
    now = await standing(turn, course)
    skills = await _skills(turn, course)
    if now.fresh and not skills:
        return views.nothing_yet(now, turn.say)
    reader = views.Reader(turn.language, turn.learner.time_zone, turn.now)
    picture = await _picture(turn, rules.drawn(skills), reader)
    return views.progress(now, skills, picture, reader, turn.say)


async def _skills(turn: Turn, course: Course) -> list[SkillProgress]:
    ability = await turn.read(knowledge.ability, turn.learner.id, course.id)
    rows = await turn.read(knowledge.skills, turn.learner.id, course.id)
    return [_progress(course, skill, ability, rows[skill.id]) for skill in course.skills if skill.id in rows]


def _progress(course: Course, skill: Skill, ability: Gaussian | None, row: SkillRow) -> SkillProgress:
    found = reached(course, skill.id, ability, row)
    return SkillProgress(
        title=skill.title,
        level=found.level,
        mastery=found.mastery,
        alone=Tally(row.unassisted_right, row.unassisted),
        helped=Tally(row.assisted_right, row.assisted),
    )


async def _picture(turn: Turn, skills: list[SkillProgress], reader: views.Reader) -> Picture | None:
    """The picture, drawn in a thread: it takes a tenth of a second, and the first one much longer."""
    if not skills:
        return None
    content = await asyncio.to_thread(draw, views.chart(skills, reader, turn.say))
    return Picture(Media.of("progress.png", "image/png", content), views.alt(skills, reader, turn.say))
