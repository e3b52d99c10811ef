// The text with its mentions, and the way between a value and where it stands.

const page = { mentions: [], marks: new Map(), nodes: [], starts: [], ring: [] };

function renderText() {
  const { review } = state;
  const box = byId("text");
  Object.assign(page, { mentions: [], marks: new Map(), nodes: [], starts: [], ring: [] });
  box.lang = review.data.language;
  if (review.data.problem) {
    box.replaceChildren(element("span", { class: "problem", lang: "en" }, review.data.problem));
    return;
  }
  page.mentions = mentionsOf(review);
  const fragment = document.createDocumentFragment();
  for (const stretch of furnished(review, stretches(review.data.text.length, page.mentions))) fragment.append(stretchNode(review, stretch));
  box.replaceChildren(fragment);
  if (page.ring.length) page.ring[0].tabIndex = 0;
}

// Stretches without mentions are cut once more where page furniture begins and ends.
function* furnished(review, found) {
  const edges = review.data.furniture;
  let i = 0;
  for (const stretch of found) {
    while (i < edges.length && edges[i][1] <= stretch.start) i += 1;
    let at = stretch.start;
    for (let j = i; j < edges.length && edges[j][0] < stretch.end; j += 1) {
      const [start, end] = [Math.max(at, edges[j][0]), Math.min(stretch.end, edges[j][1])];
      if (start > at) yield { ...stretch, start: at, end: start };
      if (end > start) yield { ...stretch, start, end, isFurniture: true };
      at = Math.max(at, end);
    }
    if (at < stretch.end) yield { ...stretch, start: at };
  }
}

function stretchNode(review, { start, end, over, isFurniture }) {
  const node = document.createTextNode(review.data.text.slice(start, end));
  page.nodes.push(node);
  page.starts.push(start);
  if (!over.length) return isFurniture ? element("span", { class: "furniture" }, node) : node;
  const inner = over.at(-1);
  const outer = over.findLast((mention) => mention.record.kind !== inner.record.kind);
  const mark = element("mark", {
    "data-kind": inner.record.kind, "data-outer": outer?.record.kind, tabindex: "-1", role: "button",
    class: inner.isName ? null : "part",
    title: over.toReversed().map((mention) => `${ONE[mention.record.kind]}: ${labelOf(mention.field)} of ${nameNow(review, mention.record)}`).join("\n"),
  }, node);
  if (state.off.has(inner.record.kind)) mark.classList.add("off");
  mark.addEventListener("click", () => selectMark(over));
  for (const mention of over) {
    if (!page.marks.has(mention)) page.marks.set(mention, []);
    page.marks.get(mention).push(mark);
  }
  page.ring.push(mark);
  return mark;
}

// A click takes the innermost mention; the next click on it the one around it.
function selectMark(over) {
  if (!window.getSelection().isCollapsed) return;
  const choices = over.toReversed().map((mention) => unitBehind(mention)).filter(Boolean);
  const at = choices.indexOf(state.unit);
  if (choices.length) selectUnit(choices[(at + 1) % choices.length], { from: "text" });
}

function unitBehind(mention) {
  const text = bare(state.review.data.text.slice(mention.start, mention.end));
  const own = unitsOf(state.review).filter((unit) => unit.record === mention.record);
  const field = own.filter((unit) => unit.field.name === mention.field);
  return field.find((unit) => writtenTexts(unit.field, valueNow(state.review, unit)).some((each) => bare(each) === text))
    ?? field[0] ?? own.find(isNaming) ?? own[0];
}

function mentionsBehind(unit) {
  const own = page.mentions.filter((mention) => mention.record === unit.record && mention.field === unit.field.name);
  if (!unit.field.many) return own;
  const texts = writtenTexts(unit.field, unit.value).map(bare);
  return own.filter((mention) => texts.includes(bare(state.review.data.text.slice(mention.start, mention.end))));
}

