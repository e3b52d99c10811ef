// Values where there were none.

// A field without a value gets a row and an editor; the row goes again if nothing is saved.
function addValue(review, record, field) {
  const length = unitsOf(review).filter((unit) => unit.record === record && unit.field === field).length;
  const unit = unitOf(
    record,
    field,
    field.many ? `${field.name}.${nextPlace(review, record, field, length)}` : field.name,
    null,
  );
  const row = renderRow(review, unit);
  cards.get(record.key).querySelector(".rows").append(row);
  state.unit = unit;
  openEditor(review, unit);
}

function nextPlace(review, record, field, length) {
  const base = record.values[field.name]?.length ?? 0;
  const last = addedPaths(review, record, field, base).at(-1);
  return last ? Number(last.split(".")[1]) + 1 : Math.max(base, length);
}

function dropPending(review, unit) {
  valueRows.get(unit.id)?.remove();
  valueRows.delete(unit.id);
  state.unit = null;
  refreshRecord(unit.record);
  const first = unitsOf(review).find((each) => each.record === unit.record);
  if (first) selectUnit(first, { from: "records" });
}

function editNote(review, unit) {
  const decision = decisionOf(review, unit);
  ask(
    "Note",
    [
      {
        name: "note",
        label: `On ${labelOf(unit.field.name)} “${shown(unit.field, valueNow(review, unit))}”`,
        value: decision?.note ?? "",
      },
    ],
    ({ note }) => {
      decide(review, unit.id, { ...(decision ?? { action: "accept", from: unit.value }), note });
      afterDecision(unit, { stays: true });
    },
  );
}
