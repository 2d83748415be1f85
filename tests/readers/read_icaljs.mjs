// SPDX-License-Identifier: MIT
// Lists the instances in a calendar as ical.js, the parser of Thunderbird, sees them.
//
// ICAL_JS=PATH node read_icaljs.mjs FILE FROM TO: days of UTC, TO exclusive. A line is start, end, uid, title; times are UTC.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const { default: ICAL } = await import(pathToFileURL(process.env.ICAL_JS));
const [path, from, to] = process.argv.slice(2);

const told = (time) => (time.isDate ? time.toString() : `${time.toJSDate().toISOString().slice(0, 16)}Z`);

function tell(start, end, event) {
  const day = start.isDate ? start.toString() : start.toJSDate().toISOString().slice(0, 10);
  if (day >= from && day < to) console.log([told(start), told(end), event.uid, event.summary].join('\t'));
}

const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(path, 'utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
const exceptions = events.filter((event) => event.isRecurrenceException());

for (const event of events.filter((each) => !each.isRecurrenceException())) {
  for (const exception of exceptions) if (exception.uid === event.uid) event.relateException(exception);
  if (!event.isRecurring()) {
    tell(event.startDate, event.endDate, event);
    continue;
  }
  const instances = event.iterator();
  for (let next = instances.next(); next; next = instances.next()) {
    const { startDate, endDate, item } = event.getOccurrenceDetails(next);
    if (startDate.toJSDate().toISOString().slice(0, 10) >= to) break;
    tell(startDate, endDate, item);
  }
}
