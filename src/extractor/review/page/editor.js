// Correcting a value where it stands: one input for each part of it.

let editing = null;

function openEditor(review, unit) {
  closeEditor();
  const row = valueRows.get(unit.id);
  row.querySelector(".choices")?.remove();
  const now = valueNow(review, unit);
  const parts = unit.field.kind === "object" ? unit.field.parts : [unit.field];
  const inputs = parts.map((part) =>
    inputFor(review, part, unit.field.kind === "object" ? now?.[part.name] : now),
  );
  const form = element(
    "form",
    { class: "editor", "aria-label": `Correct ${labelOf(unit.field.name)}` },
    inputs.map((input, i) => labelled(input, parts[i])),
    element("div", { class: "messages", role: "alert" }),
    element(
      "div",
      { class: "buttons" },
      element("button", { class: "strong", type: "submit" }, "Save"),
      element("button", { type: "button", click: () => cancelEditor() }, "Cancel"),
      inputs.some((input) => input.dataset.takes)
        ? element("span", { class: "sure" }, "words selected in the text go in here")
        : null,
    ),
  );
  editing = {
    review,
    unit,
    form,
    inputs,
    parts,
    place: null,
    input: inputs.find((each) => each.dataset.takes) ?? inputs[0],
  };
  for (const input of inputs)
    input.addEventListener("focus", () => {
      if (editing && input.dataset.takes) editing.input = input;
    });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saveEditor();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      cancelEditor();
    }
  });
  form.addEventListener("input", () => showProblems(false));
  row.append(form);
  takeSelection();
  inputs[0].focus();
  inputs[0].select?.();
  form.scrollIntoView({ block: "nearest" });
}

function labelled(input, part) {
  return part.kind === "flag"
    ? element("label", {}, element("span", {}, input, ` ${labelOf(part.name)}`))
    : element("label", {}, labelOf(part.name), input);
}

function inputFor(review, part, value) {
  if (part.kind === "choice") {
    const select = element(
      "select",
      {},
      part.choices.map((choice) => element("option", { value: choice }, choiceText(choice))),
    );
    select.value = value ?? part.default ?? part.choices[0];
    return select;
  }
  if (part.kind === "flag") {
    const box = element("input", { type: "checkbox" });
    box.checked = Boolean(value);
    return box;
  }
  const input = element("input", {
    autocomplete: "off",
    spellcheck: "false",
    inputmode: part.kind === "number" ? "decimal" : null,
  });
  if (part.kind === "text") Object.assign(input, { lang: review.data.language }).dataset.takes = "words";
  if (part.kind === "edtf") input.placeholder = "2024-07-07 or 2024-07-04/2024-07-07";
  if (part.refers) {
    byId("names").replaceChildren(
      ...namesOf(review, part.refers).map((name) => element("option", { value: name })),
    );
    input.setAttribute("list", "names");
  }
  input.value = value ?? "";
  return input;
}

function readInput(input, part) {
  if (part.kind === "flag") return input.checked;
  const text = input.value.trim();
  if (text === "") return null;
  return part.kind === "number" ? Number(text.replaceAll(",", "")) : text;
}

function editedValue() {
  const values = editing.inputs.map((input, i) => readInput(input, editing.parts[i]));
  if (editing.unit.field.kind !== "object") return values[0];
  return Object.fromEntries(editing.parts.map((part, i) => [part.name, values[i]]));
}

function showProblems(all) {
  const problems = problemsWith(editing.review, editing.unit, editedValue());
  const shownOnes = all ? problems : problems.filter(([, forbids]) => !forbids);
  editing.form
    .querySelector(".messages")
    .replaceChildren(
      ...shownOnes.map(([text, forbids]) =>
        element("div", { class: `problem${forbids ? "" : " mild"}` }, text),
      ),
    );
  return problems.some(([, forbids]) => forbids);
}

// Words that are selected in the text while a value is corrected become the value.
function takeSelection() {
  const words = editing && selected();
  if (!words || !editing.input.dataset.takes) return;
  editing.input.value = words.text;
  editing.place = words;
  showProblems(false);
}

function saveEditor() {
  if (showProblems(true)) return;
  const { review, unit, place } = editing;
  const value = editedValue();
  closeEditor();
  const note = decisionOf(review, unit)?.note ?? "";
  if (value === null)
    decide(review, unit.id, unit.value === null ? null : { action: "reject", from: unit.value, note });
  else if (sameValue(value, unit.value))
    decide(review, unit.id, { action: "accept", from: unit.value, note });
  else
    decide(review, unit.id, {
      action: "correct",
      from: unit.value,
      to: value,
      note,
      ...pointed(place, unit, value),
    });
  afterDecision(unit);
}

function pointed(place, unit, value) {
  return place && writtenTexts(unit.field, value).includes(place.text)
    ? { start: place.start, end: place.end }
    : {};
}

function closeEditor() {
  editing?.form.remove();
  editing = null;
}

function cancelEditor() {
  const { review, unit } = editing;
  closeEditor();
  if (unit.value === null && !decisionOf(review, unit)) return dropPending(review, unit);
  fillRow(review, unit);
  valueRows.get(unit.id).firstElementChild.focus();
}
