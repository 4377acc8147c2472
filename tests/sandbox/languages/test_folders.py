"""What a folder needs in order to be a language: every one that is there has it."""

import json
import re

import pytest

from sandbox.docker.container import recipe
from sandbox.languages import IMAGES, Language, languages

BASES = {"BASE": "python:3.13-slim", "NODE": "node:20-slim"}
FOLDERS = {folder.name for folder in IMAGES.iterdir() if folder.is_dir() and folder.name != "__pycache__"}


def test_every_folder_is_a_language():
    assert set(languages()) == FOLDERS == {"python", "python-data", "javascript"}


@pytest.mark.parametrize("language", languages().values(), ids=lambda language: language.name)
def test_an_image_is_built_from_all_that_it_runs(language: Language):
    files = dict(recipe(language, BASES, "test").files)
    assert {"Dockerfile", "cell.py", "jail.py", "keeper.py", "scratch.py", "seccomp.json"} <= set(files)
    dockerfile = files["Dockerfile"].decode()
    assert "USER 10001:10001" in dockerfile
    assert 'ENTRYPOINT ["python", "-I", "/opt/parley/cell.py"]' in dockerfile
    command = re.search(r"^CMD (\[.*\])$", dockerfile, re.MULTILINE)
    harness = json.loads(command[1])[-1].removeprefix("/opt/parley/") if command else "harness.py"
    assert harness in files


def test_a_language_that_extends_another_has_its_files_and_its_own_in_their_place():
    files = dict(recipe(languages()["python-data"], BASES, "test").files)
    assert files["harness.py"] == (IMAGES / "python" / "harness.py").read_bytes()
    assert files["Dockerfile"] == (IMAGES / "python-data" / "Dockerfile").read_bytes()


def test_what_is_installed_is_pinned_by_its_content_and_by_no_address():
    text = (IMAGES / "python-data" / "requirements.txt").read_text()
    pins = re.findall(
        r"^([a-z0-9-]+)==\S+ \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    wanted = re.findall(
        r"^([a-z0-9-]+)", (IMAGES / "python-data" / "requirements.in").read_text(), re.MULTILINE
    )
    assert set(wanted) < {name for name, _ in pins}
    assert len(pins) == len(re.findall(r"^[a-z]", text, re.MULTILINE))
    assert "://" not in text


def test_the_harness_and_the_host_agree_on_what_node_needs_for_itself():
    source = (IMAGES / "javascript" / "harness.js").read_text()
    (mib,) = re.findall(r"^const BASELINE_MIB = (\d+);$", source, re.MULTILINE)
    assert int(mib) == languages()["javascript"].baseline_mib
