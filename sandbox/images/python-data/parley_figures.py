"""A backend of matplotlib's, whose window is the folder that a program works in: what is shown there is a picture.

`show` writes all open figures to `figure-1.png`, `figure-2.png`, … and closes them, as closing their windows would;
what is still open when the program has run is written too. What the program has saved itself is there already.
"""

# ruff: noqa: INP001 - a folder of files for an image is no package

import os
import sys
from typing import Any

from matplotlib._pylab_helpers import Gcf
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
LONGEST_ALT = 1_000

_alts: dict[str, str] = {}
"""Words for those who do not see them, by the names of the pictures that there are."""


class FigureManager(FigureManagerBase):
    """What `pyplot` asks to show figures."""

    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:  # noqa: ARG003 - there is no window to wait for
        """Write the open figures, and close them."""
        _write_open()
        Gcf.destroy_all()


class FigureCanvas(FigureCanvasAgg):
    """A canvas that knows whether its figure was saved as a picture."""

    manager_class = FigureManager  # pyright: ignore[reportAssignmentType] - as every backend does
    saved = False

    def print_figure(self, filename: Any, *args: Any, **kwargs: Any) -> Any:
        """Save the figure. See `matplotlib`."""
        done = super().print_figure(filename, *args, **kwargs)
        if isinstance(filename, str | os.PathLike):
            name = str(filename)  # pyright: ignore[reportUnknownArgumentType]
            name = name if os.path.exists(name) else f"{name}.{self.get_default_filetype()}"  # noqa: PTH110 - as above
            if name.lower().endswith(PICTURES):
                self.saved = True
                _alts[os.path.relpath(name)] = described(self.figure)
        return done


def finish() -> dict[str, Any]:
    """Write what is open and was not saved; the report's words for all pictures."""
    try:
        _write_open()
    except BaseException as error:  # noqa: BLE001 - a figure can be anything by now
        sys.stderr.write(f"The figure could not be drawn: {error}\n")
    return {"alts": dict(_alts)} if _alts else {}


def _write_open() -> None:
    for manager in Gcf.get_all_fig_managers():
        if not getattr(manager.canvas, "saved", False):
            manager.canvas.figure.savefig(_free_name(), format="png", dpi=100)


def _free_name() -> str:
    number = 1
    while os.path.exists(name := f"figure-{number}.png"):  # noqa: PTH110 - pathlib would say it no better
        number += 1
    return name


def described(figure: Figure) -> str:
    """What stands written in a figure: its titles, what its axes are called, and its legends."""
    parts = [figure.get_suptitle()]
    for axes in figure.get_axes():
        legend = axes.get_legend()
        parts += [
            axes.get_title(),
            *(
                f"{which}: {label}"
                for which, label in (("x", axes.get_xlabel()), ("y", axes.get_ylabel()))
                if label
            ),
            *(text.get_text() for text in (legend.get_texts() if legend else ())),
        ]
    return "; ".join(part for part in parts if part)[:LONGEST_ALT]
