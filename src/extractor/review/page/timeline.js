// Events in time: each a bar from its first to its last day.

const SHOWN_EVENTS = 50;
const WINDOW_MONTHS = 24;

function daysOf(edtf) {
  const [first, last = first] = (edtf ?? "").split("/").map((part) => part.replace(/[?~%]$/u, ""));
  const start = dayNumber(first === ".." ? last : first, false);
  const end = dayNumber(last === ".." ? first : last, true);
  return start === null || end === null || end < start ? null : { start, end };
}

function dayNumber(part, isLast) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/u.exec(part);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), match[2] && Number(match[2]), match[3] && Number(match[3])];
  if (month > 12) return null;
  if (day) return Date.UTC(year, month - 1, day) / 864e5;
  if (month) return Date.UTC(year, isLast ? month : month - 1, isLast ? 0 : 1) / 864e5;
  return Date.UTC(isLast ? year + 1 : year, 0, isLast ? 0 : 1) / 864e5;
}

// Events of the documents by name, with how many documents and speakers each has.
function eventsIn(documents) {
  const events = new Map();
  for (const records of documents) {
    for (const { values } of records.filter((record) => record.kind === "events")) {
      const known = events.get(values.name) ?? {
        name: values.name,
        date: null,
        where: "",
        documents: 0,
        speakers: 0,
      };
      known.documents += 1;
      known.speakers += records.filter(
        (record) => record.kind === "speakers" && record.values.event === values.name,
      ).length;
      known.date ??= daysOf(values.date) ? values.date : null;
      known.where ||= [values.venue, values.city, values.country].filter(Boolean).join(", ");
      events.set(values.name, known);
    }
  }
  return [...events.values()];
}

// The two years that hold the most events; outside them a few old dates would press all together.
function busiestWindow(dated) {
  const starts = dated.map(({ days }) => days.start).sort((a, b) => a - b);
  const length = WINDOW_MONTHS * 30.44;
  let best = [0, 0];
  for (let i = 0, j = 0; i < starts.length; i += 1) {
    while (j < starts.length && starts[j] <= starts[i] + length) j += 1;
    if (j - i >= best[1]) best = [starts[i], j - i];
  }
  return { from: best[0], to: best[0] + length };
}

function timelinePicture(documents) {
  const all = eventsIn(documents);
  const dated = all.filter((event) => event.date).map((event) => ({ ...event, days: daysOf(event.date) }));
  const whole = busiestWindow(dated);
  const inside = dated.filter(
    ({ days }) => days.start >= whole.from && days.start <= whole.to && days.end - days.start < 800,
  );
  const ranked = [...inside].sort(
    (a, b) => b.documents - a.documents || b.speakers - a.speakers || (a.name < b.name ? -1 : 1),
  );
  const kept = ranked
    .slice(0, SHOWN_EVENTS)
    .sort((a, b) => a.days.start - b.days.start || (a.name < b.name ? -1 : 1));
  const cut = [
    `${kept.length} of ${count(all.length, "event")}`,
    inside.length > kept.length ? "those in most documents and with most speakers" : null,
    dated.length - inside.length ? `${dated.length - inside.length} outside these two years` : null,
    all.length - dated.length ? `${all.length - dated.length} without a date` : null,
  ];
  return picture({
    id: "timeline",
    title: "Timeline of events",
    about: `${cut.filter(Boolean).join(", ")}.`,
    image: kept.length ? timelineImage(kept) : null,
    head: ["event", "date", "place", "documents", "speakers"],
    rows: [...dated]
      .sort((a, b) => a.days.start - b.days.start)
      .map((event) => [event.name, event.date, event.where, event.documents, event.speakers]),
  });
}

function timelineImage(kept) {
  const from = Math.min(...kept.map(({ days }) => days.start)) - 3;
  const to = Math.max(...kept.map(({ days }) => days.end)) + 4;
  const x = (day) => 10 + ((day - from) / (to - from)) * (WIDTH - 20);
  const lanes = [];
  const nodes = kept.map((event) => {
    const [start, width] = [x(event.days.start), Math.max(7, x(event.days.end + 1) - x(event.days.start))];
    const label = fitted(event.name, 250);
    const toLeft = start + width + 6 + widthOf(label) > WIDTH;
    const room = toLeft
      ? [start - 8 - widthOf(label), start + width]
      : [start, start + width + 8 + widthOf(label)];
    const lane = laneFor(lanes, room);
    const y = 30 + lane * 21;
    const told = `${event.name}, ${event.date}${event.where ? `, ${event.where}` : ""}, ${count(event.documents, "document")}`;
    return nodeOf(
      event.name,
      "events",
      told,
      drawn("rect", { class: "box", x: start, y: y - 6, width, height: 12, rx: 3 }),
      drawn(
        "text",
        { x: toLeft ? start - 5 : start + width + 5, y: y + 4, "text-anchor": toLeft ? "end" : "start" },
        label,
      ),
    );
  });
  const height = 40 + lanes.length * 21;
  return canvas(
    height,
    "Timeline of events",
    "Each bar is an event, from its first to its last day; the same events are in the table below.",
    monthGrid(from, to, x, height),
    nodes,
  );
}

function laneFor(lanes, [start, end]) {
  const free = lanes.findIndex((taken) => taken.every(([a, b]) => end + 6 < a || start - 6 > b));
  const lane = free < 0 ? lanes.length : free;
  (lanes[lane] ??= []).push([start, end]);
  return lane;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function monthGrid(from, to, x, height) {
  const first = new Date(from * 864e5);
  const marks = [];
  const step = to - from > 500 ? 3 : 1;
  for (let month = first.getUTCMonth() + 1; ; month += 1) {
    const at = Date.UTC(first.getUTCFullYear(), month, 1) / 864e5;
    if (at > to) break;
    const date = new Date(at * 864e5);
    const isYear = date.getUTCMonth() === 0;
    if (date.getUTCMonth() % step) continue;
    const label =
      isYear || !marks.length
        ? `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
        : MONTHS[date.getUTCMonth()];
    marks.push(
      drawn("line", { class: `grid${isYear ? " strong" : ""}`, x1: x(at), x2: x(at), y1: 18, y2: height }),
    );
    if (x(at) < WIDTH - 30) marks.push(drawn("text", { class: "faint", x: x(at) + 3, y: 12 }, label));
  }
  return marks;
}
