// The dialogs: help, notes, a question with a few fields.

const KEYS = [
  ["j / k", "next open value, least certain first / back"],
  ["↓ / ↑", "next / previous value as shown"],
  ["a", "accept the value"],
  ["⇧A", "accept the whole record"],
  ["c, Enter", "correct the value"],
  ["r", "reject the value; a name: the record"],
  ["n", "note on the value"],
  ["u", "undo the decision"],
  ["+", "add a record from the selected words"],
  ["d", "document is checked"],
  ["] / [", "next / previous document"],
  ["/", "search"],
  ["g", "review or report"],
  ["t", "theme"],
  ["x", "save the corrections"],
  ["?", "this help"],
];

function showDialog(title, content, action, act) {
  const dialog = byId("dialog");
  const close = element(
    "button",
    { type: "button", click: () => dialog.close() },
    action ? "Cancel" : "Close",
  );
  const form = element(
    "form",
    {},
    element("h2", { id: "dialog-title" }, title),
    content,
    element(
      "div",
      { class: "buttons" },
      close,
      action ? element("button", { class: "strong", type: "submit" }, action) : null,
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    if (act && act() === false) dialog.showModal();
  });
  dialog.replaceChildren(form);
  dialog.showModal();
}

function ask(title, fields, act) {
  const inputs = fields.map(({ label, value }) => [element("input", { value }), label]);
  showDialog(
    title,
    inputs.map(([input, label]) => element("label", {}, label, input)),
    "Keep",
    () => {
      act(Object.fromEntries(fields.map(({ name }, i) => [name, inputs[i][0].value.trim()])));
      return true;
    },
  );
}

function noteDialog(review) {
  ask("Note on the document", [{ name: "note", label: titleOf(review), value: review.note }], ({ note }) => {
    review.note = note;
    keep(review);
    byId("records").querySelector(".foot").replaceWith(renderFoot(review));
  });
}

function helpDialog() {
  const single = element("input", { type: "checkbox", id: "single-keys" });
  single.checked = keysAreOn();
  single.addEventListener("change", () => remembered("keys", single.checked ? "on" : "off"));
  const list = element(
    "dl",
    { class: "keys" },
    KEYS.flatMap(([key, does]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, does)]),
  );
  showDialog("Keys and help", [
    list,
    element(
      "p",
      {},
      element(
        "label",
        {},
        single,
        " Single keys work (switch off if they get in the way of a screen reader or of dictation)",
      ),
    ),
    element(
      "p",
      {},
      "A click on coloured words leads to their value, a click on a value to its words. Words that you select in the text go into the value that you are correcting. Decisions stay in this browser; “Save corrections” writes a file for extract apply.",
    ),
  ]);
}
