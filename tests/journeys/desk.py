"""A browser in which somebody who teaches has opened their pages: it has no script, as these need none."""

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape

from aiohttp import ClientSession, CookieJar, FormData

from tests.journeys.process import Served

FORM = re.compile(r"<form.*?</form>", re.DOTALL)
UNSEEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
TAG = re.compile(r"<[^>]+>")
LINK = re.compile(r"/desk/open/[\w-]{43}")


@dataclass(slots=True)
class DeskBrowser:
    """See module. `html` is the page that is shown."""

    served: Served
    http: ClientSession
    html: str = ""

    @property
    def text(self) -> str:
        """What can be read on the page, in one line."""
        return " ".join(unescape(TAG.sub(" ", self.html)).split())

    async def show(self, path: str) -> str:
        """Go to a page; what can be read on it."""
        async with self.http.get(f"{self.served.url}/desk/{path}") as response:
            self.html = await response.text()
            assert response.status == 200, self.text
        return self.text

    async def send(self, button: str, *, file: tuple[str, bytes] | None = None, **values: str) -> str:
        """Fill in the form of the page that has this button, and send it; what can be read then."""
        form = next((one for one in FORM.findall(self.html) if f">{button}</button>" in one), None)
        assert form is not None, f"no button {button!r} in\n{self.text}"
        sent = [(unescape(name), unescape(value)) for name, value in UNSEEN.findall(form)]
        sent += [(f"f.{name}", value) for name, value in values.items()]
        body = FormData(sent)
        if file:
            body.add_field("file", file[1], filename=file[0], content_type="application/octet-stream")
        (action,) = re.findall(r'action="([^"]+)"', form)
        async with self.http.post(
            f"{self.served.url}{unescape(action)}", data=body, headers={"Origin": self.served.url}
        ) as response:
            self.html = await response.text()
            assert response.status == 200, self.text
        return self.text


@asynccontextmanager
async def desk_opened(served: Served, said: str) -> AsyncGenerator[DeskBrowser]:
    """A browser that has opened the link in a reply: it shows a button first, and works once."""
    (path,) = LINK.findall(said)
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as http:
        browser = DeskBrowser(served, http)
        async with http.get(f"{served.url}{path}") as response:
            assert response.status == 200
        async with http.post(f"{served.url}{path}", headers={"Origin": served.url}) as response:
            browser.html = await response.text()
            assert response.status == 200, browser.text
        yield browser
