// The list of documents: search, filters, order, and which one is open.

const rows = [];
const filters = { query: "", type: "", language: "", confidence: "", state: "", order: "" };
let listed = [];

function haystack(review) {
  review.haystack ??= [
    review.data.id,
    titleOf(review),
    review.data.text,
    ...recordsOf(review).map((record) => record.values[namingField(record.kind)] ?? ""),
  ]
    .join("\n")
    .toLowerCase();
  return review.haystack;
}

function passes(review) {
  const { query, type, language, confidence, state: wanted } = filters;
  if (language && review.data.language !== language) return false;
  if (
    (type || confidence) &&
    !recordsOf(review).some(
      (record) =>
        (!type || record.kind === type) &&
        (!confidence || (record.confidence !== null && record.confidence < Number(confidence))),
    )
  )
    return false;
  if (wanted === "open" && isChecked(review)) return false;
  if (wanted === "checked" && !isChecked(review)) return false;
  if (wanted === "changed" && !hasChanges(review)) return false;
  return !query || haystack(review).includes(query);
}

const ORDERS = {
  "": () => 0,
  uncertain: (one, other) => leastOf(one) - leastOf(other),
  date: (one, other) => (other.data.values.published ?? "").localeCompare(one.data.values.published ?? ""),
};

function listRow(review) {
  const { data } = review;
  const title = element("span", { class: "title", lang: data.language }, titleOf(review));
  const row = element(
    "li",
    {
      class: "document",
      role: "option",
      id: `document-${review.index}`,
      tabindex: "-1",
      "aria-selected": "false",
    },
    title,
    element("span", { class: "meta" }),
    element("span", { class: "least" }),
  );
  row.addEventListener("click", () => openReview(review));
  rows[review.index] = row;
  return row;
}

function refreshRow(review) {
  const row = rows[review.index];
  if (!row) return;
  const { data } = review;
  const records = KINDS.reduce((sum, kind) => sum + (data.records[kind]?.length ?? 0), review.added.length);
  const date = data.values.published ? `${data.values.published} · ` : "";
  row.children[1].textContent = `${date}${count(records, "record")}${data.problem ? " · no text" : ""}`;
  const least = leastOf(review);
  const done = isChecked(review);
  row.children[2].className = `least${isLow(least) && !done ? " low" : ""}`;
  row.children[2].replaceChildren(
    done ? element("span", { class: "done" }, "✓", element("span", { class: "unseen" }, " checked")) : "",
    least <= 1 ? element("span", { title: "least certain record" }, percent(least)) : "",
    !done && review.decisions.size ? decidedTrack(review) : "",
  );
}

function decidedTrack(review) {
  const share = 1 - openUnits(review).length / unitsOf(review).length;
  const filledPart = element("span", {});
  filledPart.style.width = percent(share).replace(" ", "");
  return element(
    "span",
    { class: "track", role: "img", "aria-label": `${percent(share)} decided` },
    filledPart,
  );
}

function applyFilters() {
  listed = reviews.filter(passes).sort(ORDERS[filters.order]);
  const fragment = document.createDocumentFragment();
  for (const review of listed) {
    if (!rows[review.index]) {
      listRow(review);
      refreshRow(review);
    }
    fragment.append(rows[review.index]);
  }
  const list = byId("documents");
  list.replaceChildren(fragment);
  byId("found").textContent =
    listed.length === reviews.length
      ? count(reviews.length, "document")
      : `${listed.length.toLocaleString("en")} of ${reviews.length.toLocaleString("en")}`;
  markSelected();
  if (state.view === "report") drawReport();
}

function markSelected() {
  for (const row of byId("documents").querySelectorAll("[aria-selected=true]")) {
    row.setAttribute("aria-selected", "false");
    row.tabIndex = -1;
  }
  const row = state.review && rows[state.review.index];
  const target = row?.isConnected ? row : byId("documents").firstElementChild;
  if (target) target.tabIndex = 0;
  if (row?.isConnected) row.setAttribute("aria-selected", "true");
}

function setFilter(name, value) {
  filters[name] = value;
  applyFilters();
}

// Up and down in the list with the arrow keys, Home and End.
function listKey(event) {
  const at = listed.indexOf(state.review);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: listed.length - 1 }[event.key];
  if (to === undefined || !listed.length) return;
  event.preventDefault();
  openReview(listed[Math.max(0, Math.min(listed.length - 1, to))]);
  rows[state.review.index].focus();
}

function openNeighbour(step) {
  const at = listed.indexOf(state.review);
  const next = listed[at + step];
  if (next) openReview(next);
  return Boolean(next);
}

function setUpList() {
  for (const kind of KINDS) byId("by-type").append(element("option", { value: kind }, MANY[kind]));
  const names = { en: "English", zh: "Chinese" };
  for (const language of new Set(reviews.map(({ data }) => data.language))) {
    byId("by-language").append(element("option", { value: language }, names[language] ?? language));
  }
  for (const name of ["type", "language", "confidence", "state"]) {
    byId(`by-${name}`).addEventListener("change", (event) => setFilter(name, event.target.value));
  }
  byId("order").addEventListener("change", (event) => setFilter("order", event.target.value));
  let waiting = 0;
  byId("search").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      setFilter("query", event.target.value.trim().toLowerCase());
      markSought();
    }, 120);
  });
  document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
  byId("documents").addEventListener("keydown", listKey);
}
