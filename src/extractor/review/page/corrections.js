// Decisions as a file, and as what this browser keeps between visits.

const PLACE = `extractor-review/${document.documentElement.dataset.key}/`;
let keeping = true;
let isSaved = true; // in a file, where the browser keeps nothing

// The file counts characters and has markup; a browser counts UTF-16 units of what it shows.
const characters = (text, offset) => [...text.slice(0, offset)].length;
function browserUnits(text, offset) {
  let at = 0;
  for (let i = 0; i < offset && at < text.length; i += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

// Leads over the markup before an offset: from the shown text to the file, or back.
function overMarkup(markup, offset, from, to) {
  const before = markup.findLast((edge) => edge[from] <= offset);
  return before ? offset - before[from] + before[to] : offset;
}

function inFile(review, said) {
  if (said.start === undefined || said.start === null) return {};
  const { text, markup } = review.data;
  const last = overMarkup(markup, characters(text, said.end) - 1, 0, 1);
  return { start: overMarkup(markup, characters(text, said.start), 0, 1), end: last + 1 };
}

function onPage(review, said) {
  if (said.start === undefined || said.start === null) return {};
  const { text, markup } = review.data;
  const [start, end] = [said.start, said.end].map((offset) => overMarkup(markup, offset, 1, 0));
  return { start: browserUnits(text, start), end: browserUnits(text, end) };
}

function exportedDocument(review) {
  const corrections = [];
  for (const record of recordsOf(review)) {
    if (isRecordRejected(review, record)) {
      corrections.push({
        record: record.key,
        action: "reject",
        ...noteOf(review.decisions.get(`${record.key} `)),
      });
      continue;
    }
    for (const unit of unitsOf(review).filter((each) => each.record === record)) {
      const decision = decisionOf(review, unit);
      if (decision) corrections.push(exportedDecision(review, unit, decision));
    }
  }
  const added = review.added.map((each) => ({ ...each, ...inFile(review, each) }));
  return {
    id: review.data.id,
    sha256: review.data.sha256 ?? null,
    checked: isChecked(review),
    note: review.note,
    added,
    corrections,
  };
}

const noteOf = (decision) => (decision.note ? { note: decision.note } : {});

function exportedDecision(review, unit, decision) {
  const after = decision.action === "correct" ? { to: decision.to, ...inFile(review, decision) } : {};
  return {
    record: unit.record.key,
    field: unit.path,
    action: decision.action,
    from: unit.value ?? null,
    ...after,
    ...noteOf(decision),
  };
}

const exported = () => ({
  format: "extractor-corrections",
  version: "1.0",
  documents: reviews.filter(isTouched).map(exportedDocument),
});

function saveFile() {
  const blob = new Blob([`${JSON.stringify(exported(), null, 1)}\n`], { type: "application/json" });
  const link = element("a", { href: URL.createObjectURL(blob), download: "corrections.json" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  isSaved = true;
  say("Corrections saved as corrections.json");
}

function takeDocument(review, said) {
  review.added = (said.added ?? []).map((each) => ({ ...each, ...onPage(review, each) }));
  review.records = null;
  review.units = null;
  review.decisions = new Map(
    (said.corrections ?? []).map((each) => [
      `${each.record} ${each.field ?? ""}`,
      {
        action: each.action,
        from: each.from,
        to: each.to,
        note: each.note ?? "",
        ...onPage(review, each),
      },
    ]),
  );
  review.checked = Boolean(said.checked);
  review.note = said.note ?? "";
}

// Corrections of these documents from a file; what is of other documents is told, not taken.
function takeFile(text) {
  const said = JSON.parse(text);
  if (said?.format !== "extractor-corrections") throw new Error("This is no corrections file.");
  const strangers = [];
  for (const each of said.documents ?? []) {
    const review = reviews.find(({ data }) => data.id === each.id);
    if (review && (!each.sha256 || !review.data.sha256 || each.sha256 === review.data.sha256)) {
      takeDocument(review, each);
      keep(review);
    } else strangers.push(each.id);
  }
  return strangers;
}

// Kept document by document, so that a decision writes little.
function keep(review) {
  isSaved = false;
  if (!keeping) return;
  try {
    if (isTouched(review))
      localStorage.setItem(PLACE + review.index, JSON.stringify(exportedDocument(review)));
    else localStorage.removeItem(PLACE + review.index);
  } catch {
    keeping = false;
    warn("This browser does not keep decisions for this page. Save the corrections before you close it.");
  }
}

function takeKept() {
  for (const review of reviews) {
    try {
      const text = localStorage.getItem(PLACE + review.index);
      if (text) takeDocument(review, JSON.parse(text));
    } catch {
      continue; // the first decision tells that nothing can be kept
    }
  }
}

function remembered(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(`extractor-review/${name}`, value);
    return localStorage.getItem(`extractor-review/${name}`);
  } catch {
    return null;
  }
}
