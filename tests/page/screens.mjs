// SPDX-License-Identifier: MIT
// Every screen, at three widths, light and dark, as it comes and with everything unfolded: what axe-core finds, what is
// too small to touch, whether it scrolls sideways, what it asks for and says; and the way of the Tab key.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {axe, browse, example, links_in, open_browser, picture, sign_in, start, unfold} from "./world.mjs";

const widths = [320, 390, 1280];
const schemes = ["light", "dark"];
let world, browser, address_of_link;

before(async () => {
  world = await start({roster: example.roster, settings: example.settings, moment: "2026-12-01 07:00:00"});
  await world.api("POST", "/api/v1/people/charles/log", {outcome: "reached", note: "the workshop has a roof"});
  await world.api("POST", "/api/v1/people/chinua/log", {outcome: "no_answer"});
  await world.api("POST", "/api/v1/people/ada/promise", {to: "in 2 weeks", note: "the article"});
  await world.api("POST", "/api/v1/people/ruby/pause", {});
  await world.clock("2026-12-01 16:10:00");
  [address_of_link] = links_in(await world.events());
  browser = await open_browser();
});
after(async () => {
  await browser?.close();
  await world?.stop();
});

const screens = () => [
  ["today", world.own + "/"],
  ["moment", world.own + "/?minutes=30"],
  ["people", world.own + "/people"],
  ["found", world.own + "/people?find=ha&only=due"],
  ["person", world.own + "/people/ada"],
  ["tried", world.own + "/people/chinua"],
  ["paused", world.own + "/people/ruby"],
  ["ahead", world.own + "/ahead"],
  ["report", world.own + "/report"],
  ["gathering", world.own + "/gatherings/six-pack"],
  ["setup", world.own + "/setup"],
  ["nobody", world.own + "/people/adda"],
  ["nothing", world.own + "/nothing"],
  ["used-link", world.own + "/login/used"],
  ["link", address_of_link],
];

/// Everything that a finger or the Tab key reaches.
const targets = "a,button,summary,select,textarea,input:not([type=hidden])";

/// What is too small for a finger: WCAG 2.2, 2.5.5. A label counts with its box.
const too_small = (page) => page.evaluate((targets) => {
  return [...document.querySelectorAll(targets)].filter((one) => one.checkVisibility()).flatMap((one) => {
    const target = one.matches("[type=checkbox],[type=radio]") ? one.closest("label") : one;
    const {width, height} = target.getBoundingClientRect();
    return width >= 44 && height >= 44 ? [] : [`${one.outerHTML.slice(0, 90)}: ${width} × ${height}`];
  });
}, targets);

const scrolls_sideways = (page) => page.evaluate(() => {
  const wide = document.scrollingElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > wide + 0.5)
    .map((one) => one.outerHTML.slice(0, 90));
});

/// Between the schemes nothing but colours differs, so that the second is judged by its contrast.
const rules = {
  light: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  dark: {type: "rule", values: ["color-contrast"]},
};
const judge = async (page, colorScheme) => {
  await page.emulateMedia({colorScheme});
  const {violations, passes} = await page.evaluate((runOnly) => axe.run(document, {runOnly, resultTypes: ["violations"]}),
    rules[colorScheme]);
  assert(passes.length > 0, "axe-core looked");
  return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
};

/// A screen as it comes has a part of what it has unfolded, so axe-core looks at it unfolded.
const look_at = async (page, name, address, width) => {
  page.seen.requests.length = page.seen.said.length = 0;
  await page.emulateMedia({colorScheme: "light"});
  await page.goto(address);
  if (width === 390) await page.screenshot({path: picture(`screen-${name}`), fullPage: true});
  for (const state of ["folded", "unfolded"]) {
    if (state === "unfolded") await unfold(page);
    assert.deepEqual(await too_small(page), [], `${name}, ${state}`);
    assert.deepEqual(await scrolls_sideways(page), [], `${name}, ${state}`);
  }
  await page.evaluate(axe);
  for (const colorScheme of schemes) assert.deepEqual(await judge(page, colorScheme), [], `${name}, ${colorScheme}`);
  assert.deepEqual(page.seen.said.filter((line) => !/^(nobody|nothing|used-link)$/.test(name) || !/status of 404/.test(line)), [], name);
  const own = new Set(["", "/style.css", "/page.js", "/api/v1/events"].map((path) => `GET ${path ? world.own + path : address}`));
  assert.deepEqual(page.seen.requests.filter((one) => !own.has(one)), [], name);
  assert.equal(page.seen.requests.filter((one) => one === `GET ${address}`).length, 1, `${name} is asked for once`);
};

