"""Somebody who learns at a page of the widget: reads the newest message, presses, fills in, and waits for the reply."""

from dataclasses import dataclass
from typing import assert_never

from playwright.async_api import Locator, Page, expect

from core.course.model import Course, Question
from tests.chromium import say, theirs
from tests.journeys.answering import Answer, Arrange, Press, Tick, Write, item_asked, right, wrong

PATIENCE = 20_000
"""Milliseconds for a reply on a busy machine: code may have to wait for its turn."""


@dataclass(slots=True)
class Visitor:
    """A learner of `course` at a page in English."""

    page: Page
    course: Course

    @property
    def newest(self) -> Locator:
        """Parley's newest message."""
        return theirs(self.page).last

    async def press(self, label: str) -> None:
        """Press a choice of the newest message, and wait for the reply."""
        await self._use(self.newest.get_by_role("button", name=label, exact=True))

    async def say(self, text: str) -> None:
        """Type a message, and wait for the reply."""
        before = await theirs(self.page).count()
        await say(self.page, text)
        await expect(theirs(self.page)).to_have_count(before + 1, timeout=PATIENCE)

    async def submit_code(self, source: str) -> None:
        """Write `source` into the editor in place of what stands there, and send it from the keyboard."""
        editor = self.newest.locator(".cm-content")
        await editor.fill(source)
        before = await theirs(self.page).count()
        await editor.press("Control+Enter")
        await expect(theirs(self.page)).to_have_count(before + 1, timeout=PATIENCE)

    async def offers(self, label: str) -> bool:
        """Whether the newest message has such a choice."""
        return await self.newest.get_by_role("button", name=label, exact=True).count() > 0

    async def asked(self) -> Question | None:
        """The item that the newest message asks; None where it asks none."""
        answerable = self.newest.locator(".answers, .form")
        if await answerable.count() == 0:
            return None
        prompt = await self.newest.locator(".card .prose").last.inner_text()
        after = "xpath=preceding-sibling::*[1][contains(@class, 'code')]//code"
        code = answerable.first.locator(after)
        return item_asked(self.course, prompt, await code.inner_text() if await code.count() else "")

    async def answer(self, item: Question, *, rightly: bool) -> None:
        """Answer the item that is asked, and wait for the reply."""
        given = right(item) if rightly else wrong(item)
        if isinstance(given, Press):
            await self.press(given.label)
            return
        await self._fill(given)
        await self._use(self.newest.locator(".form .submit button"))

    async def _fill(self, answer: Answer) -> None:
        form = self.newest.locator(".form")
        match answer:
            case Tick(labels=labels):
                for label in labels:
                    await form.get_by_label(label, exact=True).check()
            case Arrange(lines=lines):
                await self._arrange(form, lines)
            case Write(values=values):
                for label, value in values.items():
                    field = form.get_by_label(label, exact=True) if label else form.get_by_role("textbox")
                    await field.fill(value)
            case Press():
                raise AssertionError("a press fills nothing")
            case _:
                assert_never(answer)

    async def _arrange(self, form: Locator, lines: tuple[str, ...]) -> None:
        rows = form.locator("li")
        for row in range(await rows.count() - 1, -1, -1):
            if (await rows.nth(row).locator("code").inner_text()).rstrip() not in lines:
                await rows.nth(row).get_by_role("button", name="Leave out").click()
        for place, wanted in enumerate(lines):
            texts = [text.rstrip() for text in await rows.locator("code").all_inner_texts()]
            for row in range(texts.index(wanted.rstrip(), place), place, -1):
                await rows.nth(row).get_by_role("button", name="Move up").click()

    async def _use(self, button: Locator) -> None:
        before = await theirs(self.page).count()
        await button.click()
        await expect(theirs(self.page)).to_have_count(before + 1, timeout=PATIENCE)
