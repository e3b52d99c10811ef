// What the pictures share: a frame with a title, what is left out, and the same as a table.

const WIDTH = 1000;
const ROW = 20;

function picture({ id, title, about, image, head, rows: lines }) {
  const table = element(
    "details",
    {},
    element("summary", {}, `As a table (${count(lines.length, "row")})`),
    element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": `${title}, as a table` },
      tableOf(head, lines),
    ),
  );
  const frame = image
    ? element(
        "div",
        { class: "canvas", tabindex: "0", role: "region", "aria-label": `${title}, as a picture` },
        image,
      )
    : element("p", { class: "nothing" }, "Nothing to show for these documents.");
  return element(
    "section",
    { class: "picture", id, "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, title),
    element("p", {}, about),
    frame,
    lines.length ? table : null,
  );
}

function tableOf(head, lines) {
  const cell = (tag, value) =>
    element(
      tag,
      { class: typeof value === "number" ? "n" : null, scope: tag === "th" ? "col" : null },
      typeof value === "number" ? value.toLocaleString("en") : (value ?? ""),
    );
  return element(
    "table",
    {},
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        head.map((name) => cell("th", name)),
      ),
    ),
    element(
      "tbody",
      {},
      lines.slice(0, 1000).map((line) =>
        element(
          "tr",
          {},
          line.map((value) => cell("td", value)),
        ),
      ),
    ),
  );
}

function canvas(height, title, description, ...children) {
  const id = `picture-${title.replace(/\W+/gu, "-")}`;
  return drawn(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${Math.ceil(height)}`, role: "group", "aria-labelledby": `${id} ${id}-d` },
    drawn("title", { id }, title),
    drawn("desc", { id: `${id}-d` }, description),
    children,
  );
}

const isWide = (character) =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
    character,
  );
const widthOf = (text) => [...text].reduce((sum, character) => sum + (isWide(character) ? 12.2 : 6.7), 0);

// A text cut to a width in the picture's units.
function fitted(text, width) {
  if (widthOf(text) <= width) return text;
  let used = 10;
  let kept = "";
  for (const character of text) {
    used += isWide(character) ? 12.2 : 6.7;
    if (used > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

const languageOf = (text) => ([...text].some(isWide) ? "zh" : "en");

// A thing in a picture that leads to the documents that name it.
function nodeOf(name, kind, told, ...children) {
  const node = drawn(
    "g",
    {
      class: "node",
      "data-kind": kind,
      tabindex: "0",
      role: "button",
      "aria-label": told,
      lang: languageOf(name),
    },
    drawn("title", {}, told),
    children,
  );
  const go = () => {
    showView("review");
    byId("search").value = name;
    setFilter("query", name.toLowerCase());
    if (listed.length) openReview(listed[0]);
    markSought();
  };
  node.addEventListener("click", go);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      go();
    }
  });
  return node;
}

// Under the pointer or the focus a thing keeps its links, and the others step back.
function lights(node, links, all) {
  const lit = new Set(links);
  const show = (on) => {
    for (const link of all) {
      link.classList.toggle("lit", on && lit.has(link));
      link.classList.toggle("dimmed", on && !lit.has(link));
    }
  };
  for (const [event, on] of [
    ["mouseenter", true],
    ["mouseleave", false],
    ["focus", true],
    ["blur", false],
  ])
    node.addEventListener(event, () => show(on));
  return node;
}

const byRank = (one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0);
