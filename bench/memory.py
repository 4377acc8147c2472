"""A store in memory for the way of a quiz answer: the real queries run, and dictionaries answer their statements.

JSON is kept as text, as a row keeps it: what a turn writes and reads back is encoded and decoded as ever.
"""

from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, cast

import orjson
from sqlalchemy import Select

from core.store import knowledge, learners, tables, turns

type Values = Mapping[str, Any]

OF_SKILL = (
    "skill_mean",
    "skill_variance",
    "run",
    "unassisted",
    "unassisted_right",
    "assisted",
    "assisted_right",
)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
LESSONS = tables.LessonProgress.__table__


class Row(dict[str, Any]):
    """A row, with its columns by name and by place."""

    __getattr__ = dict[str, Any].__getitem__

    def __getitem__(self, place: Any) -> Any:
        return tuple(self.values())[place]


@dataclass(frozen=True, slots=True)
class Rows:
    """What a statement gives, with as much of SQLAlchemy's Result as the queries use."""

    rows: Sequence[Any] = ()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def mappings(self) -> "Rows":
        """The rows with their columns by name alone."""
        return Rows([dict(one) for one in self.rows])

    def one(self) -> Any:
        """The only row."""
        (row,) = self.rows
        return row

    def one_or_none(self) -> Any:
        """The only row, if there is one."""
        return self.one() if self.rows else None

    def scalar_one_or_none(self) -> Any:
        """The first value of the only row, if there is one."""
        return self.one()[0] if self.rows else None


TODAY = Row(
    due=None,
    days=1,
    best=1,
    last=date.max,
    seen=datetime.max.replace(tzinfo=UTC),
    freezes=0,
    toward=1,
    rests_from=None,
    rests_until=None,
)


@dataclass
class MemoryStore:
    """Stands for a Database and its connections. It knows one learner, who has read `lessons` of `course`."""

    course: str
    lessons: Sequence[str]
    version: int = 0
    replies: list[bytes] = field(default_factory=list[bytes])
    """By the number of their turn, from 1."""
    events: dict[str, int] = field(default_factory=dict[str, int])
    conversation: tuple[str | None, bytes, int | None] = None, b"{}", None
    answered: dict[str, Values] = field(default_factory=dict[str, Values])
    """The last answer that was recorded: of each item, of each skill, and at all (under "")."""
    recorded: int = 0
    sent: int = 0

    async def read(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        """See Database."""
        return await query(self, *args, **kwargs)

    write = read

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator["MemoryStore"]:
        """See Database."""
        yield self

    async def execute(self, statement: Any, values: Values | None = None) -> Rows:
        """What a connection would answer."""
        if isinstance(statement, Select):
            return self._select(cast("Select[Any]", statement))
        return self._answers[statement](values or {})

    def __post_init__(self) -> None:
        self._answers: Mapping[Any, Callable[[Values], Rows]] = {
            learners.SITUATION: self._situation,
            knowledge.KNOWN: self._known,
            turns.COMMIT: self._commit,
            knowledge.RECORD: self._record,
            turns.MARK_SENT: self._mark_sent,
        }

    def _select(self, query: Select[Any]) -> Rows:
        """What a quiz asks when it starts, where only the lessons are known; and the days, of which today has counted."""
        if "freezes" in query.selected_columns:
            return Rows([TODAY])
        (table,) = query.get_final_froms()
        return Rows([(one, 99, LONG_AGO) for one in self.lessons]) if table is LESSONS else Rows()

    def _situation(self, values: Values) -> Rows:
        activity, state, open_turn = self.conversation
        asked, same = values["used"] or open_turn, self.events.get(values["event"])
        row = Row(
            id=1,
            name="Memory",
            language=None,
            time_zone=None,
            course=self.course,
            version=self.version,
            erase_at=None,
            erase_told_at=None,
            teaches=False,
            blocked=False,
            in_class=False,
            classes=None,
            activity=activity,
            state=orjson.loads(state),
            open_turn=open_turn,
            reply=orjson.loads(self.replies[asked - 1]) if asked else None,
            asker=1 if asked else None,
            here=None,
            turn=same,
            worker=same and 1,
            seq=same,
            came_at=same and LONG_AGO,
        )
        return Rows([row])

    def _known(self, values: Values) -> Rows:
        able, skilled, eased = (self.answered.get(key, {}) for key in ("", values["skill"], values["item"]))
        row = Row(
            {name: able.get(name) for name in ("ability_mean", "ability_variance")}
            | {name: skilled.get(name) for name in OF_SKILL}
            | {name: eased.get(name) for name in ("item_mean", "item_variance")}
            | {"card": orjson.loads(eased["card"]) if eased else None, "agreed": None, "talked": False}
        )
        return Rows([row])

    def _commit(self, values: Values) -> Rows:
        self.replies.append(orjson.dumps(values["reply"]))
        turn = self.events[values["event_id"]] = len(self.replies)
        self.version += 1
        opened = turn if values["open_turn"] == turns.THIS_TURN else values["open_turn"]
        self.conversation = values["activity"], orjson.dumps(values["state"]), opened
        return Rows([(turn,)])

    def _record(self, values: Values) -> Rows:
        row = {
            **values,
            "item_mean": values["prior_mean"] + values["step_mean"],
            "item_variance": values["prior_variance"] + values["step_variance"],
            "card": orjson.dumps(values["card"]),
            "response": orjson.dumps(values["response"]),
        }
        self.recorded += 1
        self.answered |= {"": row, values["skill"]: row, values["item"]: row}
        return Rows()

    def _mark_sent(self, values: Values) -> Rows:
        del values
        self.sent += 1
        return Rows()
