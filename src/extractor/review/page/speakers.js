// Who spoke where: organisations, their speakers and the events, with lines between.

const SHOWN_SPEAKERS = 40;
const SHOWN_PER_EVENT = 6;

function speakingIn(documents) {
  const seen = new Map();
  for (const records of documents) {
    for (const { kind, values } of records) {
      if (kind !== "speakers" || !values.event) continue;
      const id = `${values.name}\n${values.event}`;
      const posts = (values.positions ?? []).map((position) => position.organisation).filter(Boolean);
      const known = seen.get(id) ?? { person: values.name, event: values.event, organisations: new Set() };
      for (const post of posts) known.organisations.add(post);
      seen.set(id, known);
    }
  }
  return [...seen.values()];
}

// The events with most speakers, a few speakers of each, until the picture is full.
function chosenTalks(talks) {
  const events = new Map();
  for (const talk of talks) events.set(talk.event, [...(events.get(talk.event) ?? []), talk]);
  const ranked = [...events].map(([event, list]) => [event, list.length]).sort(byRank);
  const kept = [];
  for (const [event] of ranked) {
    const room = SHOWN_SPEAKERS - kept.length;
    if (room < 1) break;
    kept.push(...events.get(event).slice(0, Math.min(room, SHOWN_PER_EVENT)));
  }
  return kept;
}

function speakersPicture(documents, linked) {
  const talks = speakingIn(documents);
  const kept = chosenTalks(talks);
  const events = new Set(talks.map(({ event }) => event)).size;
  const about = `${kept.length} of ${count(talks.length, "appearance")} at ${count(events, "event")}, at most ${SHOWN_PER_EVENT} each, those with most speakers first. Organisations are on the left, speakers in the middle, events on the right. ${linked ? "Records that were linked count as one." : "One name counts as one person."}`;
  return picture({
    id: "speakers",
    title: "Who spoke where",
    about,
    image: kept.length ? speakersImage(kept) : null,
    head: ["speaker", "event", "organisations"],
    rows: talks.map((talk) => [talk.person, talk.event, [...talk.organisations].join("; ")]),
  });
}

function speakersImage(kept) {
  const people = [...new Set(kept.map(({ person }) => person))];
  const events = [...new Set(kept.map(({ event }) => event))];
  const y = new Map(people.map((person, i) => [person, 14 + i * ROW]));
  const height = 14 + people.length * ROW;
  const organisationPlaces = spread(
    meanPlaces(
      kept.flatMap(({ person, organisations }) => [...organisations].map((name) => [name, y.get(person)])),
    ),
    height,
  );
  const eventPlaces = spread(meanPlaces(kept.map(({ person, event }) => [event, y.get(person)])), height);
  const links = [];
  const byName = new Map();
  const connect = (kind, from, to, x1, y1, x2, y2) => {
    const link = drawn("path", {
      class: "link",
      "data-kind": kind,
      d: `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`,
    });
    links.push(link);
    for (const name of [from, to]) byName.set(name, [...(byName.get(name) ?? []), link]);
  };
  for (const { person, event, organisations } of kept) {
    connect("events", `s${person}`, `e${event}`, 585, y.get(person), 690, eventPlaces.get(event));
    for (const name of organisations)
      connect(
        "organisations",
        `o${name}`,
        `s${person}`,
        320,
        organisationPlaces.get(name),
        425,
        y.get(person),
      );
  }
  const label = (kind, key, name, x, at, anchor, dot) =>
    lights(
      nodeOf(
        name,
        kind,
        `${ONE[kind]} ${name}, ${count(byName.get(key)?.length ?? 0, "link")}`,
        drawn("circle", { class: "box", cx: dot, cy: at, r: 3.5 }),
        drawn("text", { x, y: at + 4, "text-anchor": anchor }, fitted(name, kind === "speakers" ? 140 : 300)),
      ),
      byName.get(key) ?? [],
      links,
    );
  const nodes = [
    ...[...organisationPlaces].map(([name, at]) =>
      label("organisations", `o${name}`, name, 310, at, "end", 320),
    ),
    ...people.map((name) => label("speakers", `s${name}`, name, 505, y.get(name), "middle", 425)),
    ...events.map((name) => label("events", `e${name}`, name, 700, eventPlaces.get(name), "start", 690)),
  ];
  const dots = people.map((name) =>
    drawn("circle", { class: "box", "data-kind": "speakers", cx: 585, cy: y.get(name), r: 3.5 }),
  );
  const bottom = Math.max(height, ...organisationPlaces.values(), ...eventPlaces.values()) + 10;
  return canvas(
    bottom,
    "Who spoke where",
    "Lines lead from organisations to their speakers and on to the events; the same is in the table below.",
    links,
    dots,
    nodes,
  );
}

function meanPlaces(pairs) {
  const sums = new Map();
  for (const [name, place] of pairs) {
    const [sum, number] = sums.get(name) ?? [0, 0];
    sums.set(name, [sum + place, number + 1]);
  }
  return [...sums]
    .map(([name, [sum, number]]) => [name, sum / number])
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
}

// Names in a column near their wanted places, none on another.
function spread(wanted, height) {
  const gap = Math.min(ROW, Math.max(15, height / Math.max(1, wanted.length)));
  const places = [];
  wanted.forEach(([, place], i) => places.push(Math.max(place, i ? places[i - 1] + gap : 14)));
  const over = (places.at(-1) ?? 0) - Math.max(height - 6, 14 + (places.length - 1) * gap);
  if (over > 0) {
    places[places.length - 1] -= over;
    for (let i = places.length - 2; i >= 0; i -= 1) places[i] = Math.min(places[i], places[i + 1] - gap);
  }
  return new Map(wanted.map(([name], i) => [name, places[i]]));
}
