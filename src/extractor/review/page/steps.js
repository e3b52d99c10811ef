// Deciding, and going on to the next value: the least certain first.

function decideBy(name) {
  const { review, unit } = state;
  if (!unit) return;
  if (name === "correct") openEditor(review, unit);
  else if (name === "note") editNote(review, unit);
  else if (name === "undo") undo(review, unit);
  else if (name === "accept") accept(review, unit);
  else reject(review, unit);
}

function accept(review, unit) {
  const decision = decisionOf(review, unit);
  if (unit.value !== null)
    decide(review, unit.id, { action: "accept", from: unit.value, note: decision?.note ?? "" });
  afterDecision(unit);
}

function acceptRecord() {
  const { review, unit } = state;
  if (!unit) return;
  review.decisions.delete(`${unit.record.key} `);
  for (const each of unitsOf(review)) {
    if (each.record === unit.record && !isDecided(review, each))
      review.decisions.set(each.id, { action: "accept", from: each.value, note: "" });
  }
  keep(review);
  afterDecision(unit);
}

// What a record cannot be without takes the record with it.
function reject(review, unit) {
  if (unit.record.isNew && isNaming(unit)) {
    dropAdded(review, unit.record);
    return;
  }
  const note = decisionOf(review, unit)?.note ?? "";
  if (unit.field.required && !unit.field.many) {
    for (const id of [...review.decisions.keys()])
      if (id.startsWith(`${unit.record.key} `)) review.decisions.delete(id);
    review.units = null;
    decide(review, `${unit.record.key} `, { action: "reject", note });
  } else decide(review, unit.id, unit.value === null ? null : { action: "reject", from: unit.value, note });
  afterDecision(unit);
}

function undo(review, unit) {
  if (isRecordRejected(review, unit.record)) decide(review, `${unit.record.key} `, null);
  else decide(review, unit.id, null);
  afterDecision(unit, { stays: true });
}

function afterDecision(unit, { stays = false } = {}) {
  const { review } = state;
  closeEditor();
  refreshRecord(unit.record);
  const here =
    unitsOf(review).find((each) => each.id === unit.id) ??
    unitsOf(review).find((each) => each.record === unit.record);
  state.unit = here ?? null;
  if (isNaming(unit)) {
    byId("document-title").textContent = titleOf(review);
  }
  if (!stays && openUnits(review).length) goOn(1, { from: here });
  else if (here) selectUnit(here, { from: "records" });
  if (!openUnits(review).length) say("All values of this document are checked");
}

// Values of the least certain record first; within a record in their order.
function byUncertainty(review) {
  const rank = new Map(recordsOf(review).map((record, i) => [record, [record.confidence ?? 2, i]]));
  const place = new Map(unitsOf(review).map((unit, i) => [unit, i]));
  return [...unitsOf(review)].sort((one, other) => {
    const [a, b] = [rank.get(one.record), rank.get(other.record)];
    return a[0] - b[0] || a[1] - b[1] || place.get(one) - place.get(other);
  });
}

// Forward goes to values that are open, backward to any; at the end the next document opens.
function goOn(direction, { from = state.unit } = {}) {
  const { review } = state;
  const order = byUncertainty(review);
  const at = order.indexOf(from);
  if (direction < 0) {
    if (at > 0) selectUnit(order[at - 1], { from: "records" });
    return;
  }
  const open = (unit) => !review.checked && !isDecided(review, unit);
  const next = order.slice(at + 1).find(open) ?? order.find((unit) => open(unit) && unit !== from);
  if (next) selectUnit(next, { from: "records" });
  else nextDocument();
}

function nextDocument() {
  const after = listed.slice(listed.indexOf(state.review) + 1);
  const next = [...after, ...listed].find((review) => review !== state.review && openUnits(review).length);
  if (!next) {
    say("Nothing is left to check");
    return;
  }
  openReview(next);
  goOn(1, { from: null });
}

// Up and down through the values as they are shown.
function move(direction) {
  const units = unitsOf(state.review);
  const next = units[units.indexOf(state.unit) + direction];
  if (next) selectUnit(next, { from: "records" });
}

function toggleChecked() {
  const { review } = state;
  review.checked = !review.checked;
  keep(review);
  byId("records").querySelector(".foot").replaceWith(renderFoot(review));
  refreshCounts();
  say(review.checked ? "Document is checked" : "Document is open again");
}
