// The value at hand: shown in both places, told, and what can be said of it.

// Takes a value as the one at hand, shows it in both places and tells it.
function selectUnit(unit, { from, quiet = false } = {}) {
  const before = state.unit;
  state.unit = unit;
  if (before && valueRows.has(before.id) && before !== unit) leave(before);
  const row = valueRows.get(unit.id);
  if (!row) return;
  fillRow(state.review, unit);
  if (from !== "quiet") row.firstElementChild.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  showPlaces(unit, from !== "text");
  if (!quiet) say(toldOf(unit));
}

function leave(unit) {
  const row = valueRows.get(unit.id);
  row.closest(".record")?.classList.remove("here");
  fillRow(state.review, unit);
}

function toldOf(unit) {
  const sure = unit.record.confidence === null ? "" : `, ${percent(unit.record.confidence)} sure`;
  return `${ONE[unit.record.kind]} ${nameNow(state.review, unit.record)}${sure}: ${labelOf(unit.field.name)} ${shown(unit.field, valueNow(state.review, unit))}`;
}

function markHere(row) {
  row.classList.add("here");
  const button = row.firstElementChild;
  button.tabIndex = 0;
  button.setAttribute("aria-current", "true");
  row.append(renderChoices(state.review, state.unit));
  row.closest(".record")?.classList.add("here");
}

function renderChoices(review, unit) {
  const choice = (name, key, act) =>
    element(
      "button",
      { click: act, "data-act": name.toLowerCase() },
      name,
      " ",
      element("kbd", { "aria-hidden": "true" }, key),
    );
  const whole = isNaming(unit) && unit.record.kind !== "document";
  const rejects = whole || (unit.field.required && !unit.field.many) ? "Reject record" : "Reject";
  return element(
    "div",
    { class: "choices", role: "toolbar", "aria-label": `Decide on ${labelOf(unit.field.name)}` },
    choice("Accept", "a", () => decideBy("accept")),
    choice("Correct", "c", () => decideBy("correct")),
    choice(rejects, "r", () => decideBy("reject")),
    unit.record.kind === "document" ? null : choice("Accept record", "⇧A", () => acceptRecord()),
    choice("Note", "n", () => decideBy("note")),
    isDecided(review, unit) ? choice("Undo", "u", () => decideBy("undo")) : null,
  );
}
