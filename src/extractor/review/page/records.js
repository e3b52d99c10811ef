// The records beside the text: one card a record, one row a value.

const cards = new Map();
const valueRows = new Map();

function renderRecords() {
  const { review } = state;
  cards.clear();
  valueRows.clear();
  const groups = ["document", ...KINDS].map((kind) => renderGroup(review, kind)).filter(Boolean);
  byId("records").replaceChildren(renderHead(review), ...groups, renderFoot(review));
}

function renderHead(review) {
  const open = openUnits(review).length;
  return element(
    "div",
    { class: "head" },
    element("span", { id: "left" }, open ? `${count(open, "value")} to check` : "All values checked"),
    element(
      "button",
      { id: "next-uncertain", title: "To the least certain value that is open (j)", click: () => goOn(1) },
      "Next uncertain ",
      element("kbd", {}, "j"),
    ),
  );
}

function renderGroup(review, kind) {
  const records = recordsOf(review).filter((record) => record.kind === kind);
  if (!records.length) return null;
  const title = kind === "document" ? "Document" : [MANY[kind], element("span", {}, ` ${records.length}`)];
  return element(
    "section",
    { class: "group", "data-kind": kind, "aria-label": MANY[kind] },
    element("h3", {}, title),
    records.map((record) => renderCard(review, record)),
  );
}

function renderCard(review, record) {
  const card = element("section", {
    class: "record",
    "aria-label": `${ONE[record.kind]} ${nameNow(review, record)}`,
  });
  cards.set(record.key, card);
  fillCard(review, record);
  return card;
}

function fillCard(review, record) {
  const card = cards.get(record.key);
  card.classList.toggle("rejected", isRecordRejected(review, record));
  const rowsOf = unitsOf(review)
    .filter((unit) => unit.record === record)
    .map((unit) => renderRow(review, unit));
  card.replaceChildren(element("ul", { class: "rows" }, rowsOf), renderMore(review, record));
}

function renderRow(review, unit) {
  const row = element("li", {});
  valueRows.set(unit.id, row);
  fillRow(review, unit);
  return row;
}

function fillRow(review, unit) {
  const row = valueRows.get(unit.id);
  const status = stateOfUnit(review, unit);
  row.className = `row ${status}`;
  const decision = decisionOf(review, unit);
  const button = element(
    "button",
    { class: `value${isNaming(unit) ? " naming" : ""}`, tabindex: "-1" },
    element("span", { class: "label" }, labelOf(unit.field.name)),
    shownValue(review, unit),
    renderState(unit, status),
  );
  button.addEventListener("click", () => selectUnit(unit, { from: "records" }));
  row.replaceChildren(button);
  if (decision?.note) row.append(element("span", { class: "note" }, decision.note));
  if (unit === state.unit) markHere(row);
}

function shownValue(review, unit) {
  const language = unit.field.kind === "text" || unit.field.kind === "object" ? review.data.language : null;
  const decision = decisionOf(review, unit);
  const before = shown(unit.field, unit.value);
  if (decision?.action !== "correct") return element("span", { class: "shown", lang: language }, before);
  return element(
    "span",
    { class: "shown", lang: language },
    before ? [element("del", {}, before), " "] : null,
    element("ins", {}, shown(unit.field, decision.to)),
  );
}

function renderState(unit, status) {
  const sign = { accepted: "✓", corrected: "✎", rejected: "✕" }[status];
  const { confidence } = unit.record;
  const sure =
    isNaming(unit) && confidence !== null
      ? element(
          "span",
          {
            class: `sure${isLow(confidence) ? " low" : ""}`,
            title: "How often records like this one are right",
          },
          percent(confidence),
          " ",
        )
      : null;
  return element(
    "span",
    { class: "state" },
    sure,
    sign ? element("b", { "aria-hidden": "true" }, sign) : null,
    status ? element("span", { class: "unseen" }, `, ${status}`) : null,
    unit.record.isNew && isNaming(unit) ? " new" : null,
  );
}

// Fields that have no value yet, and lists that can have one more.
function renderMore(review, record) {
  if (isRecordRejected(review, record)) return element("div", { class: "more" });
  const present = new Set(
    unitsOf(review)
      .filter((unit) => unit.record === record)
      .map((unit) => unit.field.name),
  );
  const missing = DATA.fields[record.kind].filter((field) => field.many || !present.has(field.name));
  if (!missing.length) return "";
  const select = element(
    "select",
    { "aria-label": `Add a field to ${nameNow(review, record)}` },
    element("option", { value: "" }, "+ add"),
    missing.map((field) => element("option", { value: field.name }, labelOf(field.name))),
  );
  select.addEventListener("change", () => addValue(review, record, fieldOf(record.kind, select.value)));
  return element("div", { class: "more" }, select);
}

function renderFoot(review) {
  const label = review.checked ? "Document is checked: take that back" : "Document is checked";
  return element(
    "div",
    { class: "foot" },
    element(
      "button",
      { click: () => addRecordDialog(), title: "Add a record that was missed (+)" },
      "Add a record ",
      element("kbd", {}, "+"),
    ),
    element(
      "button",
      { id: "checked", "aria-pressed": String(review.checked), click: () => toggleChecked() },
      label,
      " ",
      element("kbd", {}, "d"),
    ),
    element(
      "button",
      { click: () => noteDialog(review) },
      review.note ? "Note on the document ✎" : "Note on the document",
    ),
  );
}

function refreshRecord(record) {
  fillCard(state.review, record);
  refreshCounts();
}

function refreshCounts() {
  const { review } = state;
  const open = openUnits(review).length;
  byId("left").textContent = open ? `${count(open, "value")} to check` : "All values checked";
  refreshRow(review);
  refreshProgress();
}
