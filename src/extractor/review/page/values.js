// Values: how they are shown, which texts they hold, whether two are the same.

const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu;
const bare = (text) => text.replace(INVISIBLE, "");

function shownObject(field, value) {
  if ("count" in value)
    return [choiceText(value.qualifier), value.count.toLocaleString("en")].join(" ").replace(/^exact /u, "");
  if ("currency" in value)
    return `${choiceText(value.qualifier)} ${value.value.toLocaleString("en")} ${value.currency}`.replace(
      /^exact /u,
      "",
    );
  if ("title" in value)
    return [value.title, value.organisation].filter(Boolean).join(" · ") + (value.former ? " (former)" : "");
  return field.parts
    .map((part) => value[part.name])
    .filter(Boolean)
    .map((text) => choiceText(String(text)))
    .join(" · ");
}

function shown(field, value) {
  if (value === null || value === undefined) return "";
  if (field.kind === "object") return shownObject(field, value);
  if (field.kind === "choice") return choiceText(value);
  return String(value);
}

// The texts in a value that may stand in the document.
function writtenTexts(field, value) {
  if (typeof value === "string") return field.kind === "text" ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  return field.parts.flatMap((part) => writtenTexts(part, value[part.name]));
}

const sameValue = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const escapedPattern = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");

// A value with any white space where it has some and between its Chinese characters.
function patternOf(text) {
  const letter = /[0-9A-Za-z]/u;
  let pattern = "";
  let before = "";
  for (const character of text.trim()) {
    if (!/\s/u.test(character)) {
      const ascii = (each) => each.codePointAt(0) < 128;
      if (before === " " || (before && !(ascii(before) && ascii(character))))
        pattern += "[\\s\\u200b\\ufeff]{0,40}";
      pattern += escapedPattern(character);
    }
    before = /\s/u.test(character) ? " " : character;
  }
  const left = letter.test(text.trim()[0] ?? "") ? "(?<![0-9A-Za-zÀ-ɏ])" : "";
  const right = letter.test(text.trim().at(-1) ?? "") ? "(?![0-9A-Za-zÀ-ɏ])" : "";
  return new RegExp(left + pattern + right, "gu");
}

function occurrences(text, value, limit = 40) {
  const found = [];
  if (!value.trim()) return found;
  for (const match of text.matchAll(patternOf(value))) {
    found.push([match.index, match.index + match[0].length]);
    if (found.length === limit) break;
  }
  return found;
}

const holds = (text, value) => occurrences(text, value, 1).length > 0 || bare(text).includes(bare(value));
