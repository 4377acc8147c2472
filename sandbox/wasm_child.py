"""The child process of the embedded runner: the only place where CPython in WebAssembly is loaded.

It is started with `python -I` on this file, speaks frames over the pipes it was given as stdin and stdout, and ends
when its parent does. It holds no secret and no state: each request gets a sandbox of its own. Certain programs abort
the whole process (the stack of the WebAssembly engine runs over); that is why it is one, and not a thread.

A frame is one byte of kind, four of length (big endian), and that many bytes. To here: `H` the harness, `R` a
request. From here: `+` ready, `!` why it cannot be, `o` and `e` output, `d` the end of a request.
"""

import json
import os
import queue
import resource
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

GRACE_SECONDS = 2.0
"""The parent kills at the deadline. Should it not, the engine's own clock ends the run this much later."""

PREPARE = """
import marshal
parley_report = marshal.dumps(compile({text!r}, "harness", "exec")).decode("latin-1")
"""
RUN = """
import json, marshal
exec(marshal.loads({harness!r}))
parley_report = serve(json.loads({order!r}))
"""


def main() -> None:
    """Answer requests until the parent closes the pipe or dies."""
    commands, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):  # what a learner writes to bare file descriptors ends here
        os.dup2(nothing, fd)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    inbox: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(commands, inbox), daemon=True).start()
    answer = _answering(answers)
    try:
        harness = _prepare(inbox.get())
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent tells the operator
        answer(b"!", f"{type(error).__name__}: {error}".encode()[:2000])
        return
    answer(b"+", b"")
    while True:
        _serve(json.loads(inbox.get()), harness, answer)


def _listen(commands: IO[bytes], inbox: queue.SimpleQueue[bytes]) -> None:
    """Hand on what the parent says. It runs beside a busy sandbox, so that the parent's end is noticed at once."""
    while head := commands.read(5):
        inbox.put(commands.read(int.from_bytes(head[1:], "big")))
    os._exit(0)


def _answering(answers: Any) -> Callable[[bytes, bytes], None]:
    def answer(kind: bytes, payload: bytes) -> None:
        frame = memoryview(kind + len(payload).to_bytes(4, "big") + payload)
        while frame:
            frame = frame[answers.write(frame) :]

    return answer


def _prepare(harness: bytes) -> bytes:
    """Compile the harness with the sandbox's own Python, before any learner's code is there."""
    import eryx  # noqa: PLC0415 - 90 MB that only this process needs

    sandbox = eryx.Sandbox(result_variable="parley_report")
    compiled = sandbox.execute(PREPARE.format(text=harness.decode())).result
    return str(compiled).encode("latin-1")


def _serve(job: dict[str, Any], harness: bytes, answer: Callable[[bytes, bytes], None]) -> None:
    import eryx  # noqa: PLC0415 - as above

    left = job["output"] + 1

    def take(kind: bytes, data: bytes) -> None:
        nonlocal left
        data, left = data[:left], max(left - len(data), 0)
        if data:
            answer(kind, data)

    sandbox = eryx.Sandbox(
        resource_limits=eryx.ResourceLimits(
            execution_timeout_ms=int((job["seconds"] + GRACE_SECONDS) * 1000),
            max_memory_bytes=job["memory"],
            max_vfs_bytes=job["scratch"],
        ),
        on_stdout=lambda data: take(b"o", data),
        on_stderr=lambda data: take(b"e", data),
        result_variable="parley_report",
    )
    program = RUN.format(harness=harness, order=json.dumps(job))
    answer(b"d", json.dumps(_execute(sandbox, program)).encode())


def _execute(sandbox: Any, program: str) -> dict[str, Any]:
    import eryx  # noqa: PLC0415 - as above

    try:
        result = sandbox.execute(program)
    except eryx.ResourceLimitError:
        return {"end": "memory"}
    except eryx.EryxError as error:
        return _broken(str(error))
    return {"end": "itself", "peak": result.peak_memory_bytes} | _answered(result.result)


def _answered(answer: object) -> dict[str, Any]:
    """The report and the files that a program's end left behind: it may have put anything in their place."""
    try:
        told = json.loads(str(answer))
        return {name: told[name] for name in ("report", "files", "files_left_out") if name in told}
    except (ValueError, TypeError, RecursionError):
        return {"report": str(answer)}


def _broken(words: str) -> dict[str, Any]:
    """What the engine's message says: the program left without a word, ran out of memory, or broke Python."""
    if "Exited with i32 exit status" in words:
        return {"end": "itself", "exit_code": int("Exited with i32 exit status 0" not in words)}
    return {"end": "memory" if "MemoryError" in words else "crash"}


if __name__ == "__main__":
    sys.stderr = None
    main()
