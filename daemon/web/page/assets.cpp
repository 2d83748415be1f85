// SPDX-License-Identifier: MIT
#include "daemon/web/page/assets.hpp"

namespace intouch::daemon::page {

namespace {

constexpr stylesheet style{
    R"(:root{color-scheme:light dark;--ink:#1b1f1d;--dim:#56605a;--line:#d5dbd8;--edge:#7b8781;--paper:#fff;--soft:#f2f5f3;--key:#1f6f4a;--on:#fff;--late:#8f4400}
@media(prefers-color-scheme:dark){:root{--ink:#e8ece9;--dim:#a9b3ad;--line:#38403b;--edge:#77837c;--paper:#121513;--soft:#1c211e;--key:#62c899;--on:#08140e;--late:#f0a860}}
*{box-sizing:border-box}
html{scroll-padding-bottom:5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
header,main{max-width:40rem;margin:0 auto;padding:0 min(1rem,4.5vw)}
header{padding-top:1rem}
header p{margin:0}
main{padding-bottom:6rem}
h1{font-size:1.5rem;margin:0;line-height:1.25}
main>h1{margin:1rem 0 .25rem}
h2{font-size:1.05rem;margin:1.75rem 0 .4rem;color:var(--dim);font-weight:600}
h3{font-size:1rem;margin:.9rem 0 .1rem}
p{margin:.3rem 0}
p,small,.said span,.stories li,ul.plain li{white-space:pre-line}
a{color:var(--key)}
:focus-visible{outline:3px solid var(--key);outline-offset:2px}
.dim,.lead{color:var(--dim)}
.late{color:var(--late)}
.ok{color:var(--key)}
.said{scroll-margin-top:5rem;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between;background:var(--soft);border-left:.25rem solid var(--key);padding:.6rem .8rem;margin:.6rem 0;border-radius:.25rem}
.said span{flex:1 1 9rem;min-width:0}
.said:focus{outline:none}
.said form{margin:0}
.said button{width:auto}
.said a{display:block;min-height:2.75rem;padding:.6rem 0}
.warn{border-left-color:var(--late)}
.card{border:1px solid var(--line);border-radius:.75rem;padding:min(.9rem,4vw);margin:.5rem 0}
.card h3{margin:0;font-size:1.25rem}
h3 a,li.row a{color:inherit;text-decoration:none;font-weight:600}
h3 a{display:block;min-height:2.75rem;padding:.5rem 0}
.card h3 a{margin:-.4rem 0 -.3rem}
.call,.other,.soft{display:block;min-height:2.75rem;text-align:center;text-decoration:none;border-radius:.6rem;padding:.7rem;margin:.5rem 0}
.call{background:var(--key);color:var(--on);font-weight:600}
.other,.soft{background:var(--soft);color:inherit;border:1px solid var(--edge)}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.5rem;margin:.5rem 0}
.two>*{margin:0}
.two>div button{height:100%}
.two>div,.two>div form{height:100%}
.search{display:grid;grid-template-columns:1fr auto;gap:.5rem}
form{margin:.5rem 0}
.card form{margin:0}
.card>:last-child{margin-bottom:-.4rem}
fieldset{min-width:0;border:1px solid var(--line);border-radius:.6rem;margin:.6rem 0;padding:.6rem .8rem}
button{display:block;font:inherit;color:inherit;background:var(--soft);border:1px solid var(--edge);border-radius:.6rem;padding:.6rem min(.9rem,4vw);min-height:2.75rem;width:100%;touch-action:manipulation;overflow-wrap:break-word}
label{display:block;margin:.5rem 0}
main>form>button{margin:.5rem 0}
.quiet{width:auto}
.tick{display:flex;gap:.6rem;align-items:center;min-height:2.75rem;margin:0}
.tick input{flex:none;width:1.4rem;min-height:1.4rem;margin:0}
details.more>summary{min-width:2.75rem;text-align:center;list-style:none}
ul.stories{list-style:disc;padding-left:1.2rem}
input,textarea,select{font:inherit;color:inherit;background:transparent;width:100%;min-height:2.75rem;border:1px solid var(--edge);border-radius:.5rem;padding:.5rem}
summary{min-height:2.75rem;padding:.65rem 0;cursor:pointer}
ul.links a{display:block;min-height:2.75rem;padding:.6rem 0}
ul{list-style:none;margin:0;padding:0}
main details ul{list-style:disc;padding-left:1.2rem}
li.row{display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:center;border-top:1px solid var(--line);min-height:3.25rem;padding:.35rem 0;list-style:none}
li.row>:first-child{flex:0 0 4.5rem}
ul:not(:has(>li.row>:first-child:not(:empty)))>li.row>:first-child{display:none}
li.row>:nth-child(2){flex:1 1 9rem;min-width:0}
li.row a{display:block;padding:.35rem 0;min-height:2.75rem}
li.row small{display:block;color:var(--dim);font-weight:400}
li.row form{margin:0}
.filters a{display:inline-block;min-height:2.75rem;padding:.6rem .9rem;border:1px solid var(--edge);border-radius:1.4rem;color:inherit;text-decoration:none;margin:.15rem 0}
.filters a[aria-current]{background:var(--key);color:var(--on)}
.plain a{display:inline-block;min-height:2.75rem;padding:.6rem 0}
table{border-collapse:collapse;width:100%;overflow-wrap:break-word}
th{font-size:min(1rem,5vw)}
th,td{text-align:left;padding:.35rem .5rem .35rem 0;border-top:1px solid var(--line)}
code,pre{font-size:.95rem;white-space:pre-wrap}
svg{display:block;width:100%;height:auto}
.ticks{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;padding-left:1%;font-size:.8rem;color:var(--dim)}
svg .floor{stroke:var(--line)}
svg .filled{fill:var(--key)}
svg .outlined{fill:none;stroke:var(--late);stroke-width:2}
svg .room{fill:var(--soft);stroke:var(--edge)}
svg.code{max-width:16rem;background:#fff;margin:.5rem 0}
svg.code path{fill:#000}
nav{position:fixed;bottom:0;left:0;right:0;background:var(--paper);border-top:1px solid var(--line)}
nav ul{max-width:40rem;margin:0 auto;display:flex;flex-wrap:wrap}
nav li{flex:1 0 4.5rem}
nav a{display:block;text-align:center;padding:.9rem 0;white-space:nowrap;min-height:2.75rem;color:var(--dim);text-decoration:none;font-size:.95rem}
nav a[aria-current]{color:var(--key);font-weight:700}
)"};

} // namespace

const stylesheet& style_sheet() { return style; }

std::string_view script() {
    return R"("use strict";
const main = () => document.getElementById("main");
const typing = () => {
  const at = document.activeElement;
  return (at && ["INPUT", "TEXTAREA", "SELECT"].includes(at.tagName)) || main().querySelector("details[open]") !== null ||
    [...main().querySelectorAll("textarea")].some((t) => t.value !== t.defaultValue);
};
// What a link, a button or a fold is about. The same words in the form of another person are another button.
const subject = (one) => {
  const form = one.form ?? one.closest("details")?.querySelector("form");
  const about = ["do", "touch", "owner", "round", "person", "entry", "promise", "block", "on", "gathering", "feed"];
  return [one.tagName, one.textContent, one.value, one.getAttribute("href"), one.ariaLabel,
    ...about.map((name) => form?.elements[name]?.value)].join("\n");
};
const alike = (one) => [...main().querySelectorAll("a,button,summary")].filter((other) => subject(other) === subject(one));
// The focus stays on the same button of the same touch, or goes to the heading: a key never presses another one.
const follow = (one, place) => {
  const same = alike(one);
  const heading = document.querySelector("h1");
  heading.tabIndex = -1;
  (same[place] ?? same[0] ?? heading).focus({preventScroll: true});
};
let owed = false;
let asking = false;
let due = Infinity;
const wait = () => { due = Date.now() + 1000 * (Number(main().dataset.left) + 1); };
const renew = async () => {
  owed = true;
  if (asking || typing() || location.pathname === "/act") return;
  asking = true;
  try {
    owed = false;
    due = Infinity;
    const answer = await fetch(location.href, {headers: {Accept: "text/html"}});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("main");
    owed = answer.status >= 500 || (fresh !== null && typing());
    if (fresh === null || owed) return;
    const at = document.activeElement;
    const place = main().contains(at) ? alike(at).indexOf(at) : -1;
    main().replaceWith(fresh);
    document.title = page.title;
    if (place >= 0) follow(at, place);
    wait();
  } catch {
    owed = true;
  } finally {
    asking = false;
  }
};
const events = new EventSource("/api/v1/events");
events.addEventListener("agenda", (e) => {
  if (`${e.lastEventId} ${JSON.parse(e.data).at}` !== main().dataset.seen) renew();
});
events.addEventListener("entry", renew);
events.addEventListener("reset", renew);
// A refused form leaves the browser at /act, where nothing can be read again. A login link stays as it is.
if (location.pathname === "/act" && main().dataset.path) history.replaceState(null, "", main().dataset.path);
wait();
setInterval(() => { if (owed || Date.now() >= due) renew(); }, 2000);
document.getElementById("said")?.focus();
)";
}

} // namespace intouch::daemon::page
