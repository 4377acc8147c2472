"""Words by language: which one is chosen, what is filled in, and what happens where words or values lack."""

import logging
import time
from pathlib import Path

import pytest

import core.words
from core.words import Words

ENGLISH = """\
hello = Hello { $name }!
correct = { $count ->
    [one] One right answer
   *[other] { $count } right answers
}
only-english = Only here
-brand = Parley
about = { -brand } is a tutor. { hello }
"""
SPANISH = """\
hello = ¡Hola, { $name }!
correct = { $count ->
    [one] Una respuesta correcta
   *[other] { $count } respuestas correctas
}
-brand = Parley
about = { -brand } es un tutor. { hello }
"""


def folder(path: Path, **languages: str) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for language, source in languages.items():
        (path / f"{language.replace('_', '-')}.ftl").write_text(source, "utf-8")
    return path


@pytest.fixture
def words(tmp_path: Path) -> Words:
    return Words.load([folder(tmp_path, en=ENGLISH, es=SPANISH, es_MX="hello = ¡Qué onda, { $name }!\n")])


def test_a_message_is_said_in_the_language_asked_for(words: Words) -> None:
    assert words.say("es")("hello", name="Ada") == "¡Hola, Ada!"
    assert words.say("en")("correct", count=1) == "One right answer"
    assert words.say("es")("correct", count=12345) == "12.345 respuestas correctas"


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ("es-MX", "es-MX"),
        ("es_mx", "es-MX"),
        ("ES", "es"),
        ("es-AR", "es"),
        ("fi", "en"),
        ("", "en"),
        (None, "en"),
        ("../../etc", "en"),
    ],
)
def test_the_nearest_language_is_chosen(words: Words, asked: str | None, chosen: str) -> None:
    assert words.best(asked) == chosen


def test_what_a_language_lacks_is_said_in_english(words: Words) -> None:
    assert words.say("es")("only-english") == "Only here"


def test_messages_and_terms_include_one_another(words: Words) -> None:
    assert words.say("es")("about", name="Ada") == "Parley es un tutor. ¡Hola, Ada!"


def test_the_languages_are_listed_english_first(words: Words) -> None:
    assert words.languages == ("en", "es", "es-MX")


def test_an_unknown_id_is_a_key_error(words: Words) -> None:
    with pytest.raises(KeyError, match="nonsense"):
        words.say("es")("nonsense")


def test_a_term_cannot_be_said(words: Words) -> None:
    with pytest.raises(KeyError):
        words.say("en")("-brand")


def test_a_missing_value_raises_where_parley_is_worked_on(words: Words) -> None:
    with pytest.raises(ValueError, match="name"):
        words.say("es")("hello")


def test_a_missing_value_shows_a_learner_english_with_a_gap_and_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    words = Words.load([folder(tmp_path, en=ENGLISH, es=SPANISH)], strict=False)
    with caplog.at_level(logging.ERROR):
        assert words.say("es")("about") == "Parley is a tutor. Hello …!"
    assert "about" in caplog.text


def test_values_are_taken_literally_whatever_they_hold(words: Words) -> None:
    odd = "{ $name } \u2068 -brand = { 1 } \n{-brand}"
    assert words.say("en")("hello", name=odd) == f"Hello {odd}!"


def test_a_value_may_be_as_long_as_a_lesson(words: Words) -> None:
    long = "abc " * 5000
    assert words.say("en")("hello", name=long) == f"Hello {long}!"


def test_no_isolation_characters_surround_values(words: Words) -> None:
    assert not {"\u2068", "\u2069"} & set(words.say("en")("about", name="Ada"))


