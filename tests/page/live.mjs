// SPDX-License-Identifier: MIT
// What changes elsewhere shows at once, and never under the hands; what must not log does not; a form that is stale.
import assert from "node:assert/strict";
import {after, before, beforeEach, afterEach, test} from "node:test";
import {browse, example, links_in, open_browser, sign_in, start, until} from "./world.mjs";

let browser, world;
before(async () => { browser = await open_browser(); });
after(() => browser?.close());
beforeEach(async () => {
  world = await start({roster: example.roster, settings: example.settings, moment: "2026-12-01 07:00:00"});
  await world.clock("2026-12-01 16:10:00");
});
afterEach(() => world?.stop());

const signed_in = async (options = {}) => {
  const page = await browse(browser, {deviceScaleFactor: 1, ...options});
  await sign_in(page, world);
  return page;
};
const log = (person, outcome, more = {}) => world.api("POST", `/api/v1/people/${person}/log`, {outcome, ...more});
const outcomes = async () => (await world.entries()).filter((e) => !["joined", "noted", "missed"].includes(e.kind));
const listening = (page) => page.waitForResponse((r) => r.url().endsWith("/api/v1/events"));

test("an entry made elsewhere shows at once, without a new page", async () => {
  const page = await browse(browser, {deviceScaleFactor: 1});
  await sign_in(page, world);
  await Promise.all([listening(page), page.goto(world.own + "/")]);
  await page.evaluate(() => { window.stays = true; });
  const row = page.locator("li.row", {hasText: "Emmy Noether"}).filter({hasText: "✓"});
  const began = Date.now();
  await log("emmy", "reached", {note: "by the API"});
  await row.waitFor();
  console.log(`# shown ${Date.now() - began} ms after the request was sent`);
  assert(await page.evaluate(() => window.stays), "the page is still the same");
  await Promise.all([listening(page), page.goto(world.own + "/people/emmy")]);
  await world.api("POST", "/api/v1/people/emmy/note", {note: "a note by the API"});
  await page.getByText("a note by the API").first().waitFor();
  await page.context().close();
});

test("nothing changes under the hands", async () => {
  const page = await signed_in();
  await Promise.all([listening(page), page.goto(world.own + "/")]);
  await page.locator("summary", {hasText: "Something else"}).first().click();
  const note = page.getByLabel("What to remember").first();
  await note.fill("half a sente");
  await log("mileva", "reached");
  await page.waitForTimeout(1500);
  assert.equal(await note.inputValue(), "half a sente");
  assert.equal(await page.locator("li.row", {hasText: "Mileva"}).filter({hasText: "✓"}).count(), 0);
  await note.fill("");
  await page.locator("summary", {hasText: "Something else"}).first().click();
  await page.locator("li.row", {hasText: "Mileva"}).filter({hasText: "✓"}).waitFor();
  await page.context().close();
});

test("the focus stays on the button of the same touch, and goes to the heading when that is gone", async () => {
  const page = await signed_in();
  await Promise.all([listening(page), page.goto(world.own + "/")]);
  const first = await page.locator("section.card h3 a").first().getAttribute("href");
  const row = page.locator("li.row a:not([href='" + first + "'])").last();
  const href = await row.getAttribute("href");
  await row.focus();
  const seen = () => page.locator("#main").getAttribute("data-seen");
  let before = await seen();
  await log("mileva", "reached");
  await until(async () => await seen() !== before, "the page is renewed");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), href);
  await page.getByRole("button", {name: "Reached"}).first().focus();
  const card = page.locator("section.card h3").first();
  const title = await card.textContent();
  before = await seen();
  await log(first.split("/").at(-1), "reached");
  await until(async () => await seen() !== before, "the page is renewed");
  assert.notEqual(await card.textContent(), title);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await page.context().close();
});

test("the page turns with the hour", async () => {
  const {touches} = await world.api("GET", "/api/v1/agenda");
  const ends = touches.filter((t) => t.end?.startsWith("2026-12-01")).map((t) => new Date(t.end)).sort((a, b) => a - b);
  assert(ends.length > 1, "two touches have their hour today");
  await world.clock(new Date(ends[0] - 6000).toISOString().slice(0, 19).replace("T", " "));
  const page = await signed_in();
  await Promise.all([listening(page), page.goto(world.own + "/")]);
  const who = () => page.locator("section.card h3 a").first().getAttribute("href");
  const before = await who();
  await until(async () => await who() !== before, "the next touch is shown");
  await page.context().close();
});

test("a page after a refused form is live, and can be read again", async () => {
  const page = await signed_in();
  await page.goto(world.own + "/people/emmy");
  await page.evaluate(() => document.getElementById("main").querySelector("form input[name=attempt]").value = "7");
  await Promise.all([listening(page), page.getByRole("button", {name: "Reached"}).first().click()]);
  await page.getByRole("alert").filter({hasText: "This was answered already"}).waitFor();
  assert.equal(new URL(page.url()).pathname, "/people/emmy");
  await world.api("POST", "/api/v1/people/emmy/note", {note: "a note by the API"});
  await page.getByText("a note by the API").first().waitFor();
  await page.context().close();
});

