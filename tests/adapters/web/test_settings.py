"""What an operator sets is read from the environment, and a slip is told."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from adapters.web.settings import WebSettings


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WEB_HOST", "0.0.0.0")
    monkeypatch.setenv("WEB_PORT", "9000")
    monkeypatch.setenv("WEB_BASE_URL", "https://learn.example.org/")
    monkeypatch.setenv("PARLEY_DATA_DIR", "/var/lib/parley")
    settings = WebSettings()
    assert (settings.host, settings.port) == ("0.0.0.0", 9000)
    assert settings.base_url == "https://learn.example.org"
    assert settings.data_dir == Path("/var/lib/parley")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEB_PORT", "70000"),
        ("WEB_PORT", "web"),
        ("WEB_SECRET", "short"),
        ("WEB_BASE_URL", "learn.example.org"),
    ],
)
def test_a_slip_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        WebSettings()


def test_the_secret_does_not_show(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WEB_SECRET", "do not show me anywhere")
    assert "do not show me" not in repr(WebSettings())
