"""Makes Python ready for work with data: loads what takes long to load, once, for all programs that are forked later."""

# ruff: noqa: INP001, E402 - a folder of files for an image is no package; the order of what is loaded here matters

import io
import os

import harness  # pyright: ignore[reportMissingImports] - of the folder that this one extends
import matplotlib as mpl

FOLDER = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - its own words
LARGEST = 256 * 1024
"""Items of an array that is taken apart: more would be too long a value anyway."""

# It insists on a folder that it can write to, even if it only reads there. There is none in this image.
mpl.get_configdir = mpl.get_cachedir = lambda: FOLDER

import numpy as np
import pandas as pd  # pyright: ignore[reportMissingImports] - only the image has it
import parley_figures
from matplotlib import pyplot as plt


def plain(value: object) -> object:
    """Numbers of numpy's and arrays of them as Python's own; anything else as it is.

    Tables and series are more than their items, and stay what they are.
    """
    if isinstance(value, np.generic):
        return np.generic.item(value)  # pyright: ignore[reportUnknownArgumentType]
    if type(value) is np.ndarray and value.size <= LARGEST:
        return value.tolist()
    return value


def warm_up() -> None:
    """Do once what is slow the first time: find fonts, draw, read a table."""
    plt.switch_backend("module://parley_figures")
    plt.plot([0, 1], label="$x$")
    plt.title("A title")
    plt.legend()
    plt.savefig(io.BytesIO())
    plt.close("all")
    pd.read_csv(io.StringIO("a,b\n1,x\n")).groupby("b").mean().to_string()


harness.SIMPLER.append(plain)
harness.FINISHING.append(parley_figures.finish)
warm_up()
