"""What was ticked last holds for presses that are ahead of what is shown, and for none that come later."""

from adapters.telegram import ticks
from adapters.telegram.labels import Button, Keyboard
from adapters.telegram.ticks import AHEAD, Ticks

SHOWN: Keyboard = ((Button("☐ a"),),)
TICKED: Keyboard = ((Button("☑ a"),),)


class Hand:
    """A clock's hand that a test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_press_that_is_ahead_is_on_what_was_ticked_last() -> None:
    known = Ticks(Hand())
    known.keep("1/2/1f.0", TICKED)
    assert known.of("1/2/1f.0", SHOWN) == TICKED
    assert known.of("1/3/1f.0", SHOWN) == SHOWN


def test_a_press_that_comes_later_is_on_what_is_shown() -> None:
    now = Hand()
    known = Ticks(now)
    known.keep("1/2/1f.0", TICKED)
    now.seconds = AHEAD
    assert known.of("1/2/1f.0", SHOWN) == SHOWN


def test_the_form_that_was_ticked_longest_ago_is_forgotten_first() -> None:
    known = Ticks(Hand())
    for number in (*range(ticks.MOST), 0, ticks.MOST):
        known.keep(str(number), TICKED)
    assert [known.of(name, SHOWN) for name in ("0", "1")] == [TICKED, SHOWN]
