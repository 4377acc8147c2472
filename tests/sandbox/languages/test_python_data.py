"""Python with libraries for data: what they compute is comparable, what they draw comes back as pictures."""

import asyncio
import fcntl
from typing import Any

import pytest
import pytest_asyncio

from sandbox.contract import Call, Case, Execution, File, Job, Limits, Runner, Status
from tests.engines import require
from tests.sandbox.conftest import Opened
from tests.sandbox.corpus.trial import Way
from tests.sandbox.languages.conftest import PATIENCE, Script

# The first of these tests waits until the image is built, which takes a minute or more where it never was.
pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(900)]

LANGUAGE = "python-data"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def runner(tmp_path_factory: pytest.TempPathFactory, opened: Opened) -> Runner:
    """The sandbox, with its image built: by one worker of the tests, while the others wait."""
    require("docker")
    lock = tmp_path_factory.getbasetemp().parent / "python-data.lock"
    shared = await opened(Way.JAIL)
    with lock.open("w") as file:
        await asyncio.to_thread(fcntl.flock, file, fcntl.LOCK_EX)
        verdict = await shared.run(Job(source="", language=LANGUAGE))
    assert verdict.status is Status.FINISHED, verdict.note
    return shared


@pytest.fixture
def script(runner: Runner) -> Script:
    async def run(source: str, *, files: tuple[File, ...] = (), **limits: Any) -> Execution:
        job = Job(source=source, language=LANGUAGE, files=files, limits=Limits(**PATIENCE | limits))
        return (await runner.run(job)).executions[0]

    return run


@pytest.fixture
def call(runner: Runner) -> Script:
    async def run(source: str, **limits: Any) -> Execution:
        case = Case(name="call", calls=(Call(function="f"),))
        job = Job(source=source, language=LANGUAGE, cases=(case,), limits=Limits(**PATIENCE | limits))
        return (await runner.run(job)).executions[0]

    return run


async def test_numbers_and_arrays_of_numpys_are_plain_data(call: Script):
    values = (
        "np.float64(2.5), np.float32(0.5), np.int64(-3), np.uint64(2**64 - 1), np.bool_(True), np.str_('é')"
    )
    arrays = "np.arange(3), np.eye(2), np.array(7), np.array(['a', 'b']), {'mean': np.mean([1, 2])}, [np.array([])]"
    done = await call(f"import numpy as np\ndef f():\n    return [{values}, {arrays}]")
    assert (done.status, done.foreign) == (Status.FINISHED, False)
    assert done.value == [
        *(2.5, 0.5, -3, 2**64 - 1, True, "é"),
        *([0, 1, 2], [[1.0, 0.0], [0.0, 1.0]], 7, ["a", "b"], {"mean": 1.5}, [[]]),
    ]
    assert isinstance(done.value, list)
    assert [type(each) for each in done.value[:5]] == [float, float, int, int, bool]


@pytest.mark.parametrize(
    "value",
    [
        "pd.DataFrame({'a': [1]})",
        "pd.Series([1, 2])",
        "pd.NA",
        "np.array([1 + 2j])",
        "np.datetime64('2026-01-01')",
        "np.longdouble(1)",
        "np.zeros(10**6)",
        "np.ma.masked_array([1, 2], [0, 1])",
        "type('Liar', (np.ndarray,), {'tolist': lambda self: 42})(2)",
    ],
)
async def test_what_is_more_than_its_items_is_foreign(call: Script, value: str):
    done = await call(f"import numpy as np, pandas as pd\ndef f():\n    return {value}")
    assert (done.status, done.foreign, done.value) == (Status.FINISHED, True, None)
    assert done.value_repr


