// The way between a value and where it stands in the text.

// A click takes the innermost mention; the next click on it the one around it.
function selectMark(over) {
  if (!window.getSelection().isCollapsed) return;
  const choices = over
    .toReversed()
    .map((mention) => unitBehind(mention))
    .filter(Boolean);
  const at = choices.indexOf(state.unit);
  if (choices.length) selectUnit(choices[(at + 1) % choices.length], { from: "text" });
}

function unitBehind(mention) {
  const text = bare(state.review.data.text.slice(mention.start, mention.end));
  const own = unitsOf(state.review).filter((unit) => unit.record === mention.record);
  const field = own.filter((unit) => unit.field.name === mention.field);
  return (
    field.find((unit) =>
      writtenTexts(unit.field, valueNow(state.review, unit)).some((each) => bare(each) === text),
    ) ??
    field[0] ??
    own.find(isNaming) ??
    own[0]
  );
}

function mentionsBehind(unit) {
  const own = page.mentions.filter(
    (mention) => mention.record === unit.record && mention.field === unit.field.name,
  );
  if (!unit.field.many) return own;
  const texts = writtenTexts(unit.field, unit.value).map(bare);
  return own.filter((mention) =>
    texts.includes(bare(state.review.data.text.slice(mention.start, mention.end))),
  );
}

// Shows where a value stands: its mentions, else the record it names, else the words themselves.
function showPlaces(unit, scrolls) {
  for (const mark of byId("text").querySelectorAll(".on")) mark.classList.remove("on");
  highlight("value", []);
  if (!unit || state.review.data.problem) return;
  let behind = mentionsBehind(unit);
  if (!behind.length && unit.field.refers) {
    behind = page.mentions.filter(
      ({ record, field }) =>
        record.kind === unit.field.refers &&
        field === "name" &&
        nameNow(state.review, record) === valueNow(state.review, unit),
    );
  }
  const marks = behind.flatMap((mention) => page.marks.get(mention) ?? []);
  for (const mark of marks) mark.classList.add("on");
  const ranges = marks.length ? [] : rangesOf(unit);
  highlight("value", ranges);
  if (scrolls) scrollTo(marks, ranges);
}

function rangesOf(unit) {
  const texts = writtenTexts(unit.field, valueNow(state.review, unit));
  return texts
    .flatMap((text) => occurrences(state.review.data.text, text))
    .map(([start, end]) => rangeOf(start, end));
}

function scrollTo(marks, ranges) {
  const box = byId("reading");
  const target = marks[0] ?? ranges[0];
  if (!target) return;
  const place = target.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  const top = frame.top + document.querySelector(".about").offsetHeight;
  const seen = marks.length ? marks : ranges;
  if (
    seen.some((each) => {
      const at = each.getBoundingClientRect();
      return at.top >= top && at.bottom <= frame.bottom;
    })
  )
    return;
  box.scrollTop += place.top - top - (frame.bottom - top) / 3;
}

function rangeOf(start, end) {
  const range = document.createRange();
  range.setStart(...nodeAt(start));
  range.setEnd(...nodeAt(end));
  return range;
}

function nodeAt(offset) {
  let [low, high] = [0, page.starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (page.starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return [page.nodes[low], Math.min(offset - page.starts[low], page.nodes[low].length)];
}

function highlight(name, ranges) {
  if (!window.CSS?.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

function markSought() {
  const { review } = state;
  if (!review || review.data.problem || !filters.query) {
    highlight("sought", []);
    return;
  }
  const text = review.data.text.toLowerCase();
  const ranges = [];
  for (
    let at = text.indexOf(filters.query);
    at >= 0 && ranges.length < 200;
    at = text.indexOf(filters.query, at + 1)
  ) {
    if (text.length === review.data.text.length) ranges.push(rangeOf(at, at + filters.query.length));
  }
  highlight("sought", ranges);
}