def test_several_folders_are_one_language(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", en="-brand = Parley\n")
    two = folder(tmp_path / "two", en="welcome = Welcome to { -brand }\n")
    assert Words.load([one, two]).say("en")("welcome") == "Welcome to Parley"


def test_a_closing_brace_or_variant_at_the_margin_does_not_end_a_message(tmp_path: Path) -> None:
    source = "a = { $n ->\n[one] one\n*[other] many\n}\n    and more\n# b = not a message\nc = See\n"
    words = Words.load([folder(tmp_path, en=source)])
    assert words.say("en")("a", n=2) == "many\nand more"
    assert words.say("en")("c") == "See"
    with pytest.raises(KeyError):
        words.say("en")("b")


def test_four_hundred_messages_in_two_languages_load_in_sixty_milliseconds(tmp_path: Path) -> None:
    for code in ("en", "es"):
        lines = (f"m{n} = {'{ $a }'} is message {n} of many, as long as {'{ $b }'}" for n in range(400))
        folder(tmp_path, **{code: "\n".join(lines) + "\n"})

    def once() -> float:
        start = time.perf_counter()
        words = Words.load([tmp_path])
        for code in ("en", "es"):
            words.say(code)("m7", a="a", b="b")
        return time.perf_counter() - start

    assert min(once() for _ in range(5)) < 0.06


class TestFaults:
    def faults(self, *folders: Path) -> list[str]:
        return [f"{fault.file.stem}:{fault.line} {fault.what}" for fault in Words.load(folders).faults()]

    def test_none_in_good_files(self, tmp_path: Path) -> None:
        assert (
            self.faults(folder(tmp_path, en=ENGLISH.replace("only-english = Only here\n", ""), es=SPANISH))
            == []
        )

    def test_ids_that_one_language_lacks(self, tmp_path: Path) -> None:
        assert self.faults(folder(tmp_path, en="a = A\nb = B\n", es="\nb = B\nc = C\n")) == [
            "en:1 a is not in es.ftl",
            "es:3 c is not in en.ftl",
        ]

    def test_variables_that_differ_also_through_an_included_message(self, tmp_path: Path) -> None:
        spanish = "a = A { $y }\nb = { a }\n"
        assert self.faults(folder(tmp_path, en="a = A { $x }\nb = { a }\n", es=spanish)) == [
            "es:1 a has the variables $y, in en.ftl $x",
            "es:2 b has the variables $y, in en.ftl $x",
        ]

    def test_syntax_that_cannot_be_read(self, tmp_path: Path) -> None:
        (fault,) = self.faults(folder(tmp_path, en="a = A\nb = { $x\n"))
        assert fault.startswith("en:2 cannot be read")

    def test_an_id_defined_twice_in_two_folders(self, tmp_path: Path) -> None:
        one, two = folder(tmp_path / "1", en="a = A\n"), folder(tmp_path / "2", en="b = B\na = A\n")
        assert self.faults(one, two) == [f"en:2 a is defined already in {one / 'en.ftl'}:1"]

    def test_a_language_that_a_folder_lacks(self, tmp_path: Path) -> None:
        one, two = folder(tmp_path / "1", en="a = A\n", es="a = A\n"), folder(tmp_path / "2", en="b = B\n")
        assert self.faults(one, two) == ["es:1 is not there, while en.ftl is"]

    def test_references_and_functions_that_are_not_there(self, tmp_path: Path) -> None:
        assert self.faults(folder(tmp_path, en="a = { -t } { m } { UPPER($x) }\n")) == [
            "en:1 a includes -t, which is not there",
            "en:1 a includes m, which is not there",
            "en:1 a calls UPPER(), which is not there",
        ]

    def test_a_file_that_names_no_language(self, tmp_path: Path) -> None:
        assert "qq:1 'qq' names no language" in self.faults(folder(tmp_path, en="a = A\n", qq="a = A\n"))

    def test_a_message_with_attributes_alone(self, tmp_path: Path) -> None:
        assert self.faults(folder(tmp_path, en="a =\n    .title = T\n")) == ["en:1 a has no text of its own"]


def test_the_words_we_ship_have_no_faults() -> None:
    root = Path(core.words.__file__).parents[2]
    folders = sorted({file.parent for room in ("core", "adapters") for file in (root / room).rglob("en.ftl")})
    assert [str(fault) for fault in Words.load(folders).faults()] == []
