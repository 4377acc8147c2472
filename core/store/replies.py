"""Replies as rows keep them."""

import logging
from typing import Any

from core.chat import Reply
from core.plain import from_plain, to_plain

log = logging.getLogger(__name__)


def kept(reply: Reply) -> Any:
    """A reply as JSON's values."""
    return to_plain(Reply, reply)


def read(data: Any) -> Reply | None:
    """The reply that a row holds, None where it holds none.

    One that an older release wrote and this one cannot read says nothing and leads nowhere: a learner's
    history must not stop at it.
    """
    if data is None:
        return None
    try:
        return from_plain(Reply, data)
    except ValueError as error:
        log.warning("a kept reply cannot be read any more: %s", type(error).__name__)
        return Reply(blocks=())
