"""A walk along voice notes and replies that are read aloud, and what is said where they cannot be."""

from collections.abc import Sequence
from dataclasses import replace

from core.chat import Media, Reply, Text
from core.feature import Handler
from core.hearing import heard
from core.listening import read_aloud
from core.llm import ModelAway
from core.speech import LARGEST, LONGEST, Inaudible, Spoken, Transcript
from core.turn import Turn
from tests.adapters.discord.product import Walk
from tests.sounds import mp3, ogg
from tests.speaking import agree

ASKED = "What is *range*?"
READ = "Look:\n\n```\nx\n```\n\n" + "A loop repeats. " * 400


class Echo:
    """Speech that hears what it is told to, or fails with it, and speaks in silence."""

    hears = speaks = True

    def __init__(self, hears: str | ModelAway) -> None:
        self._heard = hears
        self.spoken = ""

    async def transcribe(self, audio: bytes, language: str | None) -> Transcript:
        del audio, language
        if isinstance(self._heard, ModelAway):
            raise self._heard
        return Transcript(text=self._heard, seconds=1.0, language=None)

    async def speak(self, text: str, language: str | None) -> Spoken:
        del language
        if isinstance(self._heard, ModelAway):
            raise self._heard
        assert len(text) <= LONGEST
        self.spoken = text
        return Spoken(audio=mp3(0.1), mime="audio/mpeg", name="parley.mp3", characters=len(text))


async def voice(walk: Walk) -> None:
    """What is heard, what is read aloud, and what is neither."""
    large = b"OggS" + bytes(LARGEST)
    await walk.answered("hear-no-model", _hears(ogg()))
    await walk.answered("listen-no-model", _reads(READ))
    _with(walk, Echo(ASKED))
    await walk.answered("hear-not-agreed", _hears(ogg()))
    await walk.answered("listen-not-agreed", _reads(READ))
    await agree(walk.guest.house, walk.guest.platform, walk.guest.name)
    await walk.answered("heard", _hears(ogg()))
    await walk.answered("hear-one", _hears(ogg(), ogg()))
    await walk.answered("hear-broken", _hears(b"no sound"))
    await walk.answered("hear-too-long", _hears(ogg(3600)))
    await walk.answered("hear-too-large", _hears(large))
    echo = _with(walk, Echo(""))
    await walk.answered("hear-nothing", _hears(ogg()))
    await walk.answered("read-aloud", _reads(READ))
    walk.show("spoken", *(Text(line) for line in (*echo.spoken.split("\n")[:2], echo.spoken.split("\n")[-1])))
    await walk.answered("listen-nothing", _reads("---"))
    _with(walk, Echo(Inaudible()))
    await walk.answered("hear-inaudible", _hears(ogg()))
    _with(walk, Echo(ModelAway()))
    await walk.answered("hear-away", _hears(ogg()))
    await walk.answered("listen-away", _reads(READ))


def _with(walk: Walk, echo: Echo) -> Echo:
    dispatch = walk.guest.house.dispatch
    dispatch.house = replace(dispatch.house, speech=echo)
    return echo


def _hears(*recordings: bytes) -> Handler:
    """An answer to these recordings, which came along with nothing else."""
    files: Sequence[Media] = [Media.of("voice.ogg", "audio/ogg", one) for one in recordings]

    async def content(file: Media) -> bytes:
        assert file.content is not None
        return file.content

    async def answer(turn: Turn) -> Reply:
        turn.attachments, turn.fetch = tuple(files), content
        await heard(turn, "")
        return Reply.of(Text("…"))

    return answer


def _reads(markdown: str) -> Handler:
    async def answer(turn: Turn) -> Reply:
        return Reply.of(await read_aloud(turn, markdown))

    return answer
