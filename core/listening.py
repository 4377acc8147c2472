"""A reply to listen to."""

from hashlib import sha256

from core.chat import File, Media
from core.errors import LearnerError
from core.llm import ModelAway
from core.speech import LONGEST, Spoken
from core.speech.aloud import aloud, cut
from core.turn import Turn
from core.tutoring.sound import admit, count_spoken


def can_read_aloud(turn: Turn) -> bool:
    """Whether there is a model here that reads aloud."""
    return turn.house.speech is not None and turn.house.speech.speaks


async def read_aloud(turn: Turn, markdown: str) -> File:
    """The words of a reply as sound, made once in a turn.

    LearnerError where nobody reads aloud here, where the learner has not agreed that words go to a model (what they
    wrote may be quoted in a reply), where there is nothing to be read, and where the model does not answer.
    """
    made = await _spoken(turn, markdown)
    count_spoken(turn, made)
    return File(Media.of(made.name, made.mime, made.audio))


async def _spoken(turn: Turn, markdown: str) -> Spoken:
    speech = turn.house.speech
    if speech is None or not speech.speaks:
        raise LearnerError("listen-no-model")
    await admit(turn, "listen-not-agreed")
    text = cut(aloud(markdown, turn.say("listen-code")), LONGEST, turn.say("listen-rest"))
    if not text:
        raise LearnerError("listen-nothing")
    language = turn.house.words.best(turn.language)
    key = ("listen", language, sha256(text.encode()).digest())
    try:
        return await turn.slow.once(key, lambda: speech.speak(text, language))
    except ModelAway:
        raise LearnerError("listen-away") from None
