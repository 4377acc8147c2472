"""What a browser posts becomes an event, or is refused with words."""

import json

import pytest

from adapters.web.inbound import Malformed, browser_event, first_language, incoming, parse
from core.chat import Body, Called, Filled, Pressed, Said

EVENT = "5d3cbfe6-2f3e-4f6b-9f0c-0d8a54b8f9e1"


def message(**fields: object) -> bytes:
    return json.dumps({"event": EVENT, "body": {"kind": "said", "text": "hello"}} | fields).encode()


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ({"kind": "said", "text": "a\x00b 🙂\n"}, Said("a\x00b 🙂\n")),
        ({"kind": "called", "command": "start", "options": {}}, Called("start", {})),
        (
            {"kind": "called", "command": "courses", "options": {"search": "py"}},
            Called("courses", {"search": "py"}),
        ),
        ({"kind": "pressed", "choice": "1f.0"}, Pressed("1f.0")),
        ({"kind": "filled", "form": "1f.1", "values": {"code": "x"}}, Filled("1f.1", {"code": "x"})),
    ],
)
def test_each_kind_of_body_is_understood(sent: dict[str, object], meant: Body):
    event = incoming(parse(message(body=sent)), "ada")
    assert event.body == meant
    assert (event.platform, event.person.id, event.chat) == ("web", "ada", "ada")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"half \ud83d", "half \ufffd"),
        (r"\uDE42 half", "\ufffd half"),
        (r"\ud83d\ud83d\ude42", "\ufffd🙂"),
        (r"\ud83d\ude42\ude42\u00e9", "🙂\ufffdé"),
        (r"\\ud83d \\\ud83d", "\\ud83d \\\ufffd"),
    ],
)
def test_half_an_emoji_does_not_stop_a_message(written: str, meant: str):
    body = message(body={"kind": "said", "text": "TEXT"}).replace(b"TEXT", written.encode())
    assert parse(body).body == Said(meant)


def test_the_same_event_of_two_people_is_two_events():
    one, other = (incoming(parse(message()), person).event_id for person in ("ada", "bob"))
    assert one != other
    assert browser_event(one) == browser_event(other) == EVENT


def test_language_and_time_zone_of_the_page_are_taken_and_the_browser_s_language_stands_in():
    told = incoming(parse(message(language="es-MX", time_zone="Europe/Madrid")), "ada", accept_language="de")
    silent = incoming(parse(message()), "ada", accept_language="de-AT,de;q=0.9")
    assert (told.person.language, told.person.time_zone) == ("es-MX", "Europe/Madrid")
    assert (silent.person.language, silent.person.time_zone) == ("de-AT", None)


@pytest.mark.parametrize(
    ("header", "language"),
    [("", None), ("*", None), ("es", "es"), ("en-GB;q=0.7, es", "en-GB"), ("x" * 200, None)],
)
def test_the_first_language_of_a_header_is_found(header: str, language: str | None):
    assert first_language(header) == language


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b'{"event": "\\ud800"}', "event: "),
        (b'{"event": "\\ud80"}', "not JSON"),
        (b"[]", "message: "),
        (b"{}", "event: "),
        (message(event="no uuid"), "event: "),
        (message(event=7), "event: "),
        (message(extra=1), "extra: "),
        (message(language="x" * 36), "language: "),
        (message(time_zone=1), "time_zone: "),
        (message(body=None), "body: "),
        (message(body={"kind": "sung"}), "body: "),
        (message(body={"text": "hello"}), "body: "),
        (message(body={"kind": "said"}), "body.said.text: "),
        (message(body={"kind": "said", "text": 5}), "body.said.text: "),
        (message(body={"kind": "said", "text": "a", "choice": "b"}), "body.said.choice: "),
        (message(body={"kind": "filled", "form": "1.0", "values": {"a": 1}}), "body.filled.values.a: "),
        (message(body={"kind": "called", "command": "a", "options": []}), "body.called.options: "),
    ],
)
def test_what_does_not_follow_the_protocol_is_told_where(body: bytes, told: str):
    with pytest.raises(Malformed, match=told):
        parse(body)
