"""What was said in a voice note that came alone: it is taken as if it had been typed."""

from core.chat import Media, is_sound, sound_type
from core.errors import LearnerError
from core.llm import ModelAway
from core.speech import LARGEST, Inaudible, Transcript
from core.speech.duration import seconds_of
from core.tidy import LONGEST, tidy
from core.turn import Turn
from core.tutoring.sound import admit, count_heard

MOST_MINUTES = 10
"""Of one recording, where it says how long it is."""


async def heard(turn: Turn, text: str) -> str:
    """What somebody says: `text`, or where they typed none, the words of the recording that came along.

    These are then `Turn.heard` as well. LearnerError where there is one that cannot be made into words, with what to
    do instead; it costs nothing before it is known that it may go to a model.
    """
    recordings = [] if text.strip() else [one for one in turn.attachments if is_sound(one)]
    if not recordings:
        return text
    recording, *others = recordings
    if others:
        raise LearnerError("hear-one")
    if turn.house.speech is None or not turn.house.speech.hears:
        raise LearnerError("hear-no-model")
    await admit(turn, "hear-not-agreed")
    transcript = await _transcript(turn, recording)
    count_heard(turn, transcript)
    said = tidy(transcript.text).strip()
    if not said:
        raise LearnerError("hear-nothing")
    if len(said) > LONGEST:
        raise LearnerError("too-long", most=LONGEST)
    turn.heard = said
    turn.attachments = tuple(one for one in turn.attachments if one is not recording)
    return said


async def _transcript(turn: Turn, recording: Media) -> Transcript:
    """What was said in a recording, asked for once in a turn."""
    speech, content = turn.house.speech, await turn.content(recording)
    assert speech is not None, "nobody is admitted where there is none"
    if len(content) > LARGEST:
        raise LearnerError("hear-too-large", most=LARGEST // 2**20)
    if sound_type(content) is None:
        raise LearnerError("hear-broken")
    if (seconds_of(content) or 0.0) > MOST_MINUTES * 60:
        raise LearnerError("hear-too-long", most=MOST_MINUTES)
    key = ("hear", recording.key)
    try:
        return await turn.slow.once(key, lambda: speech.transcribe(content, turn.language))
    except Inaudible:
        raise LearnerError("hear-broken") from None
    except ModelAway:
        raise LearnerError("hear-away") from None
