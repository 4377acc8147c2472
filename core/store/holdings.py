"""What each table holds of a learner: the rules by which it is counted, given out and taken back.

Every table is in `HOLDINGS` or in `NOT_THEIRS`; a test looks that none is forgotten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from core.store import tables
from core.store.tables import Table


def _of_learner(table: type[Table], learner: int) -> ColumnElement[bool]:
    return table.__table__.c.learner_id == learner


def _themselves(table: type[Table], learner: int) -> ColumnElement[bool]:
    return table.__table__.c.id == learner


def _of_person(table: type[Table], learner: int) -> ColumnElement[bool]:
    """Adapters name a person in a note as the last part of its key, or as the value under `owner/…`."""
    note, who = table.__table__.c, tables.PlatformIdentity
    named = or_(
        func.regexp_replace(note.key, "^.*/", "") == who.external_id,
        and_(func.starts_with(note.key, "owner/"), note.value == who.external_id),
    )
    return (
        select(who.platform).where(who.learner_id == learner, who.platform == note.platform, named).exists()
    )


def _without_keys(reply: Any) -> Any:
    """A reply without what is right in its question, which may still be open."""
    if reply is None:
        return None
    blocks = [{name: value for name, value in one.items() if name != "solution"} for one in reply["blocks"]]
    return {**reply, "blocks": blocks}


def _without_others(detail: Any) -> Any:
    """What is known of an act without the learner to whom it was done."""
    return {name: value for name, value in detail.items() if name not in ("learner", "name")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A table with rows of learners.

    `section` is what an export calls it, `order` the columns by which it is read there (an index has them, so that
    nothing has to be sorted), `left_out` the columns that are not given out, with the reason, and `shown` what
    becomes of a value that is given out in part.
    """

    table: type[Table]
    section: str
    order: tuple[str, ...]
    left_out: Mapping[str, str] = field(default_factory=dict[str, str])
    shown: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict[str, Callable[[Any], Any]])
    of: Callable[[type[Table], int], ColumnElement[bool]] = _of_learner

    def columns(self) -> list[ColumnElement[Any]]:
        """The columns that are given out."""
        return [one for one in self.table.__table__.c if one.name not in self.left_out]


_SAME = {"learner_id": "is the learner's own number in all rows, and stands once in `learner`"}
_ROUTE = "is what an adapter answers to, and may hold a token with which one can write in Parley's name"
_ANOTHER = "is the number of another learner, and theirs to tell"

