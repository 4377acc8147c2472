"""The widget's source is sound, and its packages come from wherever the machine is told to get them."""

import gzip
import json
import subprocess
from pathlib import Path

import pytest

from adapters.web.pages import STATIC

WIDGET = Path("adapters/web/widget")
NODE = Path(".venv/bin/node")


@pytest.mark.skipif(not (WIDGET / "node_modules").is_dir(), reason="the widget's packages are not here")
def test_the_types_of_the_widget_hold():
    command = [NODE, WIDGET / "node_modules/typescript/bin/tsc", "--noEmit", "--project", WIDGET]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert checked.returncode == 0, checked.stdout


def test_the_lock_names_no_host_and_pins_every_package():
    lock = json.loads((WIDGET / "package-lock.json").read_text())
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert not [name for name, one in packages.items() if "resolved" in one]
    assert not [name for name, one in packages.items() if not one.get("integrity", "").startswith("sha512-")]


@pytest.mark.skipif(not STATIC.is_dir(), reason="the widget has not been built")
def test_what_a_first_visit_loads_is_small():
    page = (STATIC / "index.html").read_text()
    named = [
        path for path in (STATIC / "assets").iterdir() if path.name in page and path.suffix in {".js", ".css"}
    ]
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in named}
    assert {Path(name).suffix for name in sizes} == {".js", ".css"}
    assert sum(sizes.values()) < 20_000, sizes
