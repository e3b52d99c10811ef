// Who signed with whom: each pair of parties as a line between names that stand in a row.

const SHOWN_PARTIES = 40;

function signingsIn(documents) {
  const pairs = new Map();
  for (const records of documents) {
    for (const { kind, values } of records) {
      if (kind !== "agreements") continue;
      const parties = [...new Set(values.parties ?? [])].sort();
      parties.forEach((one, i) =>
        parties.slice(i + 1).forEach((other) => {
          const known = pairs.get(`${one}\n${other}`) ?? { one, other, agreements: [] };
          known.agreements.push(values.name);
          pairs.set(`${one}\n${other}`, known);
        }),
      );
    }
  }
  return [...pairs.values()];
}

function signingsPicture(documents) {
  const pairs = signingsIn(documents);
  const { order, kept } = partyOrder(pairs);
  const about = `${kept.length} of ${count(pairs.length, "pair")} of signatories, those who signed most first. Thicker lines: more agreements.`;
  return picture({
    id: "signings",
    title: "Who signed with whom",
    about,
    image: kept.length ? signingsImage(order, kept) : null,
    head: ["party", "party", "agreements"],
    rows: [...pairs]
      .sort((a, b) => b.agreements.length - a.agreements.length)
      .map(({ one, other, agreements }) => [one, other, agreements.join("; ")]),
  });
}

// Parties that hang together stand together, the largest circles first.
function partyOrder(pairs) {
  const partners = new Map();
  for (const { one, other } of pairs) {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ])
      partners.set(a, [...(partners.get(a) ?? []), b]);
  }
  const ranked = [...partners]
    .map(([name, list]) => [name, list.length])
    .sort(byRank)
    .map(([name]) => name);
  const order = new Set();
  for (const first of ranked) {
    const waiting = [first];
    while (waiting.length && order.size < SHOWN_PARTIES) {
      const name = waiting.shift();
      if (order.has(name)) continue;
      order.add(name);
      waiting.push(...[...partners.get(name)].sort((a, b) => ranked.indexOf(a) - ranked.indexOf(b)));
    }
  }
  return { order: [...order], kept: pairs.filter(({ one, other }) => order.has(one) && order.has(other)) };
}

function signingsImage(order, kept) {
  const y = new Map(order.map((name, i) => [name, 16 + i * ROW]));
  const byName = new Map();
  const links = kept.map(({ one, other, agreements }) => {
    const [top, bottom] = [y.get(one), y.get(other)].sort((a, b) => a - b);
    const reach = Math.min(600, 40 + (bottom - top) * 1.1);
    const link = drawn(
      "path",
      {
        class: "link",
        "data-kind": "agreements",
        "stroke-width": Math.min(5, 1 + agreements.length),
        d: `M520 ${top}C${520 + reach} ${top} ${520 + reach} ${bottom} 520 ${bottom}`,
      },
      drawn("title", {}, `${one} – ${other}: ${agreements.join("; ")}`),
    );
    for (const name of [one, other]) byName.set(name, [...(byName.get(name) ?? []), link]);
    return link;
  });
  const nodes = order.map((name) =>
    lights(
      nodeOf(
        name,
        "organisations",
        `${name}, signed with ${count(byName.get(name)?.length ?? 0, "other")}`,
        drawn("circle", { class: "box", cx: 520, cy: y.get(name), r: 3.5 }),
        drawn("text", { x: 510, y: y.get(name) + 4, "text-anchor": "end" }, fitted(name, 480)),
      ),
      byName.get(name) ?? [],
      links,
    ),
  );
  return canvas(
    24 + order.length * ROW,
    "Who signed with whom",
    "Each line joins two organisations that signed an agreement; the same is in the table below.",
    links,
    nodes,
  );
}
