"""The tables that features share, as the migrations make them."""

from sqlalchemy.dialects.postgresql import REAL

from core.store.tables.base import Json, Table
from core.store.tables.courses import CarriedRename, CourseText
from core.store.tables.learning import Attempt, Enrolment, ItemState, LessonProgress, Memory, SkillState, Work
from core.store.tables.people import Consent, Learner, LinkCode, LinkTry, PlatformIdentity
from core.store.tables.play import (
    Badge,
    BoardMember,
    BoardStanding,
    Explanation,
    ModerationEvent,
    Point,
    Report,
    Streak,
    StreakDay,
    Vote,
    Withheld,
)
from core.store.tables.studies import StudyItem, StudyPassage, StudySet
from core.store.tables.talking import Community, Conversation, Note, Post, Turn
from core.store.tables.tutoring import TutorMemory, TutorMessage

__all__ = [
    "REAL",
    "Attempt",
    "Badge",
    "BoardMember",
    "BoardStanding",
    "CarriedRename",
    "Community",
    "Consent",
    "Conversation",
    "CourseText",
    "Enrolment",
    "Explanation",
    "ItemState",
    "Json",
    "Learner",
    "LessonProgress",
    "LinkCode",
    "LinkTry",
    "Memory",
    "ModerationEvent",
    "Note",
    "PlatformIdentity",
    "Point",
    "Post",
    "Report",
    "SkillState",
    "Streak",
    "StreakDay",
    "StudyItem",
    "StudyPassage",
    "StudySet",
    "Table",
    "Turn",
    "TutorMemory",
    "TutorMessage",
    "Vote",
    "Withheld",
    "Work",
]
