"""What came of a press or of an inline query, for tests to look at."""

from dataclasses import dataclass

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.stage import Stage
from tests.loopback.telegram.world import Callback, Inline, Message


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody pressed a button, and the client shows that it waits until that is answered."""

    callback: Callback
    stage: Stage

    @property
    def message(self) -> Message:
        """The message whose button it was."""
        return self.callback.message

    @property
    def answered(self) -> bool:
        return self.callback.answer is not None

    @property
    def text(self) -> str:
        """What is shown over the chat, often nothing."""
        return self._answer.get("text", "")

    @property
    def alert(self) -> bool:
        """Whether that has to be closed."""
        return bool(self._answer.get("show_alert"))

    @property
    def url(self) -> str | None:
        """What opens."""
        return self._answer.get("url")

    @property
    def _answer(self) -> Json:
        assert self.callback.answer is not None, self.account("The press was not answered.")
        return self.callback.answer

    def age(self, seconds: float) -> None:
        """Let time pass for it."""
        self.callback.aged += seconds

    async def settled(self) -> "Press":
        """Wait until it is answered."""
        await self.stage.changes.until(
            lambda: self.answered, lambda: self.account("The press was not answered.")
        )
        return self

    def account(self, of: str) -> str:
        """What was wrong, what had been done, and the last that was asked."""
        return self.stage.account(f"{of} {self.callback.user.name} pressed {self.callback.data!r}")


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered to somebody who types behind the bot's name."""

    inline: Inline
    stage: Stage

    @property
    def results(self) -> list[Json]:
        assert self.inline.answer is not None, self.account()
        return self.inline.answer["results"]

    @property
    def titles(self) -> list[str]:
        """What can be read of the results."""
        return [one.get("title", "") for one in self.results]

    @property
    def personal(self) -> bool:
        """Whether nobody else is shown the same."""
        assert self.inline.answer is not None, self.account()
        return bool(self.inline.answer.get("is_personal"))

    def result(self, name: str) -> Json:
        """The result of this title or id."""
        found = [one for one in self.results if name in {one["id"], one.get("title")}]
        assert found, f"No result {name!r} among {self.titles}."
        return found[0]

    def age(self, seconds: float) -> None:
        """Let time pass for it."""
        self.inline.aged += seconds

    async def settled(self) -> "Offer":
        """Wait until it is answered."""
        await self.stage.changes.until(lambda: self.inline.answer is not None, self.account)
        return self

    def account(self) -> str:
        """What was awaited, and the last that was asked."""
        return self.stage.account(
            f"Nothing was offered to {self.inline.user.name}, who typed {self.inline.query!r}."
        )
