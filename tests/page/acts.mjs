// SPDX-License-Identifier: MIT
// Every button of the page is pressed, with script and without, and its entry is looked for in the ledger.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {browse, example, open_browser, sign_in, start} from "./world.mjs";

let browser;
before(async () => { browser = await open_browser(); });
after(() => browser?.close());

const button = (page, name) => page.getByRole("button", {name, exact: typeof name === "string"}).first();
const unfold = (page, words) => page.locator("summary", {hasText: words}).first().click();

/// What a hand does on the page of one daemon.
class Hand {
  constructor(page, world) { Object.assign(this, {page, world}); }

  async at(path, ...folded) {
    await this.page.goto(this.world.own + path);
    for (const words of folded) await unfold(this.page, words);
  }
  /// Presses the button, by its name or itself, and finds the entry of that kind among those that are new then.
  async enters(name, kind, expected = {}) {
    const before = (await this.world.entries()).length;
    const path = new URL(this.page.url()).pathname;
    await (typeof name === "object" && !(name instanceof RegExp) ? name : button(this.page, name)).click();
    await this.page.getByRole("status").waitFor();
    assert.equal(new URL(this.page.url()).pathname, path, `${name}: back to where one was`);
    const fresh = (await this.world.entries()).slice(before);
    const entry = fresh.find((e) => e.kind === kind);
    assert(entry, `${name}: found ${JSON.stringify(fresh)}, expected ${kind}`);
    assert.equal(entry.source, "page");
    for (const [member, value] of Object.entries(expected))
      assert.deepEqual(entry[member], value, `${name}: ${member} of ${JSON.stringify(entry)}`);
    return entry;
  }
  async undo(kind) {
    const count = (await this.world.entries()).length;
    await this.page.getByRole("status").getByRole("button", {name: "Undo"}).click();
    await this.page.getByRole("status").filter({hasText: "taken back"}).waitFor();
    const fresh = (await this.world.entries()).slice(count);
    assert(fresh.length > 0 && fresh.every((e) => e.kind === "undone"), `${kind} is taken back`);
  }
  async enters_and_undoes(name, kind, expected) {
    const entry = await this.enters(name, kind, expected);
    await this.undo(kind);
    return entry;
  }
}

const card = async (hand) => {
  const {page} = hand;
  for (const [name, kind] of [["Reached", "reached"], ["No answer", "no_answer"], ["Left a message", "left_message"],
    ["They called me", "they_reached_out"], ["Number or address dead", "unreachable"], ["Skip this time", "skipped"]]) {
    await hand.at("/", "Something else, or a note");
    await page.getByLabel("What to remember").first().fill("the garden\nis full of <roses> & \"thorns\"");
    await hand.enters_and_undoes(name, kind, {person: "emmy", note: "the garden\nis full of <roses> & \"thorns\""});
  }
  await hand.at("/", "Something else, or a note");
  await page.getByLabel("What to remember").first().fill("a note alone");
  await hand.enters_and_undoes("Remember it", "noted", {note: "a note alone"});
  await hand.at("/", "Something else, or a note");
  const today = await hand.enters_and_undoes(/^Later today/, "moved");
  assert.match(today.to, /^2026-12-01T18:30/);
  await hand.at("/", "Something else, or a note");
  const place = await hand.enters_and_undoes(/, Keeping in touch$/, "moved");
  assert.match(place.to, /^2026-12-0[38]$/);
  await hand.at("/", "Another day or hour");
  await page.getByLabel("Day").first().fill("2026-12-09");
  await page.getByLabel("Hour").first().fill("18:30");
  const agreed = await hand.enters_and_undoes("Move it there", "moved", {person: "emmy"});
  assert.match(agreed.to, /^2026-12-09T18:30/);
  for (const [label, kind] of [["Reached", "reached"], ["Left a message", "left_message"], ["No answer", "no_answer"],
    ["They called me", "they_reached_out"]]) {
    await hand.at("/", "Another day or hour");
    const form = page.locator("form", {hasText: "It was on another day"}).first();
    await form.getByLabel("What came of it").selectOption({label});
    await form.getByLabel("Day").fill("2026-11-29");
    await form.getByLabel("What to remember").fill("on the phone");
    const past = await hand.enters_and_undoes("Enter it for that day", kind, {person: "emmy", note: "on the phone"});
    assert.match(past.on, /^2026-11-29/);
  }
};

