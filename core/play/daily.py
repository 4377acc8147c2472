"""The challenge that a community has on a day: which one it is, and what the occasion is called. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day of a community, whose name is PLATFORM/ID."""

    community: str
    day: date

    @property
    def platform_and_id(self) -> tuple[str, str]:
        """The platform, and the community's id there."""
        platform, _, id_ = self.community.partition("/")
        return platform, id_

    def __str__(self) -> str:
        """By which it is kept: PLATFORM/ID/YYYY-MM-DD."""
        return f"{self.community}/{self.day}"


def occasion(name: str) -> Occasion | None:
    """The occasion that is called so; None where none is."""
    community, _, day = name.rpartition("/")
    try:
        return Occasion(community, date.fromisoformat(day)) if community else None
    except ValueError:
        return None
