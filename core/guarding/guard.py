"""The guard of the tutor: whether a message that is about to be shown would solve the item (P1, P2).

It sees the key and the hidden cases, so nothing of what it finds may go to a learner or into a prompt.
"""

import re
from collections.abc import Awaitable, Callable, Sequence

from core.course.model import Challenge, Item, Question
from core.guarding.dictating import dictated
from core.guarding.found import HARMLESS, Found
from core.guarding.initials import spelt_out
from core.guarding.questions import question_leak
from core.guarding.readings import Reading, readings, undisguised
from core.guarding.running import run_pieces
from sandbox.contract import Job, Verdict

TURNS, TURNS_OF_CODE = 4, 16
"""Earlier messages that a message is put together with: a solution may come in pieces.

Words of many messages make steps by accident; code of many passes hidden cases only where it was meant to.
"""


async def check(
    message: str, item: Item, earlier: Sequence[str], run: Callable[[Job], Awaitable[Verdict]]
) -> Found:
    """What `message` gives away of `item`, alone or as the last piece of the tutor's `earlier` messages.

    `run` runs a job in the sandbox: `core.guarding.running.MOST_RUNS` of them at most, and none for a question.
    What was given away before `message` came is not its leak.
    """
    alone = readings(message)
    told = [undisguised(one) for one in earlier[-TURNS_OF_CODE:]]
    before = _joined(told[-TURNS:])
    joined = Reading(_joined([before, alone[0].text]))
    if isinstance(item, Challenge):
        code = _joined([*told, alone[0].text]) if told else ""
        return await _of_challenge(item, alone, joined if before else None, before, code, run)
    return _of_question(item, alone, joined if before else None, before)


def _joined(messages: Sequence[str]) -> str:
    """Messages as one text: a sentence, or a word with dots, that one leaves open goes on in the next."""
    text = "\n\n".join(messages)
    text = re.sub(r"(?<=\w)(?:\.{2,}|…)\s+(?:\.{2,}|…)(?=\w)", "", text)
    return re.sub(r"(?<=[\w,:])[ \t]*(?:\.{2,}|…)?[ \t]*\n\n(?:\.{2,}|…)?[ \t]*(?=[\w`\"'])", " ", text)


async def _of_challenge(
    item: Challenge,
    alone: Sequence[Reading],
    joined: Reading | None,
    before: str,
    code: str,
    run: Callable[[Job], Awaitable[Verdict]],
) -> Found:
    for reading in alone:
        if (found := dictated(item, reading.text)).leaks:
            return found
    if joined and not dictated(item, before).leaks and (found := dictated(item, joined.text)).leaks:
        return found
    plain, *hidden = (one.text for one in alone)
    texts = [plain, *([joined.text] if joined else []), *([code] if code else []), *hidden]
    return await run_pieces(item, list(dict.fromkeys(texts)), run)


def _of_question(item: Question, alone: Sequence[Reading], joined: Reading | None, before: str) -> Found:
    for reading in alone:
        if (found := question_leak(item, reading)).leaks:
            return found
    if (found := spelt_out(item, alone[0].text)).leaks:
        return found
    if joined and not question_leak(item, Reading(before)).leaks:
        return question_leak(item, joined)
    return HARMLESS
