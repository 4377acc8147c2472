"""The widget by hand, on the fake door: `python -m tests.adapters.web.demo` serves a conversation that shows everything."""

import asyncio
import sys

from adapters.web.adapter import WebPlatform
from adapters.web.settings import WebSettings
from tests.adapters.web.fake_door import FakeDoor
from tests.adapters.web.scenes import talk


async def main(port: int) -> None:
    door = FakeDoor(answer=talk)
    platform = WebPlatform(
        WebSettings.model_validate({"port": port, "secret": "only for the demonstration"}), door
    )
    door.platform = platform
    await platform.run()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8080))
