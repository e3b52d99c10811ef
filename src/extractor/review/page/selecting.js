// What is selected in the text: its words and its place, or null.
function selected() {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !state.review) return null;
  const range = selection.getRangeAt(0);
  const box = byId("text");
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = range.toString();
  const text = raw.trim();
  if (!text) return null;
  const start = before.toString().length + raw.indexOf(text);
  return { text: asWritten(text), start, end: start + text.length };
}

// White space folded; a line end between Chinese characters joins them.
const HAN = "[\\u2e80-\\u9fff\\uf900-\\ufaff，：；！？（）～]";
const asWritten = (text) =>
  text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
    .replace(new RegExp(`(?<=${HAN})\\s+(?=${HAN})`, "gu"), "")
    .replace(/\s+/gu, " ");