const person = async (hand) => {
  const {page} = hand;
  const ada = "/people/ada";
  const more = "Pause, promise, lost touch";
  await hand.at(ada, more);
  await page.getByLabel("Pause until").fill("2027-01-15");
  await hand.enters_and_undoes("Pause until that day", "paused", {person: "ada", to: "2027-01-15"});
  await hand.at(ada, more);
  await hand.enters("Pause until I go on", "paused", {person: "ada", to: null});
  await hand.at(ada, "Log a call or a message");
  await page.getByLabel("What came of it").selectOption({label: "They called me"});
  await page.getByLabel("What to remember").fill("she called");
  await hand.enters_and_undoes("Enter it", "they_reached_out", {person: "ada", note: "she called"});
  await hand.at(ada, more);
  await hand.enters("Go on", "resumed", {person: "ada"});
  await hand.at(ada, more);
  await page.getByLabel("What", {exact: true}).fill("the article");
  await page.getByLabel("When", {exact: true}).fill("2026-12-18");
  await hand.enters("Promise it", "promised", {person: "ada", note: "the article", to: "2026-12-18"});
  await hand.at(ada);
  await hand.enters_and_undoes("Done", "kept", {person: "ada"});
  await hand.at(ada);
  await hand.enters_and_undoes("Kept", "kept", {person: "ada"});
  await hand.at(ada, more);
  await hand.enters("I lost touch with them", "lost", {person: "ada"});
  await hand.at("/people");
  await page.getByLabel("A name, or a part of it").fill("lovel");
  await button(page, "Find").click();
  await page.getByRole("link", {name: /Ada Lovelace/}).click();
  await hand.enters_and_undoes("Found", "found", {person: "ada"});
  await hand.at(ada, more);
  await hand.enters("Found again", "found", {person: "ada"});
  await hand.at(ada);
  await page.getByLabel("Note", {exact: true}).fill("has a new desk");
  await hand.enters(page.locator("main > form").getByRole("button", {name: "Remember it"}), "noted",
    {person: "ada", note: "has a new desk"});
  await hand.at("/?minutes=30");
  await page.locator("#moment ~ section", {hasText: "Chinua Achebe"}).getByRole("button").click();
  await page.getByRole("status").waitFor();
  assert.equal((await hand.world.entries()).at(-1).person, "chinua");
  await hand.at("/");
  const done = page.locator("li.row", {hasText: "Chinua Achebe"}).first();
  await done.locator("summary").click();
  await done.getByRole("button", {name: "Undo"}).click();
  await page.getByRole("status").filter({hasText: "taken back"}).waitFor();
  assert.equal((await hand.world.entries()).at(-1).kind, "undone");
};

const somebody_new = async (hand) => {
  const {page} = hand;
  const add = async (text) => {
    await page.getByLabel("The name, then what you know").fill(text);
    await button(page, "Add").click();
  };
  await hand.at("/people", "Add somebody");
  await page.getByLabel("Circle").selectOption({label: "none"});
  await add("Ann Lee, met at the \"fair\", +49 170 1234567");
  await page.getByRole("status").filter({hasText: "Added Ann Lee (ann-lee). Next: Call Ann Lee"}).waitFor();
  assert.equal(new URL(page.url()).pathname, "/people/ann-lee");
  await page.getByText("Met: at the \"fair\"").waitFor();
  await hand.at("/people", "Add somebody");
  await add("Ann <Lee>");
  await page.getByRole("alert").filter({hasText: "Ann <Lee> is on the roster already, as Ann Lee (ann-lee)"}).waitFor();
  await page.getByLabel("It is somebody else").check();
  await button(page, "Add").click();
  await page.getByRole("status").filter({hasText: "Added Ann <Lee> (ann-lee-2)."}).waitFor();
};

const ahead = async (hand) => {
  const {page} = hand;
  await hand.at("/ahead", "I am away");
  await page.getByLabel("From").fill("2027-02-01");
  await page.getByLabel("To", {exact: true}).fill("2027-02-05");
  await page.getByLabel("Why").fill("skiing");
  const away = await hand.enters("Plan around it", "away", {note: "skiing"});
  assert.deepEqual([away.on.slice(0, 10), away.to], ["2027-02-01", "2027-02-05"]);
  await hand.at("/ahead");
  const told = page.locator("li.row", {hasText: "skiing"});
  await told.locator("summary").click();
  await told.getByRole("button", {name: "Undo"}).click();
  await page.getByRole("status").waitFor();
  assert.equal(await page.locator("li.row", {hasText: "skiing"}).count(), 0);
  const block = "8 December 17:00, Keeping in touch";
  const form = page.locator("details", {hasText: block}).last();
  await hand.at("/ahead", block);
  await form.getByLabel("To the day").fill("2026-12-07");
  await form.getByLabel("Hour").fill("18:00");
  const count = (await hand.world.entries()).length;
  await form.getByRole("button", {name: "Move it"}).click();
  await page.getByRole("status").waitFor();
  const moved = (await hand.world.entries()).slice(count).find((e) => e.kind === "block_moved");
  assert.match(moved.on, /^2026-12-08T17:00/);
  assert.match(moved.to, /^2026-12-07T18:00/);
  await page.getByText("Monday 18:00, Keeping in touch").waitFor();
  await hand.undo("block_moved");
  await hand.at("/ahead", block);
  await form.getByRole("button", {name: "Leave it out this time"}).click();
  await page.getByRole("status").waitFor();
  assert((await hand.world.entries()).slice(count).some((e) => e.kind === "block_skipped"));
  await page.getByRole("heading", {name: "Moved or left out"}).waitFor();
  assert.equal(await page.getByText(block).count(), 0);
};

