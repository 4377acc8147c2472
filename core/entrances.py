"""The addresses at which Parley can be opened from outside, on the platforms of this process."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.chat import DeepLinked, Platform, ShowsDesk


@dataclass(slots=True, kw_only=True)
class Entrances:
    """Deep links into the platforms that this process has connected."""

    platforms: Mapping[str, Platform] = field(default_factory=dict[str, Platform])

    def to(self, entry: str) -> Mapping[str, str]:
        """The addresses that open `entry` (see Feature.entries), by platform; none for those that have no such."""
        links = {
            name: one.deep_link(entry) for name, one in self.platforms.items() if isinstance(one, DeepLinked)
        }
        return {name: link for name, link in links.items() if link}

    def desk(self, token: str) -> str:
        """The address that opens the instructors' pages with this token; "" where this process knows of none."""
        shown = (one.desk_page(token) for one in self.platforms.values() if isinstance(one, ShowsDesk))
        return next((address for address in shown if address), "")
