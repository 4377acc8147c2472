"""Forms of the widget in a real Chromium: ordered, ticked, typed, and kept over a reload."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from core.chat import Action, Field, FieldKind, Form, Reply, Said
from tests.adapters.web.conftest import Serve, Site
from tests.adapters.web.fake_door import FakeDoor
from tests.adapters.web.scenes import choices, talk
from tests.chromium import (
    active,
    browser,
    open_tab,
    own,
    say,
    theirs,
    violations,
    visiting,
)
from tests.engines import require

require("chromium")
pytestmark = pytest.mark.asyncio(loop_scope="module")
__all__ = ["browser"]  # a fixture is found by its name here


@asynccontextmanager
async def visit(browser: Browser, site: Site, **options: Any) -> AsyncGenerator[Page]:
    async with visiting(browser, site.url, **options) as page:
        yield page


async def test_lines_are_ordered_and_options_chosen_with_the_keyboard(browser: Browser, serve: Serve):
    door = FakeDoor(answer=talk)
    async with serve(door) as site, visit(browser, site) as page:
        await say(page, "/order ")
        await page.get_by_role("button", name="Move up: total = 0").focus()
        await page.keyboard.press("ArrowUp")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("status").filter(has_text="1 / 4")).to_have_count(1)
        await page.get_by_role("button", name="Check").press("Enter")
        await expect(page.get_by_text("Not quite yet")).to_be_visible()
        await say(page, "/many ")
        await page.get_by_role("checkbox", name="3", exact=True).press("Space")
        await page.get_by_role("checkbox", name="3.0").press("Space")
        await page.get_by_role("button", name="Check").last.press("Enter")
        await expect(page.get_by_text("Not quite yet")).to_have_count(2)
    values = [event.body.values for event in door.received if event.body.kind == "filled"]
    assert values == [{"order": "3 1 2 4"}, {"which": "1 3"}]


async def test_a_line_that_does_not_belong_is_left_out_and_taken_back(browser: Browser, serve: Serve):
    tea = Field(
        name="tea",
        label="Make tea",
        kind=FieldKind.ORDER,
        options=("Drink it", "Sing", "Boil water"),
        optional=True,
    )
    question = Reply.of(Form(fields=(tea,), action=Action("tea.make"), submit="Check"))
    door = FakeDoor(answer=lambda _: question)
    async with serve(door) as site, visit(browser, site, bypass_csp=True) as page:
        await say(page, "tea")
        await page.get_by_role("button", name="Leave out: Drink it").press("Enter")
        assert await active(page) == "Leave out: Drink it"
        await page.get_by_role("button", name="Leave out: Sing").click()
        await expect(page.get_by_role("button", name="Leave out", pressed=True)).to_have_count(2)
        await page.get_by_role("button", name="Leave out: Drink it").press("Enter")
        await expect(page.locator(".order li")).to_contain_text(["Boil water", "Drink it", "Sing"])
        assert await violations(page) == []
        await page.reload()
        await expect(page.locator(".order .out")).to_contain_text(["Sing"])
        await page.get_by_role("button", name="Check").click()
        await expect(theirs(page)).to_have_count(2)
        await expect(own(page)).to_have_text(["tea", "Boil water\nDrink it"])
    filled = door.received[-1].body
    assert filled.kind == "filled"
    assert filled.values == {"tea": "3 1"}


async def test_lines_are_ordered_by_dragging(browser: Browser, serve: Serve):
    door = FakeDoor(answer=talk)
    async with serve(door) as site, visit(browser, site) as page:
        await say(page, "/order ")
        lines = page.locator(".order li")
        await expect(lines).to_have_count(4)
        grip, target = lines.nth(3).locator(".grip"), lines.nth(0)
        start, end = await grip.bounding_box(), await target.bounding_box()
        assert start is not None
        assert end is not None
        await page.mouse.move(start["x"] + 8, start["y"] + 8)
        await page.mouse.down()
        await page.mouse.move(end["x"] + 8, end["y"] + 8, steps=12)
        await page.mouse.up()
        await expect(lines.first).to_contain_text("for n in")


async def test_what_is_being_written_survives_a_reload(browser: Browser, serve: Serve):
    async with serve(FakeDoor(answer=talk)) as site, visit(browser, site) as page:
        await say(page, "/explain ")
        await page.get_by_label("In one word").fill("a label")
        await page.get_by_label("Your message").fill("half a sent")
        await page.reload()
        await expect(page.get_by_label("In one word")).to_have_value("a label")
        await expect(page.get_by_label("Your message")).to_have_value("half a sent")


async def test_a_form_shows_what_was_filled_in_also_in_another_tab_and_after_a_reload(
    browser: Browser, serve: Serve
):
    fields = (Field(name="verb", label="Verb"), Field(name="noun", label="Noun"))
    many = Field(name="which", label="Which", kind=FieldKind.MANY, options=("tea", "milk", "sugar"))
    question = Reply.of(Form(fields=(*fields, many), action=Action("x.y"), submit="Check"))
    async with serve(FakeDoor(answer=lambda _: question)) as site, visit(browser, site) as page:
        await say(page, "ask")
        other = await open_tab(page.context, site.url, [])
        await page.get_by_label("Verb").fill("drink")
        await page.get_by_label("Noun").fill("a cup")
        await page.get_by_label("milk").check()
        await page.get_by_role("button", name="Check").click()
        await expect(theirs(page)).to_have_count(2)
        for tab in (page, other):
            await expect(own(tab)).to_have_text(["ask", "drink\na cup\nmilk"])
            await expect(tab.get_by_label("Noun").first).to_have_value("a cup")
            await expect(tab.get_by_label("Noun").first).to_be_disabled()
            await expect(tab.get_by_label("milk").first).to_be_checked()
            await tab.reload()
            await expect(own(tab)).to_have_text(["ask", "drink\na cup\nmilk"])
            await expect(tab.get_by_label("Verb").first).to_have_value("drink")
            await expect(tab.get_by_label("Verb").last).to_be_editable()


async def test_one_of_several_is_marked_and_sent_by_its_number(browser: Browser, serve: Serve):
    one = Field(name="hour", label="When", kind=FieldKind.ONE, options=("at 8", "at 9", "at 10"), value="1")
    where = Field(name="where", label="Where", kind=FieldKind.CHANNEL)
    question = Reply.of(Form(fields=(one, where), action=Action("x.y"), submit="Set up"))
    door = FakeDoor(answer=lambda _: question)
    async with serve(door) as site, visit(browser, site) as page:
        await say(page, "ask")
        await expect(page.get_by_role("radiogroup", name="When")).to_be_visible()
        await expect(page.get_by_role("radio", name="at 8")).to_be_checked()
        await page.get_by_label("at 10").check()
        await expect(page.get_by_role("radio", name="at 8")).not_to_be_checked()
        await page.get_by_label("Where").fill("here")
        await page.get_by_role("button", name="Set up").click()
        await expect(own(page)).to_have_text(["ask", "at 10\nhere"])
        await expect(theirs(page)).to_have_count(2)
    filled = door.received[-1].body
    assert filled.kind == "filled"
    assert filled.values == {"hour": "3", "where": "here"}


async def test_code_that_is_being_written_is_taken_along_when_something_beside_it_is_pressed(
    browser: Browser, serve: Serve
):
    code = Field(name="code", label="Your code", kind=FieldKind.CODE, value="pass", language="python")
    form = Form(fields=(code,), action=Action("x.y"), submit="Run it")
    door = FakeDoor(answer=lambda _: Reply.of(form, choices("Hint")))
    async with serve(door) as site, visit(browser, site) as page:
        await say(page, "challenge")
        editor = page.locator(".cm-content:visible")
        await editor.fill("print(1)")
        await page.get_by_role("button", name="Hint").click()
        await expect(theirs(page)).to_have_count(2)
        await expect(editor).to_have_text("print(1)")
        await page.reload()
        await expect(editor).to_have_text("print(1)")
        await editor.press("Control+Enter")
        await expect(theirs(page)).to_have_count(3)
        await expect(editor).to_have_text("pass")
    filled = door.received[-1].body
    assert filled.kind == "filled"
    assert filled.values == {"code": "print(1)"}


async def test_a_digit_in_a_field_is_text_and_presses_nothing(browser: Browser, serve: Serve):
    door = FakeDoor(answer=talk)
    async with serve(door) as site, visit(browser, site) as page:
        await say(page, "/quiz ")
        await expect(page.get_by_role("button", name="An error")).to_be_visible()
        await page.get_by_label("Your message").press_sequentially("1")
        await page.keyboard.press("Enter")
        await expect(own(page)).to_have_text(["/quiz ", "1"])
    assert door.received[-1].body == Said("1")
