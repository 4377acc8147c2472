"""Letters arrive whole at a real server, and what it says is told apart."""

import logging
import socket

import pytest

from bot.settings import read
from core.errors import NotAllowed, SetupError, Unavailable
from core.mail import Letter, Mail, MailSettings, is_address, open_mail
from tests.core.mail.post_office import post_office, text_of

SECRET = "hunter2-secret"


def mail_to(url: str) -> Mail:
    found = open_mail(MailSettings.model_validate({"smtp_url": url, "mail_from": "parley@example.org"}))
    assert found is not None
    return found


def letter(to: str = "mo@example.org", subject: str = "This week") -> Letter:
    return Letter(to=to, subject=subject, text="¿Qué tal?\n", html="<p>¿Qué tal?</p>", leave="unsubscribe")


async def test_a_letter_arrives_as_text_and_as_html() -> None:
    async with post_office() as office:
        await mail_to(office.url).send(letter())
    (one,) = office.letters
    assert (one["From"], one["To"], one["Subject"]) == ("parley@example.org", "mo@example.org", "This week")
    assert one["List-Unsubscribe"] == "<mailto:parley@example.org?subject=unsubscribe>"
    assert one["Auto-Submitted"] == "auto-generated"
    assert text_of(one).strip() == "¿Qué tal?"
    assert "<p>¿Qué tal?</p>" in text_of(one, "html")


async def test_a_subject_of_several_lines_makes_no_other_header() -> None:
    async with post_office() as office:
        await mail_to(office.url).send(letter(subject="Hi\r\nBcc: eve@example.org"))
    (one,) = office.letters
    assert one["Bcc"] is None
    assert one["Subject"] == "Hi Bcc: eve@example.org"


@pytest.mark.parametrize(
    ("said", "error"),
    [("550 no such user", NotAllowed), ("451 come again", Unavailable)],
    ids=["never", "later"],
)
async def test_what_is_refused_for_good_is_told_from_what_is_refused_for_now(
    said: str, error: type[Exception]
) -> None:
    async with post_office() as office:
        office.refusal = said
        with pytest.raises(error) as raised:
            await mail_to(office.url).send(letter())
    assert "mo@example.org" not in str(raised.value)


async def test_a_server_that_is_not_there_is_away() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unavailable):
        await mail_to(f"smtp://127.0.0.1:{port}").send(letter())


async def test_a_password_is_not_sent_over_an_open_line_and_in_no_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with post_office() as office:
        url = office.url.replace("smtp://", f"smtp://mo:{SECRET}@")
        with pytest.raises(Unavailable) as raised:
            await mail_to(url).send(letter())
    assert not office.letters
    assert SECRET not in caplog.text + str(raised.value)


@pytest.mark.parametrize(
    ("url", "sender", "named"),
    [
        (f"http://mo:{SECRET}@mail", "parley@example.org", "PARLEY_SMTP_URL"),
        (f"smtp://mo:{SECRET}@mail:port", "parley@example.org", "PARLEY_SMTP_URL"),
        (f"smtp://mo:{SECRET}@mail", "", "PARLEY_MAIL_FROM"),
        (f"smtp://mo:{SECRET}@mail", "parley", "PARLEY_MAIL_FROM"),
    ],
)
def test_settings_that_cannot_be_are_named_without_their_secret(
    monkeypatch: pytest.MonkeyPatch, url: str, sender: str, named: str
) -> None:
    monkeypatch.setenv("PARLEY_SMTP_URL", url)
    monkeypatch.setenv("PARLEY_MAIL_FROM", sender)
    with pytest.raises(SetupError) as raised:
        read(MailSettings)
    assert named in str(raised.value)
    assert SECRET not in str(raised.value)


def test_without_a_server_there_is_no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARLEY_SMTP_URL", raising=False)
    assert open_mail(read(MailSettings)) is None


@pytest.mark.parametrize("text", ["mo@example.org", "m.o+x@mail.example.co.uk"])
def test_addresses_of_one_person_are_taken(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mo",
        "mo@",
        "@example.org",
        "mo@host",
        "a@b.c,d@e.f",
        "mo@example.org\nBcc: x@y.z",
        f"{'a' * 250}@b.de",
    ],
)
def test_what_is_no_address_of_one_person_is_not(text: str) -> None:
    assert not is_address(text)
