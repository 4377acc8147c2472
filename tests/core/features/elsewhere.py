"""What lies outside of a feature, so that it is tested alone: verbs of others say that they were reached."""

from dataclasses import replace

from bot.wiring import OpenHouse
from core.chat import Plain, Reply, Text
from core.feature import Handler
from core.turn import Turn

VERBS = (
    "lesson.open",
    "lesson.next",
    "lesson.on",
    "quiz.start",
    "quiz.on",
    "review.start",
    "review.on",
    "challenge.open",
    "challenge.on",
    "courses.show",
    "courses.open",
    "courses.choose",
    "courses.begin",
    "progress.show",
    "home.start",
    "home.help",
)
"""The verbs by which features lead into one another."""


def stand_in(house: OpenHouse, feature: str) -> None:
    """Have the verbs of all features but this one answered with their name, arguments and the current course."""
    router = house.dispatch.router
    others = {verb: _reached(verb) for verb in VERBS if not verb.startswith(f"{feature}.")}
    house.dispatch.router = replace(router, actions={**router.actions, **others})


def reached(verb: str, course: str | None, /, **arguments: Plain) -> str:
    """What the stand-in of `verb` says."""
    named = " ".join(f"{name}={value}" for name, value in sorted(arguments.items()))
    return f"{verb} in {course}: {named}".rstrip(" ")


def _reached(verb: str) -> Handler:
    async def answer(turn: Turn) -> Reply:
        return Reply.of(Text(reached(verb, turn.learner.course, **turn.arguments)))

    return answer
