"""What is ticked in a form, for presses that were made before the client showed the tick before them."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from adapters.telegram.labels import Keyboard

AHEAD = 10.0
"""Seconds by which a press may be ahead of what is shown: Telegram takes one change a second, and fingers are faster."""
MOST = 1000
"""Forms of which something is remembered."""


@dataclass(frozen=True, slots=True)
class _Ticked:
    keyboard: Keyboard
    until: float


class Ticks:
    """The keyboards of forms as they were ticked last. `now` gives the seconds of some clock that only goes forward.

    A press brings the keyboard that stood there when it was made. Whoever ticks two options at once would lose the
    first one by that, and whoever ticks and sends at once, the tick. What is older is shown by now, and what is shown
    is right also where another process has changed it.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._known = OrderedDict[str, _Ticked]()

    def of(self, form: str, brought: Keyboard) -> Keyboard:
        """The keyboard of a form as it is now, where a press on it `brought` this one."""
        known = self._known.get(form)
        return known.keyboard if known and self._now() < known.until else brought

    def keep(self, form: str, keyboard: Keyboard) -> None:
        """Remember a keyboard as it was ticked."""
        self._known[form] = _Ticked(keyboard, self._now() + AHEAD)
        self._known.move_to_end(form)
        if len(self._known) > MOST:
            self._known.popitem(last=False)
