"""The tables that features share, as the migrations make them."""

from sqlalchemy.dialects.postgresql import REAL

from core.store.tables.base import Json, Table
from core.store.tables.courses import CarriedRename, CourseText
from core.store.tables.learning import Attempt, Enrolment, ItemState, LessonProgress, Memory, SkillState, Work
from core.store.tables.people import Consent, Learner, LinkCode, LinkTry, PlatformIdentity
from core.store.tables.talking import Community, Conversation, Note, Post, Turn
from core.store.tables.tutoring import TutorMemory, TutorMessage

__all__ = [
    "REAL",
    "Attempt",
    "CarriedRename",
    "Community",
    "Consent",
    "Conversation",
    "CourseText",
    "Enrolment",
    "ItemState",
    "Json",
    "Learner",
    "LessonProgress",
    "LinkCode",
    "LinkTry",
    "Memory",
    "Note",
    "PlatformIdentity",
    "Post",
    "SkillState",
    "Table",
    "Turn",
    "TutorMemory",
    "TutorMessage",
    "Work",
]
