"""The writes of one quiz answer as one would write them by hand over asyncpg: a statement a table, one transaction.

Its connection comes from asyncpg's own pool, as in any program that serves more than one learner. It knows everything
beforehand: it reads nothing and decides nothing. What it writes is copied from a real answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class ByHand:
    """A learner whose answers are all the same, and the pool whose connections they are written over."""

    pool: Any
    """Of asyncpg, whose types do not say what a query gives."""
    learner: int
    copied: Mapping[str, Any]
    answers: int = 0

    @classmethod
    async def like(cls, pool: Any, person: str) -> "ByHand":
        """A new learner whose answers are like the last one of `person`."""
        learner = await pool.fetchval(
            "INSERT INTO learners (name, created_at) VALUES ('by hand', now()) RETURNING id"
        )
        copied = await pool.fetchrow(_LAST_ANSWER, person)
        assert copied is not None, f"{person} has answered nothing yet"
        return cls(pool, learner, dict(copied))

    async def answer(self) -> None:
        """Write one answer."""
        self.answers += 1
        who, like, item = self.learner, self.copied, f"i{self.answers % 30}"
        async with self.pool.acquire() as connection, connection.transaction():
            execute = connection.execute
            await execute("UPDATE learners SET version = version + 1 WHERE id = $1", who)
            event = f"{who}-{self.answers}"
            turn = await connection.fetchval(
                _TURN, event, who, like["address"], like["body"], self.answers, like["reply"]
            )
            await execute(_CONVERSATION, who, like["state"], turn)
            await execute(_ATTEMPT, who, item, like["response"], self.answers)
            await execute(_ENROLMENT, who)
            await execute(_SKILL, who)
            await execute(_ITEM, item)
            await execute(_MEMORY, who, item, like["card"])
            await execute("UPDATE turns SET sent_at = now() WHERE id = $1", turn)


_LAST_ANSWER = """
SELECT t.address::text, t.body::text, t.reply::text, c.state::text, a.response::text, m.card::text
FROM attempts a
JOIN identities i ON i.learner_id = a.learner_id AND i.external_id = $1
JOIN turns t ON t.learner_id = a.learner_id AND t.seq = a.seq
JOIN conversations c ON c.learner_id = a.learner_id AND c.chat = t.chat
JOIN memories m ON m.learner_id = a.learner_id AND m.course = a.course AND m.item = a.item
ORDER BY a.id DESC LIMIT 1
"""
_TURN = """
INSERT INTO turns (platform, event_id, person, learner_id, chat, address, body, seq, reply, worker, created_at)
VALUES ('hand', $1, 'hand', $2, 'hand', $3, $4, $5, $6, 1, now()) RETURNING id
"""
_CONVERSATION = """
INSERT INTO conversations (learner_id, platform, chat, activity, state, open_turn)
VALUES ($1, 'hand', 'hand', 'quiz', $2, $3)
ON CONFLICT (learner_id, platform, chat) DO UPDATE SET
    activity = excluded.activity, state = excluded.state, open_turn = excluded.open_turn
"""
_ATTEMPT = """
INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, misconception,
    assist_level, response, seq, at)
VALUES ($1, 'by-hand', $2, 'r', 'skill', 'quiz', true, 1, NULL, 0, $3, $4, now())
"""
_ENROLMENT = """
INSERT INTO enrolments (learner_id, course, enrolled_at, ability_mean, ability_variance)
VALUES ($1, 'by-hand', now(), 0.1, 0.5)
ON CONFLICT (learner_id, course) DO UPDATE SET
    ability_mean = excluded.ability_mean, ability_variance = excluded.ability_variance
"""
_SKILL = """
INSERT INTO skill_states (learner_id, course, skill, mean, variance, run, unassisted, unassisted_right, updated_at)
VALUES ($1, 'by-hand', 'skill', 0.1, 0.5, 1, 1, 1, now())
ON CONFLICT (learner_id, course, skill) DO UPDATE SET
    mean = excluded.mean, variance = excluded.variance, run = skill_states.run + 1,
    unassisted = skill_states.unassisted + 1, unassisted_right = skill_states.unassisted_right + 1,
    updated_at = excluded.updated_at
"""
_ITEM = """
INSERT INTO item_states (course, item, mean, variance, answers) VALUES ('by-hand', $1, 0.1, 0.5, 1)
ON CONFLICT (course, item) DO UPDATE SET
    mean = item_states.mean + 0.01, variance = greatest(0.1, item_states.variance - 0.01),
    answers = item_states.answers + 1
"""
_MEMORY = """
INSERT INTO memories (learner_id, course, item, card, due, last) VALUES ($1, 'by-hand', $2, $3, now(), now())
ON CONFLICT (learner_id, course, item) DO UPDATE SET
    card = excluded.card, due = excluded.due, last = excluded.last
"""
