"""Who a browser is: an anonymous learner's id in a signed cookie."""

import hmac
import os
import re
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from adapters.web.settings import WebSettings
from core.errors import SetupError

COOKIE = "parley_session"
LIFETIME = 400 * 24 * 3600
"""Seconds. Browsers keep a cookie for 400 days at most; each visit renews it."""

_PERSON = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, repr=False)
class Sessions:
    """Signs and checks cookies with HMAC-SHA-256: `PERSON.SIGNATURE`."""

    secret: bytes

    def sign(self, person: str) -> str:
        """The cookie's value for this person."""
        return f"{person}.{self._signature(person)}"

    def person(self, cookie: str | None) -> str | None:
        """The person a cookie was signed for, or None where it is missing, malformed or forged."""
        person, _, signature = (cookie or "").partition(".")
        if not _PERSON.fullmatch(person) or not signature.isascii():
            return None
        return person if hmac.compare_digest(signature, self._signature(person)) else None

    def _signature(self, person: str) -> str:
        digest = hmac.digest(self.secret, f"parley web session 1:{person}".encode(), sha256)
        return urlsafe_b64encode(digest).decode().rstrip("=")


def new_person() -> str:
    """The id of somebody nobody has met: 128 random bits in hexadecimal."""
    return secrets.token_hex(16)


def sessions(settings: WebSettings) -> Sessions:
    """Sessions signed with the secret that is set, or with the one kept in the data folder.

    Raises SetupError where the folder cannot be written.
    """
    if settings.secret is not None:
        return Sessions(settings.secret.get_secret_value().encode())
    path = settings.data_dir / "web.secret"
    try:
        return Sessions(_kept_secret(path))
    except OSError as error:
        raise SetupError(
            f"The secret that signs web sessions cannot be kept in {path}: {error.strerror}. "
            "Make that folder writable, name another one with PARLEY_DATA_DIR, or set WEB_SECRET."
        ) from error


def _kept_secret(path: Path) -> bytes:
    """The secret in the file, made at the first start. Linking is atomic, so that two starts agree on one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        try:
            draft.touch(mode=0o600, exist_ok=False)
            draft.write_text(secrets.token_urlsafe(32))
            _link_unless_there(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    secret = path.read_bytes().strip()
    if not secret:
        raise SetupError(f"{path} is empty. Delete it: a new secret is made at the next start.")
    return secret


def _link_unless_there(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        return
