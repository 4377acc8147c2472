"""What learners answered in a course, summed in the database: a block of learners at a time, never row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Float, Text, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

OTHERS = 3
"""First answers elsewhere that a learner must have so that their share of right ones says something."""
DIFFERENT = 40
"""Different answers to one item that a block tells of, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Summed:
    """The sums of a block, each a list of rows as `core.insight` knows them by their names."""

    items: Sequence[Mapping[str, Any]]
    answers: Sequence[Mapping[str, Any]]
    times: Sequence[Mapping[str, Any]]
    wrong: Sequence[Mapping[str, Any]]
    learners: Sequence[Mapping[str, Any]]


async def summed(
    connection: AsyncConnection,
    cohort: str,
    course: str,
    learners: Sequence[int],
    *,
    able: Sequence[int],
    revisions: Sequence[str],
    lately: datetime,
    step: float,
    longest: float,
) -> Summed:
    """What a block of learners answered in a course, as it counts in their class.

    Of the items, first answers without help to one of today's `revisions`. `able` are those learners who are; `lately`
    begins what is summed apart; times, up to `longest` seconds, fall into steps that grow by the factor `step`.
    """
    values = {
        "cohort": cohort,
        "course": course,
        "learners": list(learners),
        "able": list(able),
        "revisions": list(revisions),
        "lately": lately,
        "step": step,
        "longest": longest,
    }
    row = (await connection.execute(_SUMMED, values)).one()
    return Summed(row.items, row.answers, row.times, row.wrong, row.learners)


COUNTING = """
SELECT DISTINCT ON (attempt) attempt, correct, score FROM overrides WHERE learner_id = ANY(:learners)
    AND community = (SELECT community FROM cohorts WHERE id = :cohort)
ORDER BY attempt, id DESC
"""
"""How answers of learners count in a class instead of how they were graded."""

ANSWER = """
CASE a.response->>'kind'
    WHEN 'picked' THEN a.response->>'options'
    WHEN 'judged' THEN a.response->>'value'
    WHEN 'written' THEN left(lower(btrim(a.response->>'text')), 120)
    WHEN 'filled' THEN left(lower(a.response->>'blanks'), 240)
    WHEN 'ordered' THEN a.response->>'pieces'
    WHEN 'code' THEN left(concat(a.response->>'outcome', '/', a.response->>'failing'), 240)
    ELSE '' END
"""
"""By what answers are the same, as one text."""

UNSORTED = "unsorted-"
"""How the ids of beliefs begin that an import made up: they stand for mistakes of which nobody said yet what is believed."""

