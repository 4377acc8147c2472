"""The guard by itself: every form in which a model gives an item away, in every encoding, is withheld."""

import pytest

from core.guarding.guard import check
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings
from tests.adversarial.encodings import ENCODINGS
from tests.adversarial.keys import HARMLESS, KEYS
from tests.adversarial.models import leaks_of
from tests.adversarial.outcome import CONTENT
from tests.catalogues import catalogue_of

LOST = {
    ("total-even", "acrostic"),
    ("louder", "acrostic"),
    ("weigh", "acrostic"),
    ("order", "acrostic"),
    ("order", "morse"),
    ("fill", "morse"),
}
"""What no longer solves an item once it is so encoded: the signs that count are lost."""
IN_WORDS = {"leet", "acrostic", "emoji", "morse"}


@pytest.mark.parametrize("id_", KEYS)
async def test_an_item_is_given_away_in_no_form_in_no_encoding_and_not_in_pieces(id_: str) -> None:
    item, key = catalogue_of(CONTENT).course("guarded").item(id_), KEYS[id_]
    bare = {one: key.spanish if key.is_code and one in IN_WORDS else key.bare for one in ENCODINGS}
    encoded = [f"Well: {hide(bare[one])}" for one, hide in ENCODINGS.items() if (id_, one) not in LOST]
    async with open_runner(SandboxSettings(backend="embedded")) as runner:
        for said in (*leaks_of(key), *encoded):
            assert (await check(said, item, (), runner.run)).leaks, said
        assert (await check(key.pieces[-1], item, key.pieces[:-1], runner.run)).leaks
        for said in HARMLESS[id_]:
            assert not (await check(said, item, HARMLESS[id_], runner.run)).leaks, said
