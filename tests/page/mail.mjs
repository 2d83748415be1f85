// SPDX-License-Identifier: MIT
// Letters as a mail program on a phone shows them: both parts fit, can be read, ask for nothing, and name whom they may.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {axe, browse, open_browser, picture, start} from "./world.mjs";

const long = "https://example.org/" + "a-very-long-address-without-a-break/".repeat(4);
const roster = `
[people.ada]
name = "Ada Lovelace"
every = "1 month"
phone = "+44 20 7946 0000"
last = 2026-10-22
birthday = 1985-12-01
topics = ["${long}"]

[people.grace]
name = "Grace <b>Brewster</b> Murray-Hopper"
every = "2 weeks"
phone = "+1 202 555 0100"
last = 2026-11-10

[people.long]
name = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft Schmidt"
every = "1 month"
phone = "+49 30 1234567"
last = 2026-10-20
`;
const settings = `
timezone = "Europe/Berlin"
[blocks.calls]
name = "Keeping in touch"
when = ["Mon-Fri 17:00-19:00"]
`;
const times = 'digest = "daily 08:00"\nafter = true\nreport = "Sun 18:00"\n';
const targets = {full: times, initials: times + 'names = "initials"\n', hidden: times + 'names = "hidden"\n'};
let world, browser, letters;

before(async () => {
  world = await start({roster, settings, moment: "2026-11-30 09:00:00", mail: targets});
  await world.clock("2026-12-01 07:00:01"); // the digest, at 08:00 in Berlin
  await world.tell({letters: 3});
  await world.clock("2026-12-01 18:00:01"); // the question, after the block
  await world.tell({letters: 6});
  await world.api("POST", "/api/v1/people/ada/log", {outcome: "reached", note: `Grace wrote ${long} to Ada`});
  await world.clock("2026-12-06 17:00:01"); // the week
  ({letters} = await world.tell({letters: 9}));
  browser = await open_browser();
});
after(async () => {
  await browser?.close();
  await world?.stop();
});

const narrow = {viewport: {width: 360, height: 740}};
const plain = (letter) => letter.parts[0][1];
const marked_up = (letter) => letter.parts[1][1];

/// The lines that one sees, the smallest letters among them, and how far the page goes to the right.
const seen_of = (page) => page.evaluate(() => {
  const sizes = [...document.querySelectorAll("body, body *")].map((one) => parseFloat(getComputedStyle(one).fontSize));
  return {lines: document.body.innerText.split("\n").filter((line) => line.trim()), smallest: Math.min(...sizes),
          shown: window.visualViewport.width, wide: document.scrollingElement.scrollWidth};
});

test("there are three letters of each kind, plain text first", () => {
  const kinds = ["Today: ", "What came of it? ", "The week: "];
  for (const letter of letters) assert.deepEqual(letter.parts.map(([type]) => type), ["text/plain", "text/html"]);
  for (const kind of kinds)
    assert.deepEqual(letters.filter((l) => l.subject.startsWith(kind)).map((l) => l.to).sort(), ["full", "hidden", "initials"]);
});

test("on a phone a letter fits, can be read, and asks for nothing", async () => {
  const page = await browse(browser, {...narrow, isMobile: true, deviceScaleFactor: 1});
  for (const letter of letters) {
    const name = `${letter.subject} to ${letter.to}`;
    await page.setContent(marked_up(letter));
    const seen = await seen_of(page);
    assert.equal(seen.shown, 360, name);
    assert(seen.wide <= seen.shown, `${name}: ${seen.wide} px wide`);
    assert(seen.smallest >= 16, `${name}: letters of ${seen.smallest} px`);
    assert.deepEqual(page.seen.requests, [], name);
    assert.equal(await page.locator("b, img, script, iframe, form, link").count(), 0, `${name}: markup in a name is text`);
    assert.equal(seen.lines[0], letter.subject);
    for (const line of plain(letter).split("\r\n").filter(Boolean)) assert(seen.lines.includes(line), `${name}: ${line}`);
    assert.deepEqual(page.seen.said, [], name);
    if (letter.to !== "full") continue;
    await page.screenshot({path: picture(`letter-${letter.subject.slice(0, 5)}`), fullPage: true});
    await page.evaluate(axe);
    const {violations} = await page.evaluate(() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21aa"]}));
    assert.deepEqual(violations.map((v) => v.id), [], name);
  }
  await page.context().close();
});

test("so does its plain text", async () => {
  const page = await browse(browser, {...narrow, deviceScaleFactor: 1});
  for (const letter of letters) {
    page.seen.requests.length = 0;
    await page.goto("data:text/plain;charset=utf-8," + encodeURIComponent(plain(letter)));
    const seen = await seen_of(page);
    assert(seen.wide <= seen.shown, `${letter.subject}: ${seen.wide} px wide`);
    assert.deepEqual(page.seen.requests.filter((one) => !one.startsWith("GET data:")), []);
    assert.doesNotMatch(plain(letter), /&\w+;|<\/?(?!b>)\w/, "no markup but that in a name");
  }
  await page.context().close();
});

test("a letter names people as its target may see them", () => {
  const whole = (to) => letters.filter((l) => l.to === to).map((l) => [l.subject, ...l.parts.map(([, text]) => text)].join("\n"));
  const style = /<style>[^]*?<\/style>/;
  assert(whole("full").some((text) => text.includes("+44 20 7946 0000") && text.includes("https://feeds.example.org/t/")));
  for (const to of ["initials", "hidden"]) {
    for (const text of whole(to)) {
      for (const word of ["Ada", "Lovelace", "Grace", "Brewster", "Hopper", "Wolfe", "Schmidt", "7946", "0100", "/t/", "href"])
        assert(!text.includes(word), `${to}: ${word} in ${text}`);
    }
  }
  assert(whole("initials").every((text) => text.includes("A. L.")));
  for (const text of whole("hidden")) assert.doesNotMatch(text.replace(style, ""), /\b[A-Z]\. [A-Z]\.|example\.org/);
});
