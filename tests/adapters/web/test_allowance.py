"""What one learner and one address may take of the web, and what they are told when it is more."""

import pytest

from adapters.web.allowance import LEAST_BYTES, Allowances
from adapters.web.guard import Refused
from adapters.web.settings import WebSettings
from tests.adapters.web.fake_door import FakeDoor

MOST = 16 * 2**20


async def test_empty_files_use_an_allowance_up_too():
    allowances = allowances_of(upload_mib=16)
    for _ in range(MOST // LEAST_BYTES):
        await allowances.upload("ada", "192.0.2.1", 0)
    with pytest.raises(Refused) as refused:
        await allowances.upload("ada", "192.0.2.1", 0)
    assert refused.value.status == 429


async def test_what_is_refused_is_not_counted():
    allowances = allowances_of(upload_mib=16, upload_mib_address=32)
    await allowances.upload("ada", "192.0.2.1", MOST)
    for _ in range(5):
        with pytest.raises(Refused):
            await allowances.upload("ada", "192.0.2.1", MOST)
    await allowances.upload("bob", "192.0.2.1", MOST)


async def test_the_addresses_of_one_ipv6_network_share_an_allowance():
    allowances = allowances_of(upload_mib_address=16)
    await allowances.upload("ada", "2001:db8:1:2::1", MOST)
    with pytest.raises(Refused):
        await allowances.upload("bob", "2001:db8:1:2:ffff::9", MOST)
    await allowances.upload("bob", "2001:db8:1:3::1", MOST)


async def test_addresses_of_ipv4_are_told_apart_also_where_they_come_written_as_ipv6():
    allowances = allowances_of(limit_address=2)
    await allowances.request("::ffff:192.0.2.1")
    await allowances.request("::ffff:192.0.2.2")
    with pytest.raises(Refused):
        await allowances.request("192.0.2.1")


async def test_requests_of_one_address_use_up_nothing_of_another():
    allowances = allowances_of(limit_address=4)
    for _ in range(2):
        await allowances.request("192.0.2.1")
    with pytest.raises(Refused) as refused:
        await allowances.request("192.0.2.1")
    assert refused.value.again == 15
    await allowances.request("192.0.2.2")


async def test_without_a_limit_nothing_is_counted():
    allowances = allowances_of(limit_address=0)
    for _ in range(5000):
        await allowances.request("192.0.2.1")


def allowances_of(**settings: int) -> Allowances:
    """Allowances as they are set, at a time that stands still."""
    return Allowances(WebSettings.model_validate(settings), FakeDoor())
