"""The whole gate behind `make test`: each check in turn, all of them even after one has failed."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
COMPILED = Path(sys.prefix) / ".compiled"


@dataclass(frozen=True, slots=True)
class Check:
    """One command of the gate."""

    name: str
    command: tuple[str, ...]


def checks() -> tuple[Check, ...]:
    """What the gate runs, the quick ones first."""

    def tool(name: str, *arguments: str) -> tuple[str, ...]:
        return (str(BIN / name), *arguments)

    processors = os.cpu_count() or 1
    # Much of a test is waiting: for PostgreSQL, for a container, for a program that is to run into its limit. With more
    # workers than this, tests of such limits met others than they were to meet.
    workers = str(min(processors + 1, 8))
    return (
        Check("format", tool("ruff", "format", "--check", "--quiet", ".")),
        Check("lint", tool("ruff", "check", "--quiet", ".")),
        Check("imports", tool("lint-imports", "--no-cache")),
        Check("types", tool("pyright", "--threads", str(min(processors, 4)))),
        Check("content", tool("parley", "check")),
        # Migrations are compared with the models in tests/bot/test_migrate.py, on a real PostgreSQL.
        Check("tests", tool("pytest", "-n", workers, "--dist", "worksteal", *sys.argv[1:])),
    )


def environment() -> dict[str, str]:
    """This process's, and what Python compiles is kept beside the packages, whatever is usual on this machine.

    The tests start Parley dozens of times: compiling all it stands on anew is two thirds of the work of a start.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(COMPILED)}


def main() -> int:
    """Run all checks; the status is 0 when each of them passed."""
    failed: list[str] = []
    for number, check in enumerate(checks(), 1):
        print(f"\n── {number}/{len(checks())} {check.name} " + "─" * (60 - len(check.name)), flush=True)
        began = time.monotonic()
        status = subprocess.run(check.command, cwd=ROOT, env=environment(), check=False).returncode
        print(f"   {'passed' if status == 0 else 'FAILED'} in {time.monotonic() - began:.1f} s", flush=True)
        if status:
            failed.append(check.name)
    print(f"\nThe gate {'is closed: ' + ', '.join(failed) + ' failed' if failed else 'is open'}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
