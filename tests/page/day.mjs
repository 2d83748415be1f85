// SPDX-License-Identifier: MIT
// A day on the phone, from the morning to the evening before a week away. Each step leaves a picture in build/page/pictures.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {browse, example, open_browser, picture, sign_in, start} from "./world.mjs";

const roster = example.roster.replace(/\[people\.mileva\].*\n/, "$&birthday = 1975-12-01\n");
const settings = example.settings.replace("[blocks.calls]\n", "$&with = \"Sam\"\n");
let browser, world;
before(async () => {
  world = await start({roster, settings, moment: "2026-11-30 09:00:00"});
  browser = await open_browser();
});
after(async () => {
  await browser?.close();
  await world?.stop();
});

test("a day on the phone", async () => {
  const page = await browse(browser, {isMobile: true});
  let steps = 0;
  const take = (name) => page.screenshot({path: picture(`day-${String(++steps).padStart(2, "0")}-${name}`)});
  const news = (words) => page.getByRole("status").filter({hasText: words}).waitFor();
  const card = page.locator("section.card").first();
  const last = async () => (await world.entries()).filter((e) => e.kind !== "missed").at(-1);

  await world.clock("2026-12-01 07:15:00"); // 8:15 in the morning
  await sign_in(page, world);
  await page.getByRole("heading", {name: "Tuesday 1 December"}).waitFor();
  await page.getByText("Mileva Marić is 51").or(page.getByText(/Mileva Marić.*51/)).first().waitFor();
  await take("morning");
  await page.locator("#moment").scrollIntoViewIfNeeded();
  await page.getByRole("link", {name: "I have 10 minutes"}).click();
  await page.getByRole("heading", {name: "Free for a moment?"}).waitFor();
  await take("ten-minutes");

  await world.clock("2026-12-01 16:02:00"); // the hour begins
  await page.goto(world.own + "/");
  await page.getByRole("heading", {name: "Now · Keeping in touch, 17:00 to 18:00"}).waitFor();
  const first = (await card.getByRole("heading").textContent()).replace("Call ", "");
  assert.match(await card.getByRole("link", {name: /^Call \+/}).getAttribute("href"), /^tel:\+49/);
  await take("the-hour");
  await card.locator("summary", {hasText: "Something else"}).click();
  await card.getByLabel("What to remember").first().fill("The quinces are in; wants the recipe back.");
  await take("a-note");
  await card.getByRole("button", {name: "Reached"}).click();
  await news(`${first}: reached`);
  await take("reached");
  assert.deepEqual([(await last()).kind, (await last()).note], ["reached", "The quinces are in; wants the recipe back."]);

  await page.goto(world.own + "/");
  const second = (await card.getByRole("heading").textContent()).replace("Call ", "");
  assert.notEqual(second, first);
  await card.getByRole("button", {name: "No answer"}).click();
  await news(`${second}: no answer`);
  await take("no-answer");
  await page.getByRole("status").getByRole("button", {name: "Undo"}).click();
  await news("taken back");
  await take("undone");
  await page.goto(world.own + "/");
  await card.getByRole("button", {name: "No answer"}).click();
  await news(`${second}: no answer`);

  await page.goto(world.own + "/people?find=charles");
  await take("found");
  await page.getByRole("link", {name: /Charles Babbage/}).click();
  await page.getByRole("heading", {name: "What happened"}).waitFor();
  await page.locator("summary", {hasText: "Why then?"}).click();
  await take("person");
  await card.locator("summary", {hasText: "Another day or hour"}).click();
  await card.getByLabel("Day").first().fill("2026-12-04");
  await card.getByLabel("Hour").first().fill("17:30");
  await card.getByRole("button", {name: "Move it there"}).click();
  await news("Charles Babbage: moved to 4 Dec 2026 17:30. Next: ");
  await take("agreed");
  assert.match((await last()).to, /^2026-12-04T17:30/);

  await world.clock("2026-12-01 17:20:00"); // the hour is over
  await page.goto(world.own + "/");
  await page.getByRole("heading", {name: "How was the hour?"}).scrollIntoViewIfNeeded();
  await page.getByRole("heading", {name: "To tell Sam"}).waitFor();
  await page.getByText(`${first}: The quinces are in`).waitFor();
  await page.getByText(`You tried ${second}`).waitFor();
  await take("how-was-the-hour");

  await page.getByRole("link", {name: "Ahead"}).click();
  await page.getByRole("heading", {name: "The next 12 weeks"}).waitFor();
  await take("ahead");
  await page.locator("summary", {hasText: "I am away"}).click();
  await page.getByLabel("From").fill("2026-12-07");
  await page.getByLabel("To", {exact: true}).fill("2026-12-13");
  await page.getByLabel("Why").fill("Skiing with the children");
  await page.getByRole("button", {name: "Plan around it"}).click();
  await news("Away");
  await page.getByText("Skiing with the children").first().scrollIntoViewIfNeeded();
  await take("away");
  const {touches} = await world.api("GET", "/api/v1/agenda");
  assert.deepEqual(touches.filter((t) => t.date >= "2026-12-07" && t.date <= "2026-12-13"), []);
  assert.deepEqual(page.seen.said, []);
  await page.context().close();
});
