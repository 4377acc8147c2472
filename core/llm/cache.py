"""Answers to what was asked before in exactly the same words: the same prompt, the same material, the same model.

Whatever bears on an answer is in its call, so the same question on the same state has the same key, and any
difference, be it another attempt or another memory, has another one. Only what was fit to be shown is kept.
"""

from collections import OrderedDict
from hashlib import sha256

from core.llm.call import Call

MOST = 2_000
"""Answers that one process keeps: about a kilobyte each."""
SECONDS = 24 * 60 * 60
"""How long an answer is kept where several processes share it."""


def key_of(model: str, call: Call) -> str:
    """What tells calls apart, in hex."""
    parts = [model, call.prompt.digest, str(call.most_tokens)]
    parts += [piece for role, text in call.messages() for piece in (role, text)]
    return sha256("\0".join(f"{len(one)} {one}" for one in parts).encode("utf-8", "replace")).hexdigest()


class Answers:
    """Answers that this process alone keeps, those used last the longest."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept = OrderedDict[str, str]()

    async def get(self, key: str) -> str | None:
        """What was answered; None where nothing is kept."""
        return self._get(key)

    async def reaches(self) -> bool | None:
        """Whether the other processes can be reached; None where there is nothing to reach them by."""
        return None

    async def put(self, key: str, text: str) -> None:
        """Keep an answer that was fit to be shown."""
        self._put(key, text)

    def _get(self, key: str) -> str | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def _put(self, key: str, text: str) -> None:
        self._kept[key] = text
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
