// Records that the program had missed: the words are selected in the text, the type is said.

function addRecordDialog() {
  const { review } = state;
  const words = selected();
  const select = element(
    "select",
    {},
    KINDS.map((kind) => element("option", { value: kind }, ONE[kind])),
  );
  const box = element("div", { class: "editor plain" });
  const messages = element("div", { role: "alert" });
  const hint = words
    ? null
    : element("p", { class: "sure" }, "Words that are selected in the text come in here.");
  const type = element("div", { class: "editor plain" }, hint, element("label", {}, "type", select));
  let inputs = new Map();
  const fill = () => {
    const wanted = DATA.fields[select.value].filter(
      (field) => field.required || field.name === "kind" || field.name === "role",
    );
    inputs = new Map(
      wanted.map((field) => [
        field,
        inputFor(review, field, field.name === namingField(select.value) ? words?.text : null),
      ]),
    );
    box.replaceChildren(...[...inputs].map(([field, input]) => labelled(input, field)));
  };
  select.addEventListener("change", fill);
  fill();
  showDialog("Add a record", [type, box, messages], "Add", () => {
    const record = Object.fromEntries(
      [...inputs].map(([field, input]) => [field.name, readInput(input, field)]),
    );
    const draft = { kind: select.value, key: "", values: {} };
    const problems = [...inputs.keys()]
      .flatMap((field) => problemsWith(review, unitOf(draft, field, field.name, null), record[field.name]))
      .filter(([, forbids]) => forbids);
    messages.replaceChildren(...problems.map(([text]) => element("div", { class: "problem" }, text)));
    if (problems.length) return false;
    addRecord(review, select.value, record, words);
    return true;
  });
}

function addRecord(review, kind, record, words) {
  const number = 1 + Math.max(0, ...review.added.map((added) => Number(added.key.split("-")[1])));
  const points =
    words && record[namingField(kind)] === words.text ? { start: words.start, end: words.end } : {};
  review.added.push({ key: `new-${number}`, list: kind, record, ...points });
  review.records = null;
  review.units = null;
  keep(review);
  renderReview();
  const unit = unitsOf(review).find((each) => each.record.key === `new-${number}`);
  selectUnit(unit, { from: "records" });
}

function dropAdded(review, record) {
  review.added = review.added.filter((added) => added.key !== record.key);
  for (const id of [...review.decisions.keys()])
    if (id.startsWith(`${record.key} `)) review.decisions.delete(id);
  review.records = null;
  review.units = null;
  state.unit = null;
  keep(review);
  renderReview();
}