const gathering = async (hand) => {
  const {page} = hand;
  const path = "/gatherings/six-pack";
  await hand.at(path);
  await hand.enters_and_undoes("Booked", "booked", {person: "six-pack"});
  await hand.at(path, "It is booked");
  await page.locator("details[open]").getByLabel("First day").fill("2027-05-14");
  await page.locator("details[open]").getByLabel("Note").fill("the barn by the lake");
  await hand.enters("It is booked", "booked", {to: "2027-05-14", note: "the barn by the lake"});
  await page.getByText("Friday 14 May 2027, booked").waitFor();
  await hand.at(path, "It took place");
  await page.locator("details[open]").getByLabel("First day").fill("2026-11-27");
  await page.getByLabel("Grace Hopper").check();
  const count = (await hand.world.entries()).length;
  await hand.enters("It took place", "held", {with: ["ada", "mary"]});
  assert.deepEqual((await hand.world.entries()).slice(count).find((e) => e.kind === "excused").with, ["grace"]);
  await hand.undo("held");
  await hand.at(path, "Leave it out this time");
  await hand.enters_and_undoes("Leave it out", "skipped", {person: "six-pack"});
};

const setup = async (hand) => {
  const {page, world} = hand;
  const address = async () => (await world.api("GET", "/api/v1/feeds")).find((f) => f.id === "mine").url;
  const first = await address();
  await hand.at("/setup");
  const feed = page.locator("section", {has: page.getByRole("heading", {name: "mine"})});
  await feed.locator("summary", {hasText: "new address"}).click();
  await feed.getByRole("button", {name: "Give it a new address"}).click();
  await page.getByRole("status").filter({hasText: "The feed mine has a new address"}).waitFor();
  assert.notEqual(await address(), first);
  await hand.at("/setup");
  await button(page, "Sign in another browser").click();
  const link = await page.locator("code", {hasText: "/login/"}).textContent();
  const other = await browse(browser);
  await other.goto(link);
  await button(other, "Sign in").click();
  await other.getByRole("heading", {name: "Tuesday 1 December"}).waitFor();
  await other.context().close();
  await hand.at("/setup");
  await button(page, "Sign out").click();
  await page.getByRole("heading", {name: "Sign in"}).waitFor();
};

const next_day = async (hand) => {
  await hand.world.clock("2026-12-02 08:00:00");
  await sign_in(hand.page, hand.world);
  await hand.at("/");
  const missed = hand.page.locator("li.row", {hasText: "Emmy Noether"}).filter({hasText: "I did"});
  await hand.enters_and_undoes(missed.getByRole("button", {name: "Not yet"}), "noted", {person: "emmy"});
  await hand.at("/");
  await missed.getByRole("button", {name: "I did"}).click();
  await hand.page.getByRole("status").waitFor();
  const did = (await hand.world.entries()).at(-1);
  assert.deepEqual([did.person, did.kind, did.on.slice(0, 10)], ["emmy", "reached", "2026-12-01"]);
};

test("every button, with script and without", {concurrency: 2}, async (t) => {
  await Promise.all([true, false].map((javaScriptEnabled) =>
    t.test(javaScriptEnabled ? "with script" : "without script", async () => {
      const world = await start({roster: example.roster, settings: example.settings, moment: "2026-12-01 07:00:00"});
      try {
        await world.clock("2026-12-01 16:10:00");
        const page = await browse(browser, {javaScriptEnabled, deviceScaleFactor: 1});
        await sign_in(page, world);
        const hand = new Hand(page, world);
        for (const part of [card, person, somebody_new, ahead, gathering, setup, next_day]) await part(hand);
        assert.deepEqual(page.seen.said.filter((line) => !/status of (401|409)/.test(line)), []);
        await page.context().close();
      } finally {
        await world.stop();
      }
    })));
});