// Shows where a value stands: its mentions, else the record it names, else the words themselves.
function showPlaces(unit, scrolls) {
  for (const mark of byId("text").querySelectorAll(".on")) mark.classList.remove("on");
  highlight("value", []);
  if (!unit || state.review.data.problem) return;
  let behind = mentionsBehind(unit);
  if (!behind.length && unit.field.refers) {
    behind = page.mentions.filter(({ record, field }) => record.kind === unit.field.refers && field === "name" && nameNow(state.review, record) === valueNow(state.review, unit));
  }
  const marks = behind.flatMap((mention) => page.marks.get(mention) ?? []);
  for (const mark of marks) mark.classList.add("on");
  const ranges = marks.length ? [] : rangesOf(unit);
  highlight("value", ranges);
  if (scrolls) scrollTo(marks, ranges);
}

function rangesOf(unit) {
  const texts = writtenTexts(unit.field, valueNow(state.review, unit));
  return texts.flatMap((text) => occurrences(state.review.data.text, text)).map(([start, end]) => rangeOf(start, end));
}

function scrollTo(marks, ranges) {
  const box = byId("reading");
  const target = marks[0] ?? ranges[0];
  if (!target) return;
  const place = target.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  const top = frame.top + document.querySelector(".about").offsetHeight;
  const seen = marks.length ? marks : ranges;
  if (seen.some((each) => { const at = each.getBoundingClientRect(); return at.top >= top && at.bottom <= frame.bottom; })) return;
  box.scrollTop += place.top - top - (frame.bottom - top) / 3;
}

function rangeOf(start, end) {
  const range = document.createRange();
  range.setStart(...nodeAt(start));
  range.setEnd(...nodeAt(end));
  return range;
}

function nodeAt(offset) {
  let [low, high] = [0, page.starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (page.starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return [page.nodes[low], Math.min(offset - page.starts[low], page.nodes[low].length)];
}

function highlight(name, ranges) {
  if (!window.CSS?.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

function markSought() {
  const { review } = state;
  if (!review || review.data.problem || !filters.query) { highlight("sought", []); return; }
  const text = review.data.text.toLowerCase();
  const ranges = [];
  for (let at = text.indexOf(filters.query); at >= 0 && ranges.length < 200; at = text.indexOf(filters.query, at + 1)) {
    if (text.length === review.data.text.length) ranges.push(rangeOf(at, at + filters.query.length));
  }
  highlight("sought", ranges);
}

// What is selected in the text: its words and its place, or null.
function selected() {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !state.review) return null;
  const range = selection.getRangeAt(0);
  const box = byId("text");
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = range.toString();
  const text = raw.trim();
  if (!text) return null;
  const start = before.toString().length + raw.indexOf(text);
  return { text: asWritten(text), start, end: start + text.length };
}

// White space folded; a line end between Chinese characters joins them.
const HAN = "[\\u2e80-\\u9fff\\uf900-\\ufaff，：；！？（）～]";
const asWritten = (text) => text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
  .replace(new RegExp(`(?<=${HAN})\\s+(?=${HAN})`, "gu"), "").replace(/\s+/gu, " ");

// Left and right lead from mention to mention; Enter takes one.
function textKey(event) {
  const at = page.ring.indexOf(document.activeElement);
  if (at < 0) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    document.activeElement.click();
    return;
  }
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: page.ring.length - 1 }[event.key];
  if (to === undefined || !page.ring[to]) return;
  event.preventDefault();
  page.ring[at].tabIndex = -1;
  page.ring[to].tabIndex = 0;
  page.ring[to].focus();
}

function renderAbout() {
  const { review } = state;
  const { data } = review;
  byId("document-title").textContent = titleOf(review);
  byId("document-title").lang = data.language;
  byId("document-meta").textContent = [data.values.source, data.values.published, data.id, data.path !== data.id ? data.path : null].filter(Boolean).join(" · ");
  byId("legend").replaceChildren(...KINDS.filter((kind) => recordsOf(review).some((record) => record.kind === kind)).map(legendButton));
}

function legendButton(kind) {
  const records = recordsOf(state.review).filter((record) => record.kind === kind).length;
  const button = element("button", { "data-kind": kind, "aria-pressed": String(!state.off.has(kind)), title: `Show ${MANY[kind].toLowerCase()} in the text` }, `${MANY[kind]} ${records}`);
  button.addEventListener("click", () => {
    if (!state.off.delete(kind)) state.off.add(kind);
    button.setAttribute("aria-pressed", String(!state.off.has(kind)));
    for (const mark of page.ring) mark.classList.toggle("off", state.off.has(mark.dataset.kind));
  });
  return button;
}
