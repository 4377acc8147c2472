"""What an operator may say about the model: which one, how long, how much (`MODEL_…`), and OpenAI's own variables."""

import re

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.llm.budget import Budget

PROVIDERS = {
    "openai": ("langchain_openai", ""),
    "anthropic": ("langchain_anthropic", "anthropic"),
    "google_genai": ("langchain_google_genai", "google"),
    "bedrock_converse": ("langchain_aws", "bedrock"),
}
"""The module of each provider, and the extra of the package that brings it."""
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
    """The patience of a call: all tries together take no longer."""
    max_tokens: int = Field(default=1024, ge=16)
    """The most tokens of any answer; a prompt may allow fewer."""
    learner_tokens: int = Field(default=20_000, ge=0)
    daily_tokens: int = Field(default=2_000_000, ge=0)
    """The most tokens within a day: of one learner, and of all of them. After that, authors' hints serve."""
    name: str = ""
    """PROVIDER:MODEL, like openai:gpt-4.1-mini."""

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
        # Where one of them is wrong itself, that is told instead.
        key, url = info.data.get("openai_api_key", ""), info.data.get("openai_base_url", "-")
        if provider == "openai" and key is None and not url:
            raise ValueError("needs OPENAI_API_KEY, or the OPENAI_BASE_URL of a server that wants no key")
        return value

    @property
    def budget(self) -> Budget:
        """How much the model may be used."""
        return Budget(learner=self.learner_tokens, everybody=self.daily_tokens)

    @property
    def provider(self) -> str:
        """Who serves the model."""
        return self.name.partition(":")[0]
