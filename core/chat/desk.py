"""The instructors' pages as a browser meets them: the link that opens them, what is shown, and what is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.chat.blocks import Media
from core.chat.elsewhere import Standing
from core.chat.page import Link, Page

LARGEST_UPLOAD = 64 * 2**20
"""Bytes of a file that is sent with a page's form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLink:
    """A link to the pages: OPEN, USED, EXPIRED or FORGED.

    Once it was used to open them, `session` is the secret of the browser in which it was, and `path` the page to
    show there. `language` is its learner's, None where nobody knows whose it is.
    """

    standing: Standing
    language: str | None = None
    session: str = field(default="", repr=False)
    path: str = ""


class Shown(StrEnum):
    """What becomes of a request for a page, or of what was sent to one."""

    PAGE = "page"
    GO = "go"
    """It was done; `go` is the path to show now."""
    REFUSED = "refused"
    """It was not done, and `words` say why; `page` is there to mend it, with what was typed in it, where it can be."""
    MISSING = "missing"
    """There is no such page, or nothing of it here; `words` may say more."""
    AWAY = "away"
    """Something that it needs does not answer now; what was sent was not done."""
    BROKEN = "broken"
    """A bug of ours, noted under the reference that `words` tell; what was sent was not done."""
    ANOTHER = "another"
    """It was sent from a page of another session, whose community is another one, perhaps."""
    BARRED = "barred"
    """They do not teach there any more: the session is over."""
    ENDED = "ended"
    """There is no such session, or it is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSent:
    """What a browser sends with a form: its values, and the file that goes along.

    `mark` is that of the session (see DeskView), `once` was made for the form as it was shown, so that it has its effect
    once, and `page` is the path of the page that it stood on, with its query.
    """

    values: Mapping[str, str]
    hidden: Mapping[str, str] = field(default_factory=dict[str, str])
    file: Media | None = None
    mark: str = ""
    once: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """What a browser is to show.

    `nav` are the pages of the list, `where` is what people call the community, `typed` what was sent and is not lost.
    `mark` names the session to its own forms, and gives nothing away of it.
    """

    shown: Shown
    language: str | None = None
    page: Page | None = None
    nav: tuple[Link, ...] = ()
    where: str = ""
    words: str = ""
    go: str = ""
    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    mark: str = ""
