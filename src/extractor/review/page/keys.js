// Single keys, where no field is being typed in and no dialog is open.

const keysAreOn = () => remembered("keys") !== "off";

const ACTIONS = {
  j: () => goOn(1),
  k: () => goOn(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  a: () => decideBy("accept"),
  A: () => acceptRecord(),
  c: () => decideBy("correct"),
  r: () => decideBy("reject"),
  n: () => decideBy("note"),
  u: () => decideBy("undo"),
  "+": () => addRecordDialog(),
  d: () => toggleChecked(),
  "]": () => openNeighbour(1),
  "[": () => openNeighbour(-1),
};
const ANYWHERE = {
  "/": () => {
    showView("review");
    byId("search").focus();
    byId("search").select();
  },
  "?": () => helpDialog(),
  g: () => showView(state.view === "review" ? "report" : "review"),
  t: () => nextTheme(),
  x: () => saveFile(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || byId("dialog").open) return;
  const { target } = event;
  if (target.matches("input, select, textarea")) {
    if (event.key === "Escape") target.blur();
    return;
  }
  const arrow = event.key.startsWith("Arrow");
  if (arrow && target.closest("#list, #text, #legend, .bar")) return;
  if (!arrow && event.key !== "Enter" && !keysAreOn()) return;
  if (event.key === "Enter" && target.matches(".row.here > .value")) {
    event.preventDefault();
    decideBy("correct");
    return;
  }
  const action =
    ANYWHERE[event.key] ?? (state.view === "review" && state.review ? ACTIONS[event.key] : undefined);
  if (!action) return;
  event.preventDefault();
  action();
}
