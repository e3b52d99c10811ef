// What there is to review: the data of the page, record types and their fields.

const DATA = JSON.parse(byId("data").textContent);
const KINDS = ["events", "dates", "venues", "speakers", "participants", "organisations", "agreements"];
const ONE = {
  document: "Document",
  events: "Event",
  dates: "Date",
  venues: "Venue",
  speakers: "Speaker",
  participants: "Participant",
  organisations: "Organisation",
  agreements: "Agreement",
};
const MANY = {
  document: "Document",
  events: "Events",
  dates: "Dates",
  venues: "Venues",
  speakers: "Speakers",
  participants: "Participants",
  organisations: "Organisations",
  agreements: "Agreements",
};
const SINGULAR = {
  aliases: "alias",
  positions: "position",
  organisers: "organiser",
  parties: "party",
  subjects: "subject",
  authors: "author",
};

const labelOf = (name) => (SINGULAR[name] ?? name).replaceAll("_", " ");
const choiceText = (choice) => choice.replaceAll("_", " ");
const fieldOf = (kind, name) => DATA.fields[kind].find((field) => field.name === name);
const namingField = (kind) => ({ dates: "text", document: "title" })[kind] ?? "name";
const percent = (share) => `${Math.round(share * 100)} %`;
const isLow = (confidence) => confidence !== null && confidence < 0.8;
const count = (number, one, many) =>
  `${number.toLocaleString("en")} ${number === 1 ? one : (many ?? `${one}s`)}`;
