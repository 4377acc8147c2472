"""How much may be uploaded: each learner and each address has an allowance of bytes, which comes back with time."""

from collections import OrderedDict
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from math import ceil

from adapters.web.guard import Refused
from adapters.web.settings import WebSettings
from core.clock import Clock

LEAST_BYTES = 4096
"""What a file counts at least: a small one takes a block of the disk too."""
_HOUR = timedelta(hours=1)
_MIB = 2**20


class Allowance:
    """A leaky bucket for each of those who send: it holds the bytes of one hour, and empties evenly within one."""

    def __init__(self, hourly: int, clock: Clock) -> None:
        self._hourly = hourly
        self._clock = clock
        self._filled: OrderedDict[str, tuple[float, datetime]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._filled)

    def wait(self, who: str, size: int) -> timedelta:
        """How long until `who` may send so many bytes; nothing where it may now."""
        excess = self._level(who) + size - self._hourly
        return max(timedelta(0), _HOUR * (excess / self._hourly))

    def spend(self, who: str, size: int) -> None:
        """Count so many bytes as sent."""
        now = self._clock.now()
        self._filled[who] = self._level(who) + size, now
        self._filled.move_to_end(who)
        while now - next(iter(self._filled.values()))[1] > _HOUR:  # the oldest is empty by now
            self._filled.popitem(last=False)

    def _level(self, who: str) -> float:
        level, since = self._filled.get(who, (0.0, self._clock.now()))
        return max(0.0, level - self._hourly * ((self._clock.now() - since) / _HOUR))


class Uploads:
    """The allowances of this process. A session costs nothing, so that an address has to have one as well."""

    def __init__(self, settings: WebSettings, clock: Clock) -> None:
        self._people = Allowance(settings.upload_mib * _MIB, clock)
        self._addresses = Allowance(settings.upload_mib_address * _MIB, clock)

    def take(self, person: str, address: str | None, size: int) -> None:
        """Count an upload. Raises Refused (429), and counts nothing, where it is more than there is left."""
        size = max(size, LEAST_BYTES)
        shares = ((self._people, person), (self._addresses, _network(address)))
        if wait := max(allowance.wait(who, size) for allowance, who in shares):
            minutes = ceil(wait / timedelta(minutes=1))
            raise Refused(
                429,
                "That is a lot of files for one hour. What you sent before is kept: "
                f"send this one again in {minutes} min.",
                again=ceil(wait.total_seconds()),
            )
        for allowance, who in shares:
            allowance.spend(who, size)


def _network(address: str | None) -> str:
    """Whom an address stands for: of IPv6, everybody has 64 bits of their own to choose from."""
    if address is None or ":" not in address:
        return address or ""
    found = ip_address(address)
    return str(ip_network((found.packed[:8] + bytes(8), 64)))
