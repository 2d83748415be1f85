// SPDX-License-Identifier: MIT
// A daemon with its page, and a browser that is signed in to it. page_tests.py says where everything is.
import assert from "node:assert/strict";
import {spawn} from "node:child_process";
import {readFileSync} from "node:fs";
import http from "node:http";
import {createRequire} from "node:module";
import path from "node:path";
import readline from "node:readline";
import {fileURLToPath} from "node:url";

const installed = createRequire(process.env.MODULES + "/");
const {chromium} = installed("playwright-core");
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "..", "..");
const patience = 30_000; // milliseconds for anything to happen; sanitizers are slow

export const axe = readFileSync(installed.resolve("axe-core/axe.min.js"), "utf8");
export const picture = (name) => path.join(process.env.PICTURES, `${name}.png`);

/// The example files, with the get-together that stands there in comments.
export const example = {
  roster: readFileSync(path.join(root, "config", "roster.toml"), "utf8").replace(/# \[gatherings[^]*$/,
    (all) => all.replace(/^# /gm, "")),
  settings: readFileSync(path.join(root, "config", "intouch.toml"), "utf8").replace(/\[http\][^]*?(?=# Each feed)/, ""),
};

/// The addresses of action links in the text of events.
export const links_in = (events) => [...new Set(events.match(/http:\/\/[^\s\\]+\/t\/\w+/g))];

/// Waits until `condition` gives a true value, and returns that value.
export const until = async (condition, what) => {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const value = await condition();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 30));
  }
  throw new Error(`not within ${patience} ms: ${what}`);
};

class World {
  #process;
  #lines;

  /// `how`: the arguments of support.daemon.Daemon.
  static async start(how) {
    const w = new World();
    w.#process = spawn(process.env.PYTHON, [path.join(here, "serve.py")], {stdio: ["pipe", "pipe", "inherit"]});
    w.#lines = readline.createInterface({input: w.#process.stdout})[Symbol.asyncIterator]();
    Object.assign(w, await w.tell(how));
    w.own = `http://127.0.0.1:${w.control}`;
    return w;
  }
  async tell(what) {
    this.#process.stdin.write(JSON.stringify(what) + "\n");
    const line = await this.#lines.next();
    assert(!line.done, "the daemon did not start");
    return JSON.parse(line.value);
  }
  clock(utc) { return this.tell({clock: utc}); }
  async stop() {
    const gone = new Promise((done) => this.#process.once("exit", done));
    this.#process.stdin.end();
    await gone;
  }

  /// The body of the answer, read; anything but success is an error.
  api(method, path, body) {
    return new Promise((done, failed) => {
      const headers = method === "GET" ? {} : {"Content-Type": "application/json"};
      const asked = http.request({socketPath: this.socket, method, path, headers}, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (answer.statusCode >= 300) failed(new Error(`${method} ${path}: ${answer.statusCode} ${text}`));
          else done(JSON.parse(text));
        });
      });
      asked.on("error", failed);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
  async entries() {
    const all = [];
    for (let after = ""; ;) {
      const page = await this.api("GET", `/api/v1/ledger?limit=1000${after && `&after=${after}`}`);
      all.push(...page.entries);
      if (page.entries.length < 1000) return all;
      after = all.at(-1).id;
    }
  }
  /// The text of the feed "mine", without folds.
  async events() {
    const feed = (await this.api("GET", "/api/v1/feeds")).find((f) => f.id === "mine");
    return (await (await fetch(feed.url)).text()).replaceAll("\r\n ", "");
  }
  async login() {
    return new URL((await this.api("POST", "/api/v1/login", {})).url).pathname;
  }
}
export const start = (how) => World.start(how);

export const open_browser = () => chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});

/// A page of a browser of its own. `seen` lists its requests, and everything that it said on the console.
export const browse = async (browser, options = {}) => {
  const context = await browser.newContext({viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true,
                                            locale: "en-GB", timezoneId: "Europe/Berlin", ...options});
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  page.seen = {requests: [], said: []};
  page.on("request", (r) => page.seen.requests.push(`${r.method()} ${r.url()}`));
  page.on("console", (m) => page.seen.said.push(`${m.type()}: ${m.text()}`));
  page.on("pageerror", (e) => page.seen.said.push(`error: ${e.message}`));
  return page;
};

export const sign_in = async (page, world) => {
  await page.goto(world.own + await world.login());
  await page.getByRole("button", {name: "Sign in"}).click();
  await page.getByRole("heading", {level: 1}).waitFor();
};

/// Opens everything that is folded.
export const unfold = (page) => page.evaluate(() => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
