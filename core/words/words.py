"""Words by language, with English behind every other."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from core.chat import Say
from core.words.faults import Fault, faults
from core.words.language import Language

log = logging.getLogger(__name__)

ENGLISH = "en"
GAP = "…"
"""What stands where a value is missing, so that nobody reads a variable's name."""


class Words:
    """The words of all rooms in all languages. Files are read when their language is first asked for."""

    def __init__(self, files: Mapping[str, Sequence[Path]], *, strict: bool) -> None:
        self._files = files
        self._strict = strict
        self._languages: dict[str, Language] = {}
        self.languages: tuple[str, ...] = (ENGLISH, *sorted(files.keys() - {ENGLISH}))
        """The languages there are words in, English first: `en`, `es`, `pt-BR`."""

    @classmethod
    def load(cls, folders: Iterable[Path], *, strict: bool = True) -> "Words":
        """The words of these folders, each with `en.ftl` and a file for every other language.

        `strict`: a message that lacks a value raises ValueError, as it should wherever Parley is worked on.
        Otherwise it is logged, and the learner reads English with a gap.
        """
        files: dict[str, list[Path]] = {ENGLISH: []}
        for folder in folders:
            for file in sorted(folder.glob("*.ftl")):
                files.setdefault(file.stem, []).append(file)
        return cls(files, strict=strict)

    def say(self, language: str | None) -> Say:
        """Words in `language` (`es-MX`, `es`, …), else in the same without its region, else in English."""
        chosen = self._language(self.best(language))

        def say(message: str, /, **values: str | float) -> str:
            return self._say(chosen, message, values)

        return say

    def best(self, language: str | None) -> str:
        """The language of ours that is nearest to `language`."""
        wanted = (language or ENGLISH).replace("_", "-").casefold()
        ours = {code.casefold(): code for code in self.languages}
        return ours.get(wanted) or ours.get(wanted.partition("-")[0]) or ENGLISH

    def faults(self) -> Sequence[Fault]:
        """All that is wrong with the files; see `core.words.faults`."""
        return faults(self._files)

    def _language(self, code: str) -> Language:
        if code not in self._languages:
            self._languages[code] = Language(code, self._files[code])
        return self._languages[code]

    def _say(self, language: Language, message: str, values: Mapping[str, str | float]) -> str:
        english = self._language(ENGLISH)
        holder = language if message in language else english
        if message not in holder:
            raise KeyError(message)
        text, errors = holder.format(message, values)
        if not errors:
            return text
        wrong = f"cannot say {message!r} in {holder.code!r}: {'; '.join(map(str, errors))}"
        if self._strict:
            raise ValueError(wrong)
        log.error(wrong)
        return _with_gaps(english if message in english else holder, message, values)


def _with_gaps(language: Language, message: str, values: Mapping[str, str | float]) -> str:
    gaps = dict.fromkeys(language.variables(message), GAP)
    return language.format(message, {**gaps, **values})[0]
