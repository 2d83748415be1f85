// SPDX-License-Identifier: MIT
// The pictures of the README, from the example roster: `tests/page/screenshots`.
import path from "node:path";
import {browse, example, open_browser, sign_in, start} from "./world.mjs";

const into = path.join(import.meta.dirname, "pictures");
const world = await start({roster: example.roster, settings: example.settings, moment: "2026-11-24 08:00:00"});
const browser = await open_browser();
try {
  await world.api("POST", "/api/v1/people/emmy/promise", {to: "in 3 weeks", note: "the photos of the garden"});
  for (const [on, outcome] of [["2026-01-14", "reached"], ["2026-02-20", "reached"], ["2026-03-10", "reached"], ["2026-03-24", "reached"],
    ["2026-04-18", "reached"], ["2026-05-12", "reached"], ["2026-06-02", "reached"], ["2026-06-20", "reached"], ["2026-07-30", "reached"],
    ["2026-09-01", "reached"], ["2026-09-22", "reached"], ["2026-10-15", "reached"], ["2026-11-10", "no_answer"]])
    await world.api("POST", "/api/v1/people/mileva/log", {outcome, on});
  await world.clock("2026-12-01 15:30:00");
  await world.api("POST", "/api/v1/people/mileva/log", {outcome: "reached", note: "moves in March"});
  await world.clock("2026-12-01 16:10:00");
  const page = await browse(browser, {colorScheme: "dark", deviceScaleFactor: 1.5, isMobile: true});
  await sign_in(page, world);
  const all = [["today", "/"], ["person", "/people/mileva"], ["ahead", "/ahead"]];
  for (const [name, at] of all) {
    await page.goto(world.own + at);
    await page.screenshot({path: path.join(into, `${name}.png`)});
  }
} finally {
  await browser.close();
  await world.stop();
}
