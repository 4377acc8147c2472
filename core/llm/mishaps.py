"""What the clients of providers raise, as one of our failures."""

import asyncio
from collections.abc import Awaitable, Mapping
from email.utils import parsedate_to_datetime
from typing import cast

from core.llm.failures import (
    Busy,
    Faulty,
    Filtered,
    Garbled,
    ModelAway,
    NotTaken,
    Refused,
    Tokens,
    TookTooLong,
    TooLong,
)

_FILTER = {"content_filter", "ResponsibleAIPolicyViolation"}
_RATE = {"rate_limit_exceeded"}
_USED_UP = {"insufficient_quota", "billing_hard_limit_reached"}


async def in_time[T](work: Awaitable[T], end: float) -> T:
    """What a client gives, by `end` of the loop's clock. Whatever goes wrong in it is a ModelAway."""
    limit = asyncio.timeout_at(end)
    try:
        async with limit:
            return await work
    except ModelAway:
        raise
    except Exception as error:  # noqa: BLE001 - clients raise anything; see `failure`
        fault = TookTooLong() if limit.expired() else failure(error)
    # Out here it is not chained to the client's exception, which holds what was sent, and perhaps the key.
    raise fault


def failure(error: Exception) -> ModelAway:
    """The failure that a client's exception is. Only its class, status and code are kept: its words may hold secrets.

    What is none of those that providers promise is Garbled: a body that is no JSON raises a bare JSON error, one
    that is JSON but no answer a KeyError or TypeError, as deep in a client as it happens to be noticed.
    """
    status, code = _status(error), getattr(error, "code", None)
    detail = " ".join(str(one) for one in (type(error).__name__, status) if one)
    if special := _special(error, code, detail):
        return special
    if status == 429 or code in _RATE | _USED_UP:
        return Busy(detail, again=retry_after(error), used_up=code in _USED_UP)
    if status in {408, 409} or status >= 500:
        return Faulty(detail)
    if status >= 400:
        return NotTaken(detail)
    return _without_status(error, detail)


def _special(error: Exception, code: object, detail: str) -> ModelAway | None:
    """Where the status does not tell the whole."""
    from langchain_core.exceptions import ContextOverflowError, ModelRefusalError  # noqa: PLC0415 - loads late

    name = type(error).__name__
    if isinstance(error, ContextOverflowError) or name == "LengthFinishReasonError":
        return TooLong(detail, _spent(error))
    if code in _FILTER or name == "ContentFilterFinishReasonError":
        return Filtered(detail, _spent(error))
    return Refused(detail) if isinstance(error, ModelRefusalError) else None


def _spent(error: Exception) -> Tokens:
    """What an answer has cost that the client threw away with its own exception."""
    usage = getattr(getattr(error, "completion", None), "usage", None)
    return Tokens(usage.prompt_tokens, usage.completion_tokens) if usage is not None else Tokens()


def _without_status(error: Exception, detail: str) -> ModelAway:
    from langchain_core.exceptions import (  # noqa: PLC0415 - loads late
        ModelAPIError,
        ModelAuthenticationError,
        ModelConnectionError,
        ModelError,
        ModelRateLimitError,
        ModelTimeoutError,
    )

    match error:
        case ModelRateLimitError():
            return Busy(detail)
        case ModelConnectionError() | ModelAPIError() | ModelTimeoutError():
            return Faulty(detail)
        case ModelAuthenticationError() | ModelError():
            return NotTaken(detail)
        case TimeoutError():
            return TookTooLong(detail)
        case OSError():
            return Faulty(detail)
        case _:
            # An error that the provider wrote into a stream has a body, and no status.
            return Faulty(detail) if hasattr(error, "body") else Garbled(detail)


def retry_after(error: Exception) -> float | None:
    """After how many seconds the provider wants to be asked again; None where it does not say so.

    A date is counted from the `Date` of the same answer, so that the clocks need not agree.
    """
    headers = getattr(getattr(error, "response", None), "headers", None)
    if headers is None:
        return None
    told = cast("Mapping[str, str]", headers)
    try:
        if "retry-after-ms" in told:
            return max(float(told["retry-after-ms"]) / 1000, 0.0)
        wanted = told.get("retry-after", "")
        if wanted.replace(".", "", 1).isdigit():
            return float(wanted)
        return max((parsedate_to_datetime(wanted) - parsedate_to_datetime(told["date"])).total_seconds(), 0.0)
    except (KeyError, ValueError, TypeError):
        return None


def _status(error: Exception) -> int:
    """The HTTP status in an exception, 0 where there is none: Google's calls it `code`, Amazon's buries it."""
    response = getattr(error, "response", None)
    if isinstance(response, Mapping):
        metadata = cast("Mapping[str, object]", response).get("ResponseMetadata")
        found = (
            cast("Mapping[str, object]", metadata).get("HTTPStatusCode")
            if isinstance(metadata, Mapping)
            else 0
        )
    else:
        found = getattr(error, "status_code", None) or getattr(error, "code", None)
    return found if isinstance(found, int) else 0
