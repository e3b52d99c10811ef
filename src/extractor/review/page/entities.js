// One thing under one name: records that were linked go by the name that is met first.

function unified(chosen) {
  const documents = chosen.map(recordsNow);
  const labels = new Map();
  for (const { entity, values } of documents.flat()) {
    if (entity && !labels.has(entity)) labels.set(entity, values.name);
  }
  return documents.map((records) => (labels.size ? renamed(records, labels) : records));
}

function renamed(records, labels) {
  const names = new Map();
  for (const { kind, entity, values } of records) {
    if (entity) names.set(`${kind} ${values.name}`, labels.get(entity));
  }
  const nameOf = (kind, name) => names.get(`${kind} ${name}`) ?? name;
  return records.map(({ kind, values }) => ({
    kind,
    values: { ...referring(DATA.fields[kind], values, nameOf), name: nameOf(kind, values.name) },
  }));
}

// The values of a record with what they refer to under its new name.
function referring(fields, values, nameOf) {
  const now = { ...values };
  for (const { name, refers, parts } of fields) {
    const change = (value) => {
      if (refers && typeof value === "string") return nameOf(refers, value);
      return parts && value ? referring(parts, value, nameOf) : value;
    };
    if (now[name] !== undefined)
      now[name] = Array.isArray(now[name]) ? now[name].map(change) : change(now[name]);
  }
  return now;
}

const isLinked = (chosen) => chosen.some((review) => recordsOf(review).some(({ entity }) => entity));
