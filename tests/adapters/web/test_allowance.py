"""The allowance of uploads: how it fills, empties and is forgotten."""

from datetime import timedelta

import pytest

from adapters.web.allowance import LEAST_BYTES, Allowance, Uploads
from adapters.web.guard import Refused
from adapters.web.settings import WebSettings
from core.clock import FixedClock

MIB = 2**20


def test_what_was_sent_comes_back_evenly_within_an_hour():
    clock = FixedClock()
    allowance = Allowance(1000, clock)
    allowance.spend("ada", 1000)
    assert allowance.wait("ada", 250) == timedelta(minutes=15)
    clock.advance(minutes=15)
    assert allowance.wait("ada", 250) == timedelta(0)
    assert allowance.wait("ada", 251) > timedelta(0)


def test_one_who_sends_does_not_use_up_what_another_has():
    allowance = Allowance(1000, FixedClock())
    allowance.spend("ada", 1000)
    assert allowance.wait("bob", 1000) == timedelta(0)


def test_whoever_has_sent_nothing_for_an_hour_is_forgotten():
    clock = FixedClock()
    allowance = Allowance(1000, clock)
    for minute in range(180):
        allowance.spend(f"learner {minute}", 10)
        clock.advance(minutes=1)
    assert len(allowance) == 61


def test_empty_files_use_an_allowance_up_too():
    uploads = uploads_of(upload_mib=1)
    for _ in range(MIB // LEAST_BYTES):
        uploads.take("ada", "192.0.2.1", 0)
    with pytest.raises(Refused) as refused:
        uploads.take("ada", "192.0.2.1", 0)
    assert refused.value.status == 429


def test_what_is_refused_is_not_counted():
    uploads = uploads_of(upload_mib=1, upload_mib_address=2)
    uploads.take("ada", "192.0.2.1", MIB)
    for _ in range(5):
        with pytest.raises(Refused):
            uploads.take("ada", "192.0.2.1", MIB)
    uploads.take("bob", "192.0.2.1", MIB)


def test_the_addresses_of_one_ipv6_network_share_an_allowance():
    uploads = uploads_of(upload_mib_address=1)
    uploads.take("ada", "2001:db8:1:2::1", MIB)
    with pytest.raises(Refused):
        uploads.take("bob", "2001:db8:1:2:ffff::9", MIB)
    uploads.take("bob", "2001:db8:1:3::1", MIB)


def uploads_of(**settings: int) -> Uploads:
    """Allowances in MiB, at a time that stands still."""
    return Uploads(WebSettings.model_validate(settings), FixedClock())
