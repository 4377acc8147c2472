"""What is pressed says by its id what it leads to."""

import pytest

from adapters.discord.ids import component


@pytest.mark.parametrize(
    ("custom_id", "value", "read"),
    [
        ("c:1f.2", "", ("c", "1f.2")),
        ("a:1f.2", "", ("c", "1f.2")),
        ("s:1f.0", "1f.3", ("c", "1f.3")),
        ("q:1f.0", "1f.3", ("c", "1f.3")),
        ("f:1f.0", "", ("f", "1f.0")),
        ("m:1f.0", "", ("m", "1f.0")),
        ("o:1f.0", "", ("o", "1f.0")),
        ("s:1f.0", "", ("", "")),
        ("x:1f.0", "", ("", "")),
        ("somebody else's", "", ("", "")),
        ("", "", ("", "")),
    ],
)
def test_a_component_leads_to_what_its_id_begins_with(
    custom_id: str, value: str, read: tuple[str, str]
) -> None:
    assert component(custom_id, value) == read
