"""What an operator may say about e-mail: the server that takes it, and from whom it comes."""

from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.mail.letter import is_address


class MailSettings(BaseSettings):
    """Without a server no letter is sent, and nobody is asked for an address."""

    model_config = SettingsConfigDict(
        env_prefix="PARLEY_", env_ignore_empty=True, frozen=True, hide_input_in_errors=True
    )

    smtp_url: SecretStr | None = None
    """The server: smtp://user:password@host:587, or smtps:// where all is encrypted from the beginning."""
    mail_from: str = Field(default="", validate_default=True)
    """The address from which letters come."""
    smtp_timeout_seconds: float = Field(default=20.0, gt=0, le=120)
    """The patience with the server."""

    @field_validator("smtp_url")
    @classmethod
    def _of_smtp(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        try:
            parts = urlsplit(value.get_secret_value())
            known = (
                parts.scheme in {"smtp", "smtps"} and parts.hostname and (parts.port is None or parts.port)
            )
        except ValueError:
            known = False
        if not known:
            raise ValueError("should look like smtp://user:password@host:587 or smtps://user:password@host")
        return value

    @field_validator("mail_from")
    @classmethod
    def _an_address(cls, value: str, info: ValidationInfo) -> str:
        if (value or info.data.get("smtp_url")) and not is_address(value):
            raise ValueError("should be an address such as parley@example.org, which letters come from")
        return value