HOLDINGS = (
    Holding(table=tables.Learner, section="learner", order=("id",), of=_themselves),
    Holding(
        table=tables.PlatformIdentity,
        section="platforms",
        order=("platform", "external_id"),
        left_out=_SAME,
    ),
    Holding(table=tables.Consent, section="consents", order=("purpose", "at"), left_out=_SAME),
    Holding(
        table=tables.LinkCode,
        section="link_code",
        order=("learner_id",),
        left_out={
            **_SAME,
            "digest": "is a secret, though of a code that is good for minutes",
            "address": _ROUTE,
        },
    ),
    Holding(table=tables.LinkTry, section="link_tries", order=("at",), left_out=_SAME),
    Holding(table=tables.Enrolment, section="courses", order=("course",), left_out=_SAME),
    Holding(table=tables.LessonProgress, section="lessons", order=("course", "lesson"), left_out=_SAME),
    Holding(table=tables.SkillState, section="skills", order=("course", "skill"), left_out=_SAME),
    Holding(table=tables.Memory, section="memory", order=("course", "item"), left_out=_SAME),
    Holding(table=tables.Work, section="challenges", order=("course", "item"), left_out=_SAME),
    Holding(table=tables.Attempt, section="attempts", order=("course", "item", "at"), left_out=_SAME),
    Holding(table=tables.Conversation, section="conversations", order=("platform", "chat"), left_out=_SAME),
    Holding(
        table=tables.Turn,
        section="messages",
        order=("platform", "chat", "seq"),
        left_out={
            **_SAME,
            "address": _ROUTE,
            "worker": "is the number of a process, and says nothing of anybody",
        },
        shown={"reply": _without_keys},
    ),
    Holding(
        table=tables.TutorMessage,
        section="tutor",
        order=("at", "id"),
        left_out={
            **_SAME,
            "tries": "may hold the solution of an open challenge, which is why it was not shown",
        },
    ),
    Holding(table=tables.TutorMemory, section="tutor_memory", order=("learner_id",), left_out=_SAME),
    Holding(table=tables.StudySet, section="study_sets", order=("at", "id"), left_out=_SAME),
    Holding(table=tables.StudyPassage, section="study_passages", order=("study", "number"), left_out=_SAME),
    Holding(table=tables.StudyItem, section="study_items", order=("study", "id"), left_out=_SAME),
    Holding(
        table=tables.Explanation,
        section="explanations",
        order=("at", "id"),
        left_out={
            **_SAME,
            **dict.fromkeys(
                ("up", "down", "votes", "score", "helped", "weigh_at"),
                "is made from what others said, and made anew at any time",
            ),
        },
    ),
    Holding(
        table=tables.Vote,
        section="votes",
        order=("at", "explanation"),
        left_out={**_SAME, "author": "is another learner's number"},
    ),
    Holding(table=tables.Report, section="reports", order=("at", "explanation"), left_out=_SAME),
    Holding(
        table=tables.ModerationEvent,
        section="moderation",
        order=("id",),
        left_out={**_SAME, "moderator": "is the number of whoever decided, and theirs to tell"},
    ),
    Holding(
        table=tables.Withheld,
        section="withheld",
        order=("digest",),
        left_out={**_SAME, "digest": "is made of words that are gone, and says nothing of them"},
    ),
    Holding(table=tables.Point, section="points", order=("at", "id"), left_out=_SAME),
    Holding(table=tables.Badge, section="badges", order=("badge", "subject"), left_out=_SAME),
    Holding(table=tables.Streak, section="streak", order=("learner_id",), left_out=_SAME),
    Holding(table=tables.StreakDay, section="streak_days", order=("day",), left_out=_SAME),
    Holding(table=tables.BoardMember, section="boards", order=("board",), left_out=_SAME),
    Holding(table=tables.BoardStanding, section="standings", order=("board", "period"), left_out=_SAME),
    Holding(
        table=tables.Staff,
        section="teaching",
        order=("community",),
        left_out={**_SAME, "by": _ANOTHER},
    ),
    Holding(
        table=tables.Act,
        section="acts",
        order=("id",),
        left_out=_SAME,
        shown={"detail": _without_others},
    ),
    Holding(
        table=tables.DeskLink,
        section="page_links",
        order=("digest",),
        left_out={**_SAME, "digest": "is a secret, though of a link that is good for minutes"},
    ),
    Holding(
        table=tables.DeskSession,
        section="page_sessions",
        order=("digest",),
        left_out={**_SAME, "digest": "is a secret: with what it is made from, one is them"},
    ),
    Holding(table=tables.CohortMember, section="classes", order=("cohort",), left_out=_SAME),
    Holding(
        table=tables.Extension,
        section="extensions",
        order=("assignment",),
        left_out={**_SAME, "by": _ANOTHER},
    ),
    Holding(table=tables.Reminder, section="reminders", order=("assignment", "kind"), left_out=_SAME),
    Holding(
        table=tables.AnnouncementReceipt,
        section="announcements",
        order=("announcement",),
        left_out={**_SAME, "event": "is the name of a message, which stands among them"},
    ),
    Holding(table=tables.Comment, section="comments", order=("at", "id"), left_out={**_SAME, "by": _ANOTHER}),
    Holding(
        table=tables.Override,
        section="overrides",
        order=("at", "id"),
        left_out={**_SAME, "by": _ANOTHER, "job": "is the number of a regrading of many"},
    ),
    Holding(
        table=tables.HelpQuestion,
        section="questions",
        order=("at", "id"),
        left_out={**_SAME, "by": _ANOTHER},
    ),
    Holding(
        table=tables.Blocked, section="blocked", order=("learner_id",), left_out={**_SAME, "by": _ANOTHER}
    ),
    Holding(table=tables.Note, section="notes", order=("platform", "key"), of=_of_person),
)

NOT_THEIRS: Mapping[type[Table], str] = {
    tables.Community: "what was set up for a community, whoever did it",
    tables.Post: "what Parley itself said to everybody in a community",
    tables.ItemState: "how hard questions are, over all learners: sums in which nobody can be found again",
    tables.CarriedRename: "ids of courses",
    tables.CourseText: "words of courses",
    tables.StaffInvite: "codes of which only the hash is here, for whoever comes with one",
    tables.TaughtCourse: "courses, which stay when who wrote them goes; the number of that one says nothing then",
    tables.CourseVersion: "what courses were once; as above",
    tables.DraftItem: "questions made of a text of a course",
    tables.Cohort: "classes; as courses",
    tables.Assignment: "what classes are to do",
    tables.Announcement: "what was said to classes",
    tables.Job: "work at courses and classes; with names in it, it goes when the first of these learners does",
    tables.ClassFigures: "sums over classes and who in them may need a word; made anew at any time, and gone when one of them goes",
    tables.Switch: "what of Parley is turned off",
}
"""The tables that hold nothing of a learner's, each with what it holds instead."""
