// What ical.js (MPL-2.0, as it comes from npm) reads out of calendars: a JSON list of texts in, a list of findings out.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]).href);

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return {
    method: calendar.getFirstPropertyValue("method"),
    events: calendar.getAllSubcomponents("vevent").map((event) => {
      const value = (name) => event.getFirstPropertyValue(name);
      const time = (name) => {
        const found = value(name);
        if (!found) return null;
        return found.isDate ? found.toString() : found.toUnixTime();
      };
      return {
        uid: value("uid"),
        sequence: value("sequence"),
        status: value("status"),
        summary: value("summary"),
        description: value("description"),
        location: value("location"),
        start: time("dtstart"),
        end: time("dtend"),
        attendees: event.getAllProperties("attendee").map((p) => [p.getFirstValue(), p.getParameter("partstat") ?? null]),
      };
    }),
  };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
