"""The hostile corpus: what programs may try, and what has to come of it on each backend. Data, and how to judge by it."""

from tests.sandbox.corpus.doors import DOORS
from tests.sandbox.corpus.interpreter import INTERPRETER
from tests.sandbox.corpus.memory import MEMORIES
from tests.sandbox.corpus.processes import PROCESSES
from tests.sandbox.corpus.scratch import SCRATCH
from tests.sandbox.corpus.streams import STREAMS

CORPUS = (*INTERPRETER, *PROCESSES, *MEMORIES, *STREAMS, *SCRATCH, *DOORS)
