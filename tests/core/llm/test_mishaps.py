"""What other providers' clients raise is told apart as well as OpenAI's, by status and class, never by words."""

from email.message import Message as Headers
from types import SimpleNamespace
from typing import Any

import pytest
from langchain_core import exceptions as langchain

from core.llm import ModelAway
from core.llm.chat import ChatModel
from core.llm.failures import Busy, Faulty, Garbled, NotTaken, Refused, TookTooLong, TooLong
from core.llm.mishaps import failure, retry_after
from core.llm.settings import ModelSettings
from tests.core.llm.calls import hint


class Foreign(Exception):
    """What some client raises, with whatever it puts on it."""

    def __init__(self, **told: Any) -> None:
        super().__init__("words that nobody repeats")
        vars(self).update(told)


def amazon(status: int) -> Foreign:
    return Foreign(response={"ResponseMetadata": {"HTTPStatusCode": status}, "Error": {"Code": "Throttling"}})


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Foreign(code=429), Busy),
        (Foreign(code=503), Faulty),
        (Foreign(code=403), NotTaken),
        (amazon(429), Busy),
        (amazon(500), Faulty),
        (amazon(400), NotTaken),
        (Foreign(response={}), Garbled),
        (Foreign(status_code=529), Faulty),
        (langchain.ModelRateLimitError(), Busy),
        (langchain.ModelConnectionError(), Faulty),
        (langchain.ModelTimeoutError(), Faulty),
        (langchain.ModelAPIError(), Faulty),
        (langchain.ModelAuthenticationError(), NotTaken),
        (langchain.ModelNotFoundError(), NotTaken),
        (langchain.ContextOverflowError(), TooLong),
        (langchain.ModelRefusalError(raw_message=None), Refused),
        (ConnectionResetError(), Faulty),
        (TimeoutError(), TookTooLong),
        (KeyError("choices"), Garbled),
    ],
)
def test_each_is_one_of_our_failures(error: Exception, kind: type[ModelAway]) -> None:
    found = failure(error)
    assert type(found) is kind
    assert "words that nobody repeats" not in str(found)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "7"}, 0.25),
        ({"retry-after": "Mon, 05 Jan 2026 09:00:30 GMT", "date": "Mon, 05 Jan 2026 09:00:00 GMT"}, 30),
        ({"retry-after": "Mon, 05 Jan 2026 08:00:00 GMT", "date": "Mon, 05 Jan 2026 09:00:00 GMT"}, 0),
        ({"retry-after": "Mon, 05 Jan 2026 09:00:30 GMT"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after-ms": "many"}, None),
        ({}, None),
    ],
)
def test_when_to_ask_again_is_read_in_every_form(headers: dict[str, str], seconds: float | None) -> None:
    told = Headers()
    for name, value in headers.items():
        told[name] = value
    assert retry_after(Foreign(response=SimpleNamespace(headers=told))) == seconds


async def test_a_client_that_cannot_be_loaded_is_a_failure_and_not_a_bug(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    model = ChatModel(ModelSettings(name="anthropic:claude"))
    with pytest.raises(NotTaken, match="while loading"):
        await model.answer(hint())
    await model.close()