_SUMMED = text(
    f"""
    WITH mine AS MATERIALIZED (
        SELECT a.id, a.learner_id, a.item, a.revision, a.assist_level, a.at,
            CASE WHEN NOT starts_with(a.misconception, '{UNSORTED}') THEN a.misconception END AS misconception,
            coalesce(o.correct, a.correct) AS correct, {ANSWER} AS answer, a.response->>'kind' = 'code' AS code,
            row_number() OVER (PARTITION BY a.learner_id, a.item ORDER BY a.at, a.id) = 1 AS first,
            CASE WHEN a.seq = 1 + lag(a.seq) OVER turns
                THEN extract(epoch FROM a.at - lag(a.at) OVER turns) END AS seconds
        FROM attempts a LEFT JOIN ({COUNTING}) o ON o.attempt = a.id
        WHERE a.learner_id = ANY(:learners) AND a.course = :course
        WINDOW turns AS (PARTITION BY a.learner_id ORDER BY a.seq, a.id)
    ), firsts AS MATERIALIZED (
        SELECT *, learner_id = ANY(:able) AS able, count(*) OVER each - 1 AS others,
            sum(correct::int) OVER each - correct::int AS others_right
        FROM mine WHERE first AND assist_level = 0 AND revision = ANY(:revisions)
        WINDOW each AS (PARTITION BY learner_id)
    ), paired AS (
        SELECT *, CASE WHEN others >= {OTHERS} THEN others_right::float / others END AS elsewhere FROM firsts
    ), exposed AS (
        SELECT item, count(DISTINCT learner_id) AS met, count(*) AS attempts FROM mine GROUP BY item
    ), items AS (
        SELECT item, count(*) AS firsts, count(*) FILTER (WHERE correct) AS right, count(*) FILTER (WHERE able) AS able,
            count(*) FILTER (WHERE able AND correct) AS able_right, count(elsewhere) AS pairs,
            count(elsewhere) FILTER (WHERE correct) AS x, coalesce(sum(elsewhere), 0) AS y,
            coalesce(sum(elsewhere * elsewhere), 0) AS yy, coalesce(sum(elsewhere) FILTER (WHERE correct), 0) AS xy
        FROM paired GROUP BY item
    ), answers AS (
        SELECT item, answer, correct, count(*) AS count, count(*) FILTER (WHERE able) AS able, max(id) AS example,
            row_number() OVER (PARTITION BY item ORDER BY count(*) DESC, answer) AS place
        FROM firsts WHERE NOT code GROUP BY item, answer, correct
    ), times AS (
        SELECT item, floor(ln(greatest(seconds, 1)) / ln(:step))::int AS step, count(*) AS count
        FROM firsts WHERE seconds BETWEEN 0 AND :longest GROUP BY 1, 2
    ), wrong AS (
        SELECT 'belief' AS kind, (array_agg(item ORDER BY id DESC))[1] AS item, misconception AS key, count(*) AS count,
            count(DISTINCT learner_id) AS learners, max(id) AS example
        FROM mine WHERE NOT correct AND misconception IS NOT NULL GROUP BY misconception
        UNION ALL
        SELECT CASE WHEN code THEN 'test' ELSE 'answer' END, item, answer, count(*), count(DISTINCT learner_id), max(id)
        FROM mine WHERE NOT correct AND misconception IS NULL AND answer <> '' GROUP BY item, answer, code
    ), ranked AS (
        SELECT *, row_number() OVER (PARTITION BY kind ORDER BY learners DESC, count DESC, key) AS place FROM wrong
    ), learners AS (
        SELECT learner_id AS learner, max(at) AS at,
            count(*) FILTER (WHERE correct AND alone AND late) AS right,
            count(*) FILTER (WHERE alone AND late) AS total,
            count(*) FILTER (WHERE correct AND alone AND NOT late) AS right_before,
            count(*) FILTER (WHERE alone AND NOT late) AS total_before,
            count(*) FILTER (WHERE assist_level > 0 AND late) AS helped
        FROM (SELECT *, assist_level = 0 AND (first OR NOT code) AS alone, at >= :lately AS late FROM mine) AS told
        GROUP BY learner_id
    )
    SELECT
        (SELECT coalesce(jsonb_agg(to_jsonb(exposed) || coalesce(to_jsonb(items), '{{}}')), '[]')
            FROM exposed LEFT JOIN items USING (item)) AS items,
        (SELECT coalesce(jsonb_agg(to_jsonb(answers) - 'place'), '[]') FROM answers WHERE place <= {DIFFERENT}) AS answers,
        (SELECT coalesce(jsonb_agg(times), '[]') FROM times) AS times,
        (SELECT coalesce(jsonb_agg(to_jsonb(ranked) - 'place'), '[]') FROM ranked WHERE place <= 5 * {DIFFERENT}) AS wrong,
        (SELECT coalesce(jsonb_agg(learners), '[]') FROM learners) AS learners
    """  # noqa: S608 - words of our own
).bindparams(
    bindparam("cohort", type_=Text),
    bindparam("learners", type_=ARRAY(BigInteger)),
    bindparam("able", type_=ARRAY(BigInteger)),
    bindparam("revisions", type_=ARRAY(Text)),
    bindparam("lately", type_=DateTime(timezone=True)),
    bindparam("step", type_=Float),
    bindparam("longest", type_=Float),
)
