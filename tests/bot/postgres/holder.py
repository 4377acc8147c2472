"""A process that holds the embedded PostgreSQL of a data folder until its standard input ends, or a Ctrl-C comes.

Says on standard output, a line of JSON each, what happens: {"progress": …}, {"dsn": …}, {"failed": …, "remedy": …}, and
after a Ctrl-C {"served": 1}, which it has asked the server then.
"""

import asyncio
import json
import sys
from pathlib import Path

from bot.postgres.embedded import embedded_postgres
from bot.postgres.errors import PostgresUnavailable
from tests.postgres import connected


def say(**words: object) -> None:
    sys.stdout.write(f"{json.dumps(words)}\n")
    sys.stdout.flush()


async def hold(data_dir: Path) -> None:
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(sys.stdin, ended.set)
    async with embedded_postgres(
        data_dir, durable=False, on_progress=lambda text: say(progress=text)
    ) as server:
        say(dsn=server.dsn)
        try:
            await ended.wait()
        except asyncio.CancelledError:
            async with connected(server.dsn) as connection:
                await connection.execute("SELECT 1")
            say(served=1)


if __name__ == "__main__":
    try:
        asyncio.run(hold(Path(sys.argv[1])))
    except PostgresUnavailable as error:
        say(failed=error.message, remedy=error.remedy)
        sys.exit(1)