test("Enter in a field logs nothing", async () => {
  const [link] = links_in(await world.events());
  const before = await outcomes();
  for (const javaScriptEnabled of [true, false]) {
    const page = await signed_in({javaScriptEnabled});
    for (const address of javaScriptEnabled ? [world.own + "/", world.own + "/people/emmy", world.own + "/gatherings/six-pack", link]
                                            : [world.own + "/people/emmy"]) {
      await page.goto(address);
      for (const folded of await page.locator("summary").all()) if (await folded.isVisible()) await folded.click();
      const count = await page.locator("textarea, input[type=date], input[type=time]").count();
      assert(count > 0, address);
      for (let i = 0; i < count; ++i) {
        const field = page.locator("textarea, input[type=date], input[type=time]").nth(i);
        if (!await field.isVisible()) continue;
        await field.focus();
        if (await field.evaluate((f) => f.tagName) === "TEXTAREA") {
          await page.keyboard.type("a line");
          await page.keyboard.press("Enter");
          await page.keyboard.type("another");
          assert.equal(await field.inputValue(), "a line\nanother");
        } else if (!await field.inputValue()) {
          await page.keyboard.press("Enter");
        }
      }
      assert.equal(page.url(), address, "the page is still there");
    }
    await page.context().close();
  }
  assert.deepEqual(await outcomes(), before);
});

test("a double tap counts once, with script and without", async () => {
  for (const [index, javaScriptEnabled] of [true, false].entries()) {
    const page = await signed_in({javaScriptEnabled});
    await page.goto(world.own + "/");
    const name = await page.locator("section.card h3").first().textContent();
    const place = await page.getByRole("button", {name: "No answer"}).first().boundingBox();
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    for (let taps = 0; taps < 4; ++taps) await page.touchscreen.tap(x, y);
    await page.getByRole("status").waitFor();
    await page.touchscreen.tap(x, y); // what stands there now
    await page.waitForTimeout(300);
    const logged = (await outcomes()).filter((e) => e.kind === "no_answer");
    assert.equal(logged.length, index + 1, `${name}: ${JSON.stringify(logged)}`);
    assert.equal((await outcomes()).length, index + 1);
    await page.context().close();
  }
});

test("a stale form says what is planned now, and keeps the note", async () => {
  const page = await signed_in({javaScriptEnabled: false});
  await page.goto(world.own + "/people/emmy");
  await page.locator("summary", {hasText: "Something else"}).click();
  await page.getByLabel("What to remember").first().fill("has a <new> job");
  await log("emmy", "no_answer");
  const count = (await world.entries()).length;
  await page.getByRole("button", {name: "Reached"}).first().click();
  await page.getByRole("alert").filter({hasText: "This was answered already"}).waitFor();
  assert.equal((await world.entries()).length, count);
  await page.locator("summary", {hasText: "Something else"}).click();
  assert.equal(await page.getByLabel("What to remember").first().inputValue(), "has a <new> job");
  const {touches} = await world.api("GET", "/api/v1/agenda?person=emmy");
  assert.equal(touches[0].attempt, 2);
  const written = (how) => new Date(touches[0].date).toLocaleDateString("en-GB", {...how, timeZone: "UTC"});
  const day = [written({weekday: "long"}), written({day: "numeric", month: "long"})];
  const told = await page.locator("section.card").first().textContent();
  assert(day.some((words) => told.includes(words)), `${told}, expected ${day}`);
  await page.getByRole("button", {name: "Reached"}).first().click();
  await page.getByRole("status").filter({hasText: "Emmy Noether: reached"}).waitFor();
  assert.equal((await world.entries()).at(-1).note, "has a <new> job");
  await page.context().close();
});

test("the page of another touch tells nothing of this one", async () => {
  const events = (await world.events()).split("BEGIN:VEVENT");
  const link_of = (name) => links_in(events.find((e) => e.includes(`SUMMARY:Call ${name}`)))[0];
  const [emmy, mileva] = [link_of("Emmy Noether"), link_of("Mileva Marić")];
  const page = await browse(browser, {javaScriptEnabled: false});
  await page.goto(emmy);
  await page.getByRole("button", {name: "No answer"}).click();
  await page.getByRole("status").waitFor();
  assert.match(await page.getByRole("status").textContent(), /1 December|1 Dec/);
  await page.goto(mileva);
  assert.equal(await page.getByRole("status").count(), 0);
  assert.equal(await page.getByText("Emmy").count(), 0);
  assert.equal(await page.getByRole("button", {name: /undo|take/i}).count(), 0);
  await page.context().close();
});

test("a changed roster shows, and so does its mistake", async () => {
  const page = await signed_in();
  await Promise.all([listening(page), page.goto(world.own + "/people")]);
  await world.tell({roster: example.roster + '\n[people.zora]\nname = "Zora Neale Hurston"\n'});
  await page.getByText("Zora Neale Hurston").waitFor();
  await world.tell({roster: "[people.zora\n"});
  await until(async () => !(await world.api("GET", "/api/v1/status")).ok, "the mistake is seen");
  await page.goto(world.own + "/people");
  await page.getByText("What was read before still runs").waitFor();
  await page.getByText("Zora Neale Hurston").waitFor();
  await page.context().close();
});