test("every screen, at three widths, light and dark", {concurrency: widths.length}, async (t) => {
  await Promise.all(widths.map((width) => t.test(`${width} px`, async () => {
    const page = await browse(browser, {viewport: {width, height: width < 1000 ? 844 : 800}, deviceScaleFactor: 1});
    await sign_in(page, world);
    for (const [name, address] of screens()) await look_at(page, name, address, width);
    await page.context().close();
  })));
});

/// The words of up to twelve characters that are broken into pieces.
const broken_words = (page) => page.evaluate(() => {
  const broken = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.parentElement.checkVisibility()) continue;
    for (const word of node.data.matchAll(/(?<![^\s-])[^\s-]{1,12}(?![^\s])/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size > 1) broken.push(`${word[0]} in ${node.parentElement.outerHTML.slice(0, 90)}`);
    }
  }
  return broken;
});

test("large text breaks no words, and nothing scrolls sideways", async () => {
  const page = await browse(browser, {viewport: {width: 360, height: 740}, deviceScaleFactor: 1});
  await sign_in(page, world);
  for (const [name, address] of screens()) {
    await page.goto(address);
    await unfold(page);
    for (const size of [100, 150, 200]) {
      await page.evaluate((size) => { document.documentElement.style.fontSize = `${size}%`; }, size);
      if (["today", "people", "setup", "person"].includes(name)) await page.screenshot({path: picture(`large-${name}-${size}`), fullPage: true});
      assert.deepEqual(await broken_words(page), [], `${name} at ${size} %`);
      assert.deepEqual(await scrolls_sideways(page), [], `${name} at ${size} %`);
    }
  }
  await page.context().close();
});

test("without script a screen is the page and its style", async () => {
  const page = await browse(browser, {javaScriptEnabled: false});
  await sign_in(page, world);
  for (const [name, address] of screens()) {
    page.seen.requests.length = 0;
    await page.goto(address);
    const own = [`GET ${address}`, `GET ${world.own}/style.css`];
    assert.deepEqual(page.seen.requests.filter((one) => !own.includes(one)), [], name);
  }
  await page.context().close();
});

/// The element that has the focus: what it is, whether one sees that it has the focus, and whether something hides it.
const focused = (page) => page.evaluate((targets) => {
  const at = document.activeElement;
  if (at === document.body) return null;
  window.stops ??= [...document.querySelectorAll(targets)];
  const box = at.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const style = getComputedStyle(at);
  return {
    index: window.stops.indexOf(at), what: at.outerHTML.slice(0, 90),
    shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    free: at === top || at.contains(top) || top?.contains(at) === true && !top.matches("nav,nav *"),
  };
}, targets);

test("the Tab key reaches everything, in order, and one sees where it is", async () => {
  const page = await browse(browser, {viewport: {width: 390, height: 700}});
  await sign_in(page, world);
  for (const [name, address] of screens()) {
    await page.goto(address);
    const count = await page.evaluate((targets) =>
      [...document.querySelectorAll(targets)].filter((one) => one.checkVisibility()).length, targets);
    const reached = [];
    for (let presses = 0; presses < count + 30 && reached.length < count; ++presses) {
      await page.keyboard.press("Tab");
      const at = await focused(page);
      if (!at || reached.at(-1) === at.index) continue;
      assert(at.shown, `${name}: one does not see the focus on ${at.what}`);
      assert(at.free, `${name}: something hides ${at.what}`);
      reached.push(at.index);
    }
    assert.equal(reached.length, count, `${name}: reached`);
    assert.deepEqual(reached, [...reached].sort((a, b) => a - b), `${name}: in the order of the page`);
  }
  await page.goto(world.own + "/");
  const folded = page.locator("summary", {hasText: "Something else"}).first();
  await folded.focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("What to remember").first().waitFor({state: "visible"});
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
  await page.context().close();
});
