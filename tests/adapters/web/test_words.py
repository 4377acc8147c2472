"""The widget's words are complete in every language, and the widget asks for no others."""

import re
from pathlib import Path

import pytest

from adapters.web.pages import WORDS
from core.chat import Shown, Standing
from tests.adapters.web.fake_door import words

WIDGET = Path("adapters/web/widget/src")
LANGUAGES = sorted(path.stem for path in Path("adapters/web/words").glob("*.ftl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_exactly_the_words_that_are_served(language: str):
    widget = {word for word in words(language) if not word.startswith("web-desk-")}
    assert widget == {f"web-{word}" for word in WORDS}
    assert all(words(language).values())
    assert words(language)["web-language"] == language


def test_there_is_more_than_one_language():
    assert {"en", "es"} <= set(LANGUAGES)


def test_the_widget_uses_the_words_that_are_served_and_no_others():
    source = "\n".join(path.read_text() for path in WIDGET.glob("*.ts"))
    declared = re.findall(r'words(?:"\])?(?::| =) [`"]([^`"]+)[`"]', source)
    used = {pair.partition("=")[2] for places in declared for pair in places.split(" ")}
    used |= set(re.findall(r'say\("([a-z-]+)"\)', source))
    used |= set(re.findall(r'act\("([a-z-]+)"', source))
    used |= {"uploading", "upload-failed", "upload-later", "files-many", "file-large"}
    used |= {"record-longest", "record-refused", "record-missing", "record-empty"}
    used |= {"reconnecting", "offline", "move-up", "move-down", "order-hint", "order-some-hint"}
    templates = {word for word in used if "$" in word}
    assert used - templates == set(WORDS)


def test_the_instructors_pages_have_words_for_whatever_may_be_shown():
    source = "\n".join(path.read_text() for path in Path("adapters/web/desk").glob("*.py"))
    notices = set(re.findall(r'notice\("([a-z-]+)"', source))
    for word in {*notices, *Shown, Standing.USED, Standing.EXPIRED, Standing.FORGED} - {Shown.PAGE, Shown.GO}:
        assert {f"web-desk-{word}", f"web-desk-{word}-title"} <= set(words("en"))
    used = set(re.findall(r'"(web-desk-[a-z-]+)"', source))
    assert used <= set(words("en"))
