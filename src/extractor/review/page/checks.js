// The rules that a corrected value must keep; `extract apply` holds the same ones.

const DAY = "(?:\\d{4}|XXXX)-(?:\\d\\d|XX)-(?:\\d\\d|XX)";
const DATE = `(?:${DAY}|(?:\\d{4}|XXXX)-(?:\\d\\d|XX)|\\d{3}[\\dX]|XXXX)[?~%]?`;
const EDTF = new RegExp(`^(?:${DATE}|(?:${DATE}|\\.\\.)/(?:${DATE}|\\.\\.))$`, "u");

// What is wrong with a value, as [message, whether it forbids saving].
function problemsWith(review, unit, value) {
  const { field } = unit;
  if (value === null || value === "")
    return field.required || field.many ? [["Give a value, or reject it.", true]] : [];
  if (field.kind === "object")
    return field.parts.flatMap((part) => problemsWithPart(review, unit, part, value[part.name]));
  return [...problemsWithPart(review, unit, field, value), ...repeatedName(review, unit, value)];
}

function problemsWithPart(review, unit, field, value) {
  if (value === null || value === "" || value === undefined) {
    return field.required ? [[`${labelOf(field.name)} is needed.`, true]] : [];
  }
  if (field.kind === "edtf" && (!EDTF.test(value) || value === "../..")) {
    return [["Write the date as 2024-07-07, 2024-07, 2024, XXXX-07-04 or 2024-07-04/2024-07-07.", true]];
  }
  if (field.kind === "number" && !Number.isFinite(value))
    return [[`${labelOf(field.name)} is a number.`, true]];
  if (field.name === "currency" && !/^[A-Z]{3}$/u.test(value))
    return [["A currency has three letters, as CNY.", true]];
  if (field.refers && !namesOf(review, field.refers).includes(value)) {
    return [[`No ${ONE[field.refers].toLowerCase()} is called “${value}”; add it first.`, true]];
  }
  if (field.written && !review.data.problem && !holds(review.data.text, value)) {
    return [[`“${value}” does not stand in the text.`, field.written === "strictly"]];
  }
  return [];
}

function repeatedName(review, unit, value) {
  if (!isNaming(unit) || ["document", "agreements", "dates"].includes(unit.record.kind)) return [];
  const same = recordsOf(review).some(
    (record) =>
      record !== unit.record &&
      record.kind === unit.record.kind &&
      !isRecordRejected(review, record) &&
      nameNow(review, record) === value,
  );
  return same
    ? [[`Another ${ONE[unit.record.kind].toLowerCase()} is called that; reject one of them.`, true]]
    : [];
}

function namesOf(review, kind) {
  return recordsOf(review)
    .filter((record) => record.kind === kind && !isRecordRejected(review, record))
    .map((record) => nameNow(review, record));
}
