// The documents under review, their records, and what a person has said of each value.

const reviews = DATA.documents.map((data, index) => ({
  data,
  index,
  decisions: new Map(),
  added: [],
  checked: false,
  note: "",
  records: null,
  units: null,
}));
const state = { review: null, unit: null, view: "review", off: new Set() };

function recordsOf(review) {
  review.records ??= [
    { kind: "document", key: "document", confidence: null, values: review.data.values, mentions: [] },
    ...KINDS.flatMap((kind) => [
      ...(review.data.records[kind] ?? []).map((record) => ({ kind, ...record })),
      ...review.added.filter((added) => added.list === kind).map(addedRecord),
    ]),
  ];
  return review.records;
}

function addedRecord(added) {
  const place = added.start === undefined ? [] : [[namingField(added.list), added.start, added.end]];
  return {
    kind: added.list,
    key: added.key,
    confidence: null,
    values: added.record,
    mentions: place,
    isNew: true,
  };
}

// A unit is what is decided at a time: a value of a field, or one of its values.
function unitsOf(review) {
  review.units ??= recordsOf(review).flatMap((record) => unitsOfRecord(review, record));
  return review.units;
}

function unitsOfRecord(review, record) {
  const units = [];
  for (const field of DATA.fields[record.kind]) {
    const value = record.values[field.name];
    const values = field.many ? (value ?? []) : value === undefined ? [] : [value];
    values.forEach((each, i) =>
      units.push(unitOf(record, field, field.many ? `${field.name}.${i}` : field.name, each)),
    );
    units.push(...filledIn(review, record, field, values.length));
  }
  return units;
}

// Values that a person put where there was none.
function filledIn(review, record, field, length) {
  const paths = field.many ? addedPaths(review, record, field, length) : length ? [] : [field.name];
  return paths
    .filter((path) => review.decisions.has(`${record.key} ${path}`))
    .map((path) => unitOf(record, field, path, null));
}

function addedPaths(review, record, field, length) {
  const start = `${record.key} ${field.name}.`;
  return [...review.decisions.keys()]
    .filter((id) => id.startsWith(start) && Number(id.slice(start.length)) >= length)
    .map((id) => id.slice(record.key.length + 1))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function unitOf(record, field, path, value) {
  return { id: `${record.key} ${path}`, record, field, path, value };
}

const isNaming = (unit) => unit.field.name === namingField(unit.record.kind);
const decisionOf = (review, unit) => review.decisions.get(unit.id);
const isRecordRejected = (review, record) => review.decisions.has(`${record.key} `);
const isDecided = (review, unit) => review.decisions.has(unit.id) || isRecordRejected(review, unit.record);
const valueNow = (review, unit) => {
  const decision = decisionOf(review, unit);
  return decision?.action === "correct" ? decision.to : unit.value;
};

function stateOfUnit(review, unit) {
  if (isRecordRejected(review, unit.record)) return "rejected";
  return (
    { accept: "accepted", correct: "corrected", reject: "rejected" }[decisionOf(review, unit)?.action] ?? ""
  );
}

function nameNow(review, record) {
  const name = namingField(record.kind);
  const decision = review.decisions.get(`${record.key} ${name}`);
  return (decision?.action === "correct" ? decision.to : record.values[name]) ?? "";
}

const titleOf = (review) => nameNow(review, recordsOf(review)[0]) || review.data.id;
const isTouched = (review) =>
  review.decisions.size > 0 || review.added.length > 0 || review.checked || review.note !== "";
const openUnits = (review) =>
  review.checked ? [] : unitsOf(review).filter((unit) => !isDecided(review, unit));
const isChecked = (review) => review.checked || (review.decisions.size > 0 && openUnits(review).length === 0);
const hasChanges = (review) =>
  review.added.length > 0 || [...review.decisions.values()].some((decision) => decision.action !== "accept");

// Records as they are after what has been decided; the pictures are drawn from these.
function recordsNow(review) {
  return recordsOf(review)
    .filter((record) => !isRecordRejected(review, record))
    .map((record) => {
      if (review.decisions.size === 0) return record;
      const values = {};
      for (const unit of unitsOfRecord(review, record)) {
        if (stateOfUnit(review, unit) === "rejected") continue;
        const value = valueNow(review, unit);
        if (unit.field.many) (values[unit.field.name] ??= []).push(value);
        else values[unit.field.name] = value;
      }
      return { ...record, values };
    });
}

// The least certain record decides where a document stands in the list.
function leastOf(review) {
  review.least ??= Math.min(2, ...recordsOf(review).map((record) => record.confidence ?? 2));
  return review.least;
}

const fillsGap = (decision) => decision && (decision.from === null || decision.from === undefined);

// A decision about a value takes back that its record was rejected.
function decide(review, id, decision) {
  const before = review.decisions.get(id);
  if (decision) review.decisions.set(id, decision);
  else review.decisions.delete(id);
  const record = id.slice(0, id.lastIndexOf(" ") + 1);
  if (decision && id !== record) review.decisions.delete(record);
  if (fillsGap(before) || fillsGap(decision)) review.units = null;
  keep(review);
}