async def test_a_table_is_read_grouped_and_written(script: Script):
    source = (
        "import pandas as pd\nt = pd.read_csv('in.csv')\nprint(t.groupby('kind').n.sum().to_dict())\n"
        "t.assign(twice=2 * t.n).to_csv('out.csv', index=False)"
    )
    done = await script(source, files=(File(name="in.csv", data=b"kind,n\na,1\nb,2\na,3\n"),))
    assert (done.stdout, done.stderr, done.failure) == ("{'a': 4, 'b': 2}\n", "", None)
    assert [(file.name, file.data) for file in done.files] == [
        ("out.csv", b"kind,n,twice\na,1,2\nb,2,4\na,3,6\n")
    ]


PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2], label='apples')\n"
DRAWN = {
    "": [("figure-1.png", "")],
    "plt.title('Growth'); plt.xlabel('day'); plt.legend(); plt.show()": [
        ("figure-1.png", "Growth; x: day; apples")
    ],
    "plt.title('One'); plt.show(); plt.plot([1]); plt.title('Two'); plt.show()": [
        ("figure-1.png", "One"),
        ("figure-2.png", "Two"),
    ],
    "plt.suptitle('Both'); plt.figure(); plt.bar(['a'], [1]); plt.ylabel('n')": [
        ("figure-1.png", "Both"),
        ("figure-2.png", "y: n"),
    ],
    "plt.title('Mine'); plt.savefig('mine.png'); plt.show()": [("mine.png", "Mine")],
    "plt.title('Mine'); plt.savefig('mine')": [("mine.png", "Mine")],
    "plt.close()": [],
    "plt.title('Late'); 1 / 0": [("figure-1.png", "Late")],
}


@pytest.mark.parametrize("rest", DRAWN)
async def test_what_is_drawn_comes_back_once_as_a_picture_with_words(script: Script, rest: str):
    done = await script(PLOT + rest)
    assert done.stderr == ""
    assert [(file.name, file.alt) for file in done.files] == DRAWN[rest]
    assert all(file.data.startswith(PNG) and len(file.data) > 5_000 for file in done.files)


async def test_a_figure_that_cannot_be_drawn_is_said(script: Script):
    done = await script(f"{PLOT}plt.title('$\\\\wrong$')\nprint('done')")
    assert done.stdout == "done\n"
    assert "could not be drawn" in done.stderr


async def test_the_limit_of_memory_is_for_the_program_alone(script: Script):
    made = "import numpy as np\na = np.ones(({0}, 2**17))\nprint(a.nbytes // 2**20)"
    assert (await script(made.format(90))).stdout == "90\n"
    assert (await script(made.format(200))).status is Status.OUT_OF_MEMORY
    assert (await script(made.format(200), memory_bytes=256 * 2**20)).stdout == "200\n"
    done = await script("x = []\nwhile True: x.append(bytearray(2**20))")
    assert done.status is Status.OUT_OF_MEMORY


async def test_nothing_of_one_run_is_seen_by_the_next(script: Script):
    mark = "import numpy as np, pandas as pd, matplotlib as mpl\nnp.left = pd.left = mpl.left = 1\nmpl.rcParams['lines.linewidth'] = 77"
    look = "import numpy as np, pandas as pd, matplotlib as mpl\nprint([hasattr(m, 'left') for m in (np, pd, mpl)], mpl.rcParams['lines.linewidth'])"
    assert (await script(mark)).status is Status.FINISHED
    assert (await script(look)).stdout == "[False, False, False] 1.5\n"


async def test_the_libraries_are_there_at_once(script: Script):
    """Loading them takes seconds; it was done before the program came."""
    done = await script(
        "import time\nbegan = time.perf_counter()\nimport numpy, pandas, matplotlib.pyplot\nprint(time.perf_counter() - began < 0.1)"
    )
    assert done.stdout == "True\n"


async def test_chance_is_new_for_each_run_though_the_library_was_there_before(script: Script):
    source = "import numpy as np\nprint(np.random.rand(3).tolist(), np.random.default_rng().random())"
    drawn = [(await script(source)).stdout for _ in range(3)]
    assert len(set(drawn)) == 3
    assert all(drawn)
