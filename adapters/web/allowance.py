"""How much is taken from a learner and from an address: requests by the minute, files by the hour."""

from ipaddress import IPv6Address, ip_network
from math import ceil

from adapters.web.guard import Refused
from adapters.web.settings import WebSettings
from core.chat import Allowance, Door, Share

LEAST_BYTES = 4096
"""What a file counts at least: a small one takes a block of the disk too."""
_HOUR = 3600.0
_MIB = 2**20


class Allowances:
    """What the web's learners may take, counted by the house over all its processes.

    A session costs nothing, so that an address has to have limits as well.
    """

    def __init__(self, settings: WebSettings, door: Door) -> None:
        self._door = door
        self._requests = Allowance.per_minute(settings.limit_address)
        self._own = Allowance.within(_HOUR, settings.upload_mib * _MIB)
        self._together = Allowance.within(_HOUR, settings.upload_mib_address * _MIB)

    async def request(self, address: str | None) -> None:
        """Count a request. Raises Refused (429), and counts nothing, where the address has sent too many."""
        if self._requests is None:
            return
        share = Share(whose=f"web-address/{_network(address)}", allowance=self._requests)
        if wait := await self._door.take(share):
            again = ceil(wait)
            raise Refused(
                429,
                f"Too many requests come from your address. Nothing is lost: send this again in {again} s.",
                again=again,
            )

    async def upload(self, person: str, address: str | None, size: int) -> None:
        """Count an upload of so many bytes. Raises Refused (429), and counts nothing, where that is too much."""
        size = max(size, LEAST_BYTES)
        own = Share(whose=f"web-upload/{person}", allowance=self._own, amount=size)
        together = Share(
            whose=f"web-upload-address/{_network(address)}", allowance=self._together, amount=size
        )
        if wait := await self._door.take(own, together):
            raise Refused(
                429,
                "That is a lot of files for one hour. What you sent before is kept: "
                f"send this one again in {ceil(wait / 60)} min.",
                again=ceil(wait),
            )


def _network(address: str | None) -> str:
    """Whom an address stands for: of IPv6, everybody has 64 bits of their own to choose from.

    Where both kinds are listened to in one, those of IPv4 come as the ends of IPv6 ones that all begin alike.
    """
    if address is None or ":" not in address:
        return address or ""
    found = IPv6Address(address)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ip_network((found.packed[:8] + bytes(8), 64)))
