"""What no row and no platform can hold does not come through, and a server that never stops is not heard to its end."""

import pytest

from core.llm.chat import LONGEST_TOKEN, ChatModel
from core.llm.failures import TooLong
from core.llm.shapes import Shape
from tests.core.llm.calls import Judgement, hint, streamed
from tests.loopback.openai import LoopbackOpenAI, Says


async def test_a_sign_whose_halves_come_in_two_pieces_is_one_and_half_a_sign_is_none(
    model: ChatModel, openai: LoopbackOpenAI
) -> None:
    openai.plan(Says(pieces=("Good \ud83d", "\ude00, a\0nd ", "\ud800", "so on", "\ud83d")))
    pieces, answer = await streamed(model, hint())
    # As it is written, since half a sign could not even be shown where this fails.
    assert ascii("".join(pieces)) == ascii(answer.text) == ascii("Good \U0001f600, and \ufffdso on")


async def test_a_nul_in_an_answer_of_a_schema_is_left_out_and_six_letters_that_look_like_one_stay() -> None:
    given = r'{"right": true, "why": "it\u0000 adds \\u0000 up"}'
    assert Shape(Judgement).parsed(given) == Judgement(right=True, why=r"it adds \u0000 up")


@pytest.mark.parametrize("word", ["and on ", "x" * 50])
async def test_a_stream_that_goes_far_beyond_what_was_asked_for_is_ended(
    model: ChatModel, openai: LoopbackOpenAI, word: str
) -> None:
    most = LONGEST_TOKEN * hint().prompt.most_tokens
    openai.plan(Says(pieces=(word,) * (4 * most // len(word)), tokens=None))
    pieces: list[str] = []
    with pytest.raises(TooLong) as caught:
        await streamed(model, hint(), pieces)
    assert sum(map(len, pieces)) <= most + len(word)
    assert caught.value.spent.written > 0
