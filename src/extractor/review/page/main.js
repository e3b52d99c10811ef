// Putting the page together.

function openReview(review) {
  if (review === state.review) return;
  closeEditor();
  Object.assign(state, { review, unit: null });
  renderReview();
  markSelected();
  rows[review.index]?.scrollIntoView({ block: "nearest" });
  byId("reading").scrollTop = 0;
  byId("records").scrollTop = 0;
  say(`${titleOf(review)}, ${count(openUnits(review).length, "value")} to check`);
}

function renderReview() {
  renderAbout();
  renderText();
  renderRecords();
  markSought();
  const unit = unitsOf(state.review)[0];
  if (unit && valueRows.has(unit.id)) valueRows.get(unit.id).firstElementChild.tabIndex = 0;
  refreshCounts();
}

function refreshProgress() {
  const touched = reviews.filter(isTouched);
  const decided = touched.reduce((sum, review) => sum + unitsOf(review).length - openUnits(review).length, 0);
  const done = reviews.filter(isChecked).length;
  byId("progress").textContent =
    `${done.toLocaleString("en")} of ${count(reviews.length, "document")} checked · ${count(decided, "value")} decided`;
  byId("progress-bar").style.width = `${reviews.length ? (100 * done) / reviews.length : 0}%`;
}

function showView(view) {
  state.view = view;
  for (const name of ["review", "report"]) {
    byId(name).hidden = name !== view;
    byId(`show-${name}`).setAttribute("aria-pressed", String(name === view));
  }
  if (view === "report") drawReport();
}

const THEMES = ["system", "light", "dark"];
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

function applyTheme() {
  const chosen = remembered("theme") ?? state.theme ?? "system";
  const theme = chosen === "system" ? (prefersDark.matches ? "dark" : "light") : chosen;
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = { system: "◐", light: "☀", dark: "☾" }[chosen];
  byId("theme").setAttribute("aria-label", `Theme: ${chosen}`);
  byId("theme").title = `Theme: ${chosen} (t)`;
}

function nextTheme() {
  const chosen = remembered("theme") ?? state.theme ?? "system";
  state.theme = THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length];
  remembered("theme", state.theme);
  applyTheme();
  say(`Theme: ${state.theme}`);
}

async function openFile(event) {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  try {
    const strangers = takeFile(await file.text());
    const message = strangers.length
      ? `Not of these documents: ${strangers.slice(0, 5).join(", ")}${strangers.length > 5 ? ", …" : ""}`
      : "";
    warn(message);
    reviews.forEach(refreshRow);
    applyFilters();
    if (state.review) {
      state.unit = null;
      renderReview();
    }
    say("Corrections opened");
  } catch (error) {
    warn(`${file.name}: ${error.message}`);
  }
}

function setUp() {
  applyTheme();
  prefersDark.addEventListener("change", applyTheme);
  takeKept();
  setUpList();
  byId("show-review").addEventListener("click", () => showView("review"));
  byId("show-report").addEventListener("click", () => showView("report"));
  byId("save").addEventListener("click", saveFile);
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", openFile);
  byId("theme").addEventListener("click", nextTheme);
  byId("help").addEventListener("click", helpDialog);
  byId("text").addEventListener("keydown", textKey);
  byId("text").addEventListener("mouseup", () => setTimeout(takeSelection));
  document.addEventListener("keydown", onKey);
  window.addEventListener("beforeunload", (event) => {
    if (!keeping && !isSaved) event.preventDefault();
  });
  applyFilters();
  const missing = reviews.filter(({ data }) => data.problem).length;
  if (missing)
    warn(
      `${count(missing, "document")} without a text: ${reviews.find(({ data }) => data.problem).data.problem}`,
    );
  if (listed.length) openReview(listed[0]);
  else refreshProgress();
}

setUp();
