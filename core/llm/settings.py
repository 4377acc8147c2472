"""What an operator may say about the model: which one, how long, how much (`MODEL_…`), and OpenAI's own variables."""

import re

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.llm.budget import MILLION, Bound, Budget, Price

PROVIDERS = {
    "openai": ("langchain_openai", ""),
    "anthropic": ("langchain_anthropic", "anthropic"),
    "google_genai": ("langchain_google_genai", "google"),
    "bedrock_converse": ("langchain_aws", "bedrock"),
}
"""The module of each provider, and the extra of the package that brings it."""
_QUICK = 1_000
"""Tokens up to which an answer is to come within the plain patience."""
_ADDRESS = re.compile(r"https?://[^/?#@\s]+(/[^?#@\s]*)?")


class ModelSettings(BaseSettings):
    """Without a name there is no model, and Parley teaches with what authors wrote."""

    model_config = SettingsConfigDict(
        env_prefix="MODEL_",
        env_ignore_empty=True,
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_base_url: str = Field(default="", validation_alias="OPENAI_BASE_URL")
    """Another server that speaks as OpenAI does."""
    timeout_seconds: float = Field(default=20.0, gt=0, le=120)
    """The patience of a call: all tries together take no longer. Long answers are given more; see `patience`."""
    max_tokens: int = Field(default=4096, ge=16)
    """The most tokens of any answer; a prompt may allow fewer."""
    learner_tokens: int = Field(default=20_000, ge=0)
    community_tokens: int = Field(default=500_000, ge=0)
    daily_tokens: int = Field(default=2_000_000, ge=0)
    """The most tokens within a day: of one learner, of one community, of all. After that, authors' words serve."""
    price_in: float = Field(default=0.0, ge=0)
    price_out: float = Field(default=0.0, ge=0)
    """What a million tokens cost, read and written, in whatever money one counts."""
    price_minute: float = Field(default=0.0, ge=0)
    price_characters: float = Field(default=0.0, ge=0)
    """What a minute of a recording costs that is heard, and a million characters that are read aloud."""
    learner_spend: float = Field(default=0.0, ge=0)
    community_spend: float = Field(default=0.0, ge=0)
    daily_spend: float = Field(default=0.0, ge=0)
    """The most of that money within a day, as above; 0 is no bound."""
    name: str = ""
    """PROVIDER:MODEL, like openai:gpt-4.1-mini."""
    transcription: str = ""
    """OpenAI's model that hears voice notes, or that of a server which speaks as OpenAI does; "" for none."""
    speech: str = ""
    """The same of the model that reads aloud, and with which of its voices:"""
    voice: str = "alloy"
    moderation: str = ""
    """The same of the model that looks at what learners share, like omni-moderation-latest."""

    @field_validator("openai_base_url")
    @classmethod
    def _reachable(cls, value: str) -> str:
        if value and not _ADDRESS.fullmatch(value):
            raise ValueError("should look like http://127.0.0.1:8000/v1, and hold no user or password")
        return value.rstrip("/")

    @field_validator("name")
    @classmethod
    def _known(cls, value: str, info: ValidationInfo) -> str:
        provider, _, model = value.partition(":")
        if value and (provider not in PROVIDERS or not model.strip()):
            raise ValueError(f"should look like openai:gpt-4.1-mini; providers are {', '.join(PROVIDERS)}")
        if provider == "openai":
            _need_line(info)
        return value

    @field_validator("transcription", "speech", "moderation")
    @classmethod
    def _of_openai(cls, value: str, info: ValidationInfo) -> str:
        if value:
            _need_line(info)
        return value

    def patience(self, tokens: int) -> float:
        """How many seconds an answer of so many tokens at most may take: a lesson cannot be as quick as a hint."""
        return self.timeout_seconds * max(1.0, tokens / _QUICK)

    @property
    def budget(self) -> Budget:
        """How much the model may be used."""
        return Budget(
            learner=_bound(self.learner_tokens, self.learner_spend),
            community=_bound(self.community_tokens, self.community_spend),
            everybody=_bound(self.daily_tokens, self.daily_spend),
            price=Price(self.price_in, self.price_out, self.price_minute, self.price_characters),
        )

    @property
    def provider(self) -> str:
        """Who serves the model."""
        return self.name.partition(":")[0]


def _need_line(info: ValidationInfo) -> None:
    """Raise ValueError where nothing leads to OpenAI. Where what should lead there is wrong itself, that is told instead."""
    key, url = info.data.get("openai_api_key", ""), info.data.get("openai_base_url", "-")
    if key is None and not url:
        raise ValueError("needs OPENAI_API_KEY, or the OPENAI_BASE_URL of a server that wants no key")


def _bound(tokens: int, spend: float) -> Bound:
    return Bound(tokens, round(spend * MILLION) if spend else None)
