"""Letters over SMTP. A password never goes over a line that others can read."""

from __future__ import annotations

import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from core.errors import NotAllowed, Unavailable
from core.mail.letter import Letter, Mail

if TYPE_CHECKING:
    from core.mail.settings import MailSettings

PORT, PORT_OF_TLS = 587, 465
FOR_GOOD = 500
"""From this code on a server's answer will be the same tomorrow (RFC 5321, 4.2.1)."""


def open_mail(settings: MailSettings) -> Mail | None:
    """What sends letters over the server that is set; None where none is. Connects for each letter anew."""
    return SmtpMail(settings) if settings.smtp_url else None


class SmtpMail:
    """See `Mail`."""

    def __init__(self, settings: MailSettings) -> None:
        assert settings.smtp_url is not None
        parts = urlsplit(settings.smtp_url.get_secret_value())
        self._sealed = parts.scheme == "smtps"
        self._host = parts.hostname or ""
        self._port = parts.port or (PORT_OF_TLS if self._sealed else PORT)
        self._user = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._from = settings.mail_from
        self._patience = settings.smtp_timeout_seconds

    async def send(self, letter: Letter) -> None:
        """See `Mail`."""
        import aiosmtplib  # noqa: PLC0415 - few send any

        try:
            await aiosmtplib.send(
                message_of(letter, self._from),
                hostname=self._host,
                port=self._port,
                username=self._user or None,
                password=self._password or None,
                use_tls=self._sealed,
                # Where there is a password the line has to be encrypted first, else it is where the server can.
                start_tls=False if self._sealed else True if self._user else None,
                timeout=self._patience,
            )
        except aiosmtplib.SMTPAuthenticationError as error:
            raise Unavailable(
                "the server for e-mail, which refuses the user and password that are set"
            ) from error
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [one.code for one in error.recipients]
            raise _failure(min(codes, default=0)) from error
        except aiosmtplib.SMTPResponseException as error:
            raise _failure(error.code) from error
        except (aiosmtplib.SMTPException, OSError, ssl.SSLError, TimeoutError, ValueError) as error:
            raise Unavailable("the server for e-mail") from error


def _failure(code: int) -> Unavailable | NotAllowed:
    return (
        NotAllowed(f"a letter (SMTP {code})")
        if code >= FOR_GOOD
        else Unavailable(f"the server for e-mail (SMTP {code})")
    )


def message_of(letter: Letter, sender: str) -> EmailMessage:
    """A letter as it is sent."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    if letter.leave:
        message["List-Unsubscribe"] = f"<mailto:{sender}?subject={letter.leave}>"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message
