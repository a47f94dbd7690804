// The comparison: filters on reports and requirements, sorting, what a cell of the heat map is about.

// What can be chosen by, looked up once: a filter then only compares strings and flags, and touches what changes.
const rankingBody = one(".ranking tbody");
const matrixTable = one(".matrix");
const matrixBody = one("tbody", matrixTable);
const matrixRows = Array.from(matrixBody.rows);
const verdicts = matrixRows.map((row) => Array.from(row.cells).slice(1).map((cell) => cell.classList[0]));

const reports = Array.from(rankingBody.rows).map((row, i) => ({
  level: row.dataset.level,
  year: row.dataset.year,
  grade: row.dataset.grade,
  words: fold(row.dataset.words),
  name: one("th span", row).textContent,
  shown: true,
  elements: [row, matrixRows[i]],
}));
const requirements = all(".requirements tbody tr").map((row, i) => ({
  id: row.dataset.requirement,
  leads: row.dataset.lead.split("\n"),
  words: fold(`${row.dataset.words} ${row.cells[1].textContent} ${row.cells[2].textContent}`),
  name: row.cells[1].textContent,
  shown: true,
  elements: [row].concat(Array.from(matrixTable.rows, (cells) => cells.cells[i + 1])),
}));

// What is about several of them is shown with any of them.
const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
const about = (attribute, find) =>
  all(`[data-${attribute}]`).map((element) => ({
    of: element.dataset[attribute].split(" ").map(find).filter(Boolean),
    elements: [element],
    shown: true,
  }));
const dependents = about("reports", (i) => reports[i]).concat(about("requirements", (id) => byId.get(id)));
const changes = all(".changes").map((table) => ({ table, rows: Array.from(table.tBodies[0].rows) }));

function show(entry, shown) {
  if (entry.shown === shown) return;
  entry.shown = shown;
  for (const element of entry.elements) element.hidden = !shown;
}

/** Which of the reports and requirements fit what is chosen. */
function fitting({ level, year, grade, report, verdict, unit, requirement }) {
  const is = (chosen, value) => !chosen || chosen[0] === value;
  const reportWords = wordsOf(report ? report[0] : "");
  const requirementWords = wordsOf(requirement ? requirement[0] : "");
  let rows = reports.map((row) =>
    is(level, row.level) && is(year, row.year) && is(grade, row.grade) && hasWords(row.words, reportWords));
  let columns = requirements.map((column) =>
    (!unit || column.leads.includes(unit[0])) && hasWords(column.words, requirementWords));
  if (verdict) {
    const [wanted] = verdict;
    const some = rows.map((row, i) => row && verdicts[i].some((found, j) => columns[j] && found === wanted));
    columns = columns.map((column, j) => column && some.some((row, i) => row && verdicts[i][j] === wanted));
    rows = some;
  }
  return { rows, columns };
}

const shownText = one("#shown");
const filteredText = one("#filtered");
let told = () => {};

function apply(chosen) {
  const { rows, columns } = fitting(chosen);
  reports.forEach((row, i) => show(row, rows[i]));
  requirements.forEach((column, j) => show(column, columns[j]));
  for (const entry of dependents) show(entry, !entry.of.length || entry.of.some((of) => of.shown));
  for (const { table, rows: within } of changes) table.hidden = within.every((row) => row.hidden);
  if (chosen.verdict) matrixTable.dataset.only = chosen.verdict[0];
  else delete matrixTable.dataset.only;

  const [r, q] = [rows, columns].map((flags) => flags.filter(Boolean).length);
  const partly = r < reports.length || q < requirements.length;
  one("#whole").hidden = !partly;
  one("#verdict-note").hidden = !chosen.verdict;
  one("#nothing").hidden = r > 0 && q > 0;
  told = () => {
    const text = label("comparison.page.shown", r, reports.length, q, requirements.length);
    shownText.textContent = partly ? text : label("comparison.page.shown_all", reports.length, requirements.length);
    filteredText.hidden = !partly;
    filteredText.textContent = partly ? label("page.filtered", text) : "";
  };
  told();
}

const filters = one("#filters");
const years = Array.from(new Set(reports.map((row) => row.year).filter(Boolean))).sort();
for (const year of years) filters.elements.year.append(new Option(year, year));
filterForm(filters, apply);
onLanguage(() => told());

// ── Sorting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** What a row is sorted by: a number where the cell has one, else its text; nothing comes last either way. */
function sortValue(row, column) {
  const cell = row.cells[column];
  const text = cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
  const number = Number(text.replace("%", ""));
  if (text === "" || text === "—") return null;
  return Number.isNaN(number) ? text : number;
}

const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b));

function sortBy(table, head) {
  const column = head.cellIndex;
  const before = head.getAttribute("aria-sort");
  // A place or a name starts with the first; a figure with the greatest.
  const body = table.tBodies[0];
  const keyed = Array.from(body.rows, (row) => ({ row, value: sortValue(row, column) }));
  const figures = keyed.some(({ value }) => typeof value === "number") && column > 0;
  const descending = before ? before === "ascending" : figures;
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return (a.value === null) - (b.value === null);
    return descending ? compare(b.value, a.value) : compare(a.value, b.value);
  });
  for (const other of all("[aria-sort]", table)) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  body.append(...keyed.map(({ row }) => row));
  if (body === rankingBody) matrixBody.append(...keyed.map(({ row }) => matrixRows[row.dataset.report]));
}

for (const table of all("[data-sortable]")) {
  for (const head of all("thead th", table)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(table, head));
    head.append(button);
  }
}

// ── What a cell is about ────────────────────────────────────────────────────────────────────────────────────────────

const cellText = one("#cell");
let now = null;

function describe(cell) {
  const report = reports[matrixRows.indexOf(cell.parentElement)];
  const requirement = requirements[cell.cellIndex - 1];
  const [verdict] = cell.classList;
  const [points, maximum] = [Number(cell.textContent), Number(cell.dataset.m)];
  const share = maximum > 0 && verdict !== "na" ? `${((100 * points) / maximum).toFixed(1)}%` : "—";
  const values = [report.name, requirement.name, label(`verdict.${verdict}`), points.toFixed(2), maximum.toFixed(2), share];
  return label("comparison.page.cell", ...values);
}

const tellCell = () => {
  cellText.textContent = now ? describe(now) : "";
};

matrixBody.addEventListener("click", (event) => {
  const cell = event.target.closest("td");
  if (!cell) return;
  if (now) now.classList.remove("now");
  now = cell;
  now.classList.add("now");
  tellCell();
});
matrixBody.addEventListener("mouseover", (event) => {
  const cell = event.target.closest("td");
  if (cell) cell.title = describe(cell);
});
onLanguage(tellCell);
