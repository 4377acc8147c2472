"""A prompt at which somebody types. Apart from `lines`, because its library takes long to load."""

from collections.abc import Callable, Iterable

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.history import InMemoryHistory

from adapters.terminal.lines import Interrupted


class PromptedLines:
    """Lines that somebody types, with editing and with what they said earlier in reach of the arrow keys."""

    def __init__(self, earlier: Iterable[str]) -> None:
        history = InMemoryHistory(list(earlier))
        self._session = PromptSession[str](history=history, interrupt_exception=Interrupted)

    async def next(self, prompt: str) -> str | None:
        """See Lines."""
        try:
            return await self._session.prompt_async(prompt)
        except Interrupted:
            raise Interrupted(emptied=bool(self._session.default_buffer.text)) from None
        except EOFError:
            return None

    async def aside(self, show: Callable[[], None]) -> None:
        """See Lines. The prompt is taken away and put back with what was typed so far."""
        if self._session.app.is_running:
            await run_in_terminal(show)
        else:
            show()
