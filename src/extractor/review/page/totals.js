// How many records of each type there are, and in which month their documents came out.

const SHOWN_MONTHS = 24;

function totalsIn(chosen) {
  const totals = new Map(KINDS.map((kind) => [kind, 0]));
  const months = new Map();
  for (const review of chosen) {
    const month = /^\d{4}-\d\d/u.exec(review.data.values.published ?? "")?.[0] ?? "";
    const row = months.get(month) ?? { documents: 0, ...Object.fromEntries(KINDS.map((kind) => [kind, 0])) };
    row.documents += 1;
    for (const { kind } of recordsNow(review)) {
      if (kind === "document") continue;
      totals.set(kind, totals.get(kind) + 1);
      row[kind] += 1;
    }
    months.set(month, row);
  }
  return { totals, months: [...months].sort((a, b) => (a[0] < b[0] ? -1 : 1)) };
}

function totalCards(chosen, totals) {
  const card = (kind, number, name) =>
    element(
      "div",
      { class: "card", "data-kind": kind },
      element("b", {}, number.toLocaleString("en")),
      element("span", {}, name),
    );
  return element(
    "div",
    { class: "cards" },
    card("document", chosen.length, "Documents"),
    KINDS.map((kind) => card(kind, totals.get(kind), MANY[kind])),
  );
}

// Every month between the first and the last, also those without documents.
function monthsBetween(first, last) {
  const names = [];
  for (let [year, month] = first.split("-").map(Number); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const name = `${year}-${String(month).padStart(2, "0")}`;
    names.push(name);
    if (name >= last || names.length > 2400) return names;
  }
}

function totalsPicture(months) {
  const dated = months.filter(([month]) => month);
  const all = dated.length ? monthsBetween(dated[0][0], dated.at(-1)[0]) : [];
  const shownMonths = all.slice(-SHOWN_MONTHS);
  const before = dated
    .filter(([month]) => month < shownMonths[0])
    .reduce((sum, [, row]) => sum + row.documents, 0);
  const undated = months.find(([month]) => !month)?.[1].documents ?? 0;
  const about = [
    "Records by type and by the month in which their document came out",
    before ? `${count(before, "document")} before ${shownMonths[0]} left out` : null,
    undated ? `${count(undated, "document")} without a date left out` : null,
  ]
    .filter(Boolean)
    .join("; ");
  return picture({
    id: "totals",
    title: "Totals by type and month",
    about: `${about}.`,
    image: shownMonths.length ? totalsImage(shownMonths, new Map(dated)) : null,
    head: ["month", "documents", ...KINDS.map((kind) => MANY[kind].toLowerCase())],
    rows: months.map(([month, row]) => [
      month || "no date",
      row.documents,
      ...KINDS.map((kind) => row[kind]),
    ]),
  });
}

function totalsImage(shownMonths, months) {
  const [left, top, band] = [120, 8, 40];
  const step = (WIDTH - left - 10) / shownMonths.length;
  const bars = KINDS.flatMap((kind, i) => {
    const base = top + (i + 1) * band;
    const numbers = shownMonths.map((month) => months.get(month)?.[kind] ?? 0);
    const most = Math.max(1, ...numbers);
    const width = Math.min(46, step * 0.74);
    return [
      drawn("text", { "data-kind": kind, x: left - 12, y: base - 8, "text-anchor": "end" }, MANY[kind]),
      drawn("line", { class: "grid", x1: left, x2: WIDTH - 10, y1: base, y2: base }),
      ...numbers.flatMap((number, j) =>
        number
          ? totalBar(kind, shownMonths[j], number, {
              x: left + step * (j + 0.5) - width / 2,
              base,
              width,
              height: (number / most) * (band - 17),
            })
          : [],
      ),
    ];
  });
  const base = top + KINDS.length * band;
  const every = Math.ceil(58 / step);
  const labels = shownMonths.map((month, j) =>
    j % every
      ? null
      : drawn(
          "text",
          { class: "faint", x: left + step * (j + 0.5), y: base + 16, "text-anchor": "middle" },
          month,
        ),
  );
  return canvas(
    base + 22,
    "Totals by type and month",
    "One row a type, one bar a month, each row with its own scale; the numbers are in the table below.",
    bars,
    labels.filter(Boolean),
  );
}

function totalBar(kind, month, number, { x, base, width, height }) {
  const tall = Math.max(2, height);
  return [
    drawn(
      "rect",
      { class: "box", "data-kind": kind, x, y: base - tall, width, height: tall, rx: 2 },
      drawn("title", {}, `${MANY[kind]} ${month}: ${number}`),
    ),
    drawn(
      "text",
      { class: "faint", x: x + width / 2, y: base - tall - 3, "text-anchor": "middle", "font-size": 10 },
      number,
    ),
  ];
}
