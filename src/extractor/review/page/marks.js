// A text cut into stretches, each with the mentions that cover it; mentions may overlap.

// [{start, end, over: [mention, …] from the outermost to the innermost}, …], in order.
function stretches(length, mentions) {
  const edges = [...new Set([0, length, ...mentions.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const sorted = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const found = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const [start, end] = [edges[i], edges[i + 1]];
    open = open.filter((mention) => mention.end > start);
    while (next < sorted.length && sorted[next].start <= start) {
      if (sorted[next].end > start) open.push(sorted[next]);
      next += 1;
    }
    const over = [...open].sort((a, b) => b.end - b.start - (a.end - a.start) || a.rank - b.rank);
    found.push({ start, end, over });
  }
  return found;
}

// All mentions of a document's records, with the field that each supports.
function mentionsOf(review) {
  return recordsOf(review).flatMap((record) =>
    mentionsOrNames(review, record)
      .filter(([, start, end]) => end > start && end <= review.data.text.length)
      .map(([field, start, end]) => mentionOf(record, field, start, end)),
  );
}

function mentionOf(record, field, start, end) {
  const isName = ["name", "aliases", "text"].includes(field);
  return { record, field, start, end, isName, rank: isName ? 1 : 0 };
}

// Gold says nothing of places: there a record is marked wherever its name stands.
function mentionsOrNames(review, record) {
  const field = namingField(record.kind);
  const name = record.values[field] ?? "";
  if (record.mentions.length || record.kind === "document" || name.length < 2) return record.mentions;
  return occurrences(review.data.text, name, 20).map(([start, end]) => [field, start, end]);
}
