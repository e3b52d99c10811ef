// The text with its mentions.

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
  for (const stretch of furnished(review, stretches(review.data.text.length, page.mentions)))
    fragment.append(stretchNode(review, stretch));
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
  const mark = element(
    "mark",
    {
      "data-kind": inner.record.kind,
      "data-outer": outer?.record.kind,
      tabindex: "-1",
      role: "button",
      class: inner.isName ? null : "part",
      title: over
        .toReversed()
        .map(
          (mention) =>
            `${ONE[mention.record.kind]}: ${labelOf(mention.field)} of ${nameNow(review, mention.record)}`,
        )
        .join("\n"),
    },
    node,
  );
  if (state.off.has(inner.record.kind)) mark.classList.add("off");
  mark.addEventListener("click", () => selectMark(over));
  for (const mention of over) {
    if (!page.marks.has(mention)) page.marks.set(mention, []);
    page.marks.get(mention).push(mark);
  }
  page.ring.push(mark);
  return mark;
}

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
  byId("document-meta").textContent = [
    data.values.source,
    data.values.published,
    data.id,
    data.path !== data.id ? data.path : null,
  ]
    .filter(Boolean)
    .join(" · ");
  byId("legend").replaceChildren(
    ...KINDS.filter((kind) => recordsOf(review).some((record) => record.kind === kind)).map(legendButton),
  );
}

function legendButton(kind) {
  const records = recordsOf(state.review).filter((record) => record.kind === kind).length;
  const button = element(
    "button",
    {
      "data-kind": kind,
      "aria-pressed": String(!state.off.has(kind)),
      title: `Show ${MANY[kind].toLowerCase()} in the text`,
    },
    `${MANY[kind]} ${records}`,
  );
  button.addEventListener("click", () => {
    if (!state.off.delete(kind)) state.off.add(kind);
    button.setAttribute("aria-pressed", String(!state.off.has(kind)));
    for (const mark of page.ring) mark.classList.toggle("off", state.off.has(mark.dataset.kind));
  });
  return button;
}
