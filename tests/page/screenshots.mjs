// SPDX-License-Identifier: MIT
// The pictures of the README, from the example roster: `tests/page/screenshots`. The one of a calendar draws the feed as
// a calendar on a desk does; it reads as much of iCalendar as the feed of the example has.
import path from "node:path";
import {fileURLToPath} from "node:url";
import {browse, example, open_browser, sign_in, start} from "./world.mjs";

const monday = Date.UTC(2026, 10, 30);
const a_day = 86_400_000; // milliseconds
const bands = [[8, 12], [17, 20]]; // the hours that are drawn
const hour = 108; // pixels

/// The properties of each VEVENT: {SUMMARY: ["Call Ada"], EXDATE: ["20261228T093000", …], …}.
const events_of = (text) => text.split("BEGIN:VEVENT").slice(1).map((part) => {
  const all = {};
  for (const [, name, value] of part.split("END:VEVENT")[0].matchAll(/^([A-Z-]+)[^:\n]*:(.*)$/gm))
    (all[name] ??= []).push(value.trim().replace(/\\([,;\\])/g, "$1"));
  return all;
});
const day_of = (stamp) => Date.UTC(+stamp.slice(0, 4), +stamp.slice(4, 6) - 1, +stamp.slice(6, 8));
const hour_of = (stamp) => +stamp.slice(9, 11) + +stamp.slice(11, 13) / 60;

/// Whether the rule of the series has that day: weekly or monthly, by weekdays.
const is_on = (rule, first, day) => {
  const part = Object.fromEntries(rule.split(";").map((one) => one.split("=")));
  const week = (at) => Math.floor((at / a_day + 3) / 7); // 1 January 1970 was a Thursday
  if (day < first || part.FREQ === "WEEKLY" && (week(day) - week(first)) % (part.INTERVAL ?? 1) !== 0) return false;
  const at = new Date(day);
  const name = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][at.getUTCDay()];
  return part.BYDAY.split(",").some((by) => by === name || by === Math.ceil(at.getUTCDate() / 7) + name);
};

/// What stands on that day, blocks first: {from, to, what, block}; `from` is absent for a whole day.
const on_day = (events, day) => {
  const moved = new Set(events.flatMap((e) => e["RECURRENCE-ID"]?.map((at) => e.UID[0] + at) ?? []));
  const stands = (e) => {
    const first = day_of(e.DTSTART[0]);
    if (!e.RRULE) return first === day;
    const at = new Date(day).toISOString().slice(0, 10).replaceAll("-", "") + e.DTSTART[0].slice(8);
    return is_on(e.RRULE[0], first, day) && !e.EXDATE?.includes(at) && !moved.has(e.UID[0] + at);
  };
  return events.filter(stands).map((e) => ({what: e.SUMMARY[0], block: e.TRANSP[0] === "OPAQUE",
    ...(e.DTSTART[0].length > 8 && {from: hour_of(e.DTSTART[0]), to: hour_of(e.DTEND[0])})}))
    .sort((a, b) => b.block - a.block);
};

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const clock = (at) => `${Math.floor(at)}:${String(Math.round(at % 1 * 60)).padStart(2, "0")}`;
/// A box that ends its text with "…" where there is no room for more lines.
const box = (e, [from, to]) => {
  if (e.from >= to || e.to <= from) return "";
  const height = (e.to - e.from) * hour - 2;
  const text = `${e.block ? "" : `<b>${clock(e.from)}</b> `}${escaped(e.what)}`;
  return `<div class="${e.block ? "block" : "touch"}" style="top:${(e.from - from) * hour}px;height:${height}px">` +
    `<p style="-webkit-line-clamp:${Math.max(Math.floor(height / 14), 1)}">${text}</p></div>`;
};

/// A week of the feed as HTML.
const week_of = (events) => {
  const days = [0, 1, 2, 3, 4, 5, 6].map((n) => monday + n * a_day);
  const heads = days.map((day) => {
    const all = on_day(events, day).filter((e) => e.from === undefined);
    const name = new Date(day).toLocaleDateString("en-GB", {weekday: "short", day: "numeric", month: "short", timeZone: "UTC"});
    return `<th>${name}${all.map((e) => `<div class="whole">${escaped(e.what)}</div>`).join("")}</th>`;
  });
  const rows = bands.map((band) => `<tr style="height:${(band[1] - band[0]) * hour}px"><td class="hours">` +
    Array.from({length: band[1] - band[0]}, (_, n) => `<p style="top:${n * hour}px">${band[0] + n}:00</p>`).join("") + "</td>" +
    days.map((day) => `<td>${on_day(events, day).filter((e) => e.from !== undefined).map((e) => box(e, band)).join("")}</td>`).join("") + "</tr>");
  return `<!DOCTYPE html><meta charset="utf-8"><style>
    body{margin:0;padding:12px;width:1256px;font:12px/1.25 system-ui,sans-serif;color:#1b1f1d;background:#fff}
    table{border-collapse:collapse;table-layout:fixed;width:100%}
    th{font-size:14px;padding:6px;vertical-align:top;border-left:1px solid #d5dbd8}
    th:first-child,.hours{width:46px;border-left:0}
    td{position:relative;padding:0;border-top:1px solid #d5dbd8;border-left:1px solid #d5dbd8;
      background:repeating-linear-gradient(#fff 0 ${hour - 1}px,#eef1ef ${hour - 1}px ${hour}px)}
    .hours{background:none}
    .hours p{position:absolute;right:6px;margin:2px 0;color:#56605a}
    .block,.touch{position:absolute;box-sizing:border-box;border-radius:5px;overflow:hidden;padding:1px 5px;line-height:14px}
    .block p,.touch p{margin:0;display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden}
    .block{left:2px;right:2px;background:#d9ece1;border-left:4px solid #2e8b57;padding-right:62%}
    .touch,.whole{background:#2e8b57;color:#fff}
    .touch{left:40%;right:4px}
    .whole{font-size:12px;font-weight:400;border-radius:5px;padding:2px 5px;margin-top:4px}
  </style><table><tr><th></th>${heads.join("")}</tr>${rows.join("")}</table>`;
};

const into = path.join(path.dirname(fileURLToPath(import.meta.url)), "pictures");
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
  const desk = await browse(browser, {viewport: {width: 1280, height: 400}, deviceScaleFactor: 1.25, hasTouch: false});
  await desk.setContent(week_of(events_of(await world.events())));
  await desk.screenshot({path: path.join(into, "week.png"), fullPage: true});
} finally {
  await browser.close();
  await world.stop();
}
