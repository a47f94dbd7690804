// The gap report: what the filters leave, and the way between findings and text.

// ── Filters ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const form = one("#filters");
const gaps = new Map(all(".gap").map((element) => [element.dataset.id, element]));
const unitsOf = (element, part) =>
  all(`.who [data-part="${part}"]`, element).map((unit) => unit.textContent);
const chinese = (element) => all("[lang], .id", element).map((part) => part.textContent).join(" ");

const criteria = all(".criterion").map((element) => {
  const requirement = element.closest(".requirement");
  const gap = gaps.get(element.dataset.id);
  const around = [one(".top", requirement), one(".who", requirement), element];
  if (gap) around.push(one(".who", gap.closest(".requirement")), gap);
  return {
    element,
    gap,
    kind: element.dataset.kind,
    decided: element.dataset.decided || "",
    section: element.closest(".part").dataset.section,
    lead: unitsOf(requirement, "lead"),
    responsible: unitsOf(requirement, "responsible"),
    text: fold(around.map(chinese).join(" ")),
  };
});

/** Fills the list of units, in the order in which the plan names them. */
function listUnits() {
  const units = new Set(criteria.flatMap((criterion) => criterion.lead.concat(criterion.responsible)));
  for (const unit of units) {
    const option = new Option(unit, unit);
    option.lang = "zh-CN";
    form.elements.unit.add(option);
  }
}

/** Says on every chip how many criteria it stands for. */
function countKinds() {
  for (const place of all("[data-kind-count]", form)) {
    place.textContent = criteria.filter((criterion) => criterion.kind === place.dataset.kindCount).length;
  }
}

function fits(criterion, chosen, words) {
  const is = (name, value) => !chosen[name] || chosen[name].includes(value);
  const [part] = chosen.part || [];
  const units = part ? criterion[part] : criterion.lead.concat(criterion.responsible);
  return (
    is("kind", criterion.kind) &&
    is("decided", criterion.decided) &&
    is("section", criterion.section) &&
    (!chosen.unit || units.includes(chosen.unit[0])) &&
    hasWords(criterion.text, words)
  );
}

function applyFilters(chosen) {
  const words = wordsOf((chosen.words || [""])[0]);
  for (const criterion of criteria) {
    criterion.element.hidden = !fits(criterion, chosen, words);
    if (criterion.gap) criterion.gap.hidden = criterion.element.hidden;
  }
  hideEmpty(all(".group"), ".item");
  tell(chosen);
}

/** Says how much is shown, on the screen and, where something is left out, on paper. */
function tell(chosen) {
  const shown = criteria.filter((criterion) => !criterion.element.hidden);
  const shownGaps = shown.filter((criterion) => criterion.gap);
  const part = shown.length < criteria.length;
  const told = part
    ? label("page.shown", shown.length, criteria.length, shownGaps.length, gaps.size)
    : label("page.shown_all", criteria.length, gaps.size);
  one("#shown").textContent = told;
  one("#nothing").hidden = shown.length > 0;
  const filtered = one("#filtered");
  filtered.hidden = !part;
  filtered.textContent = label("page.filtered", [told].concat(conditions(chosen)).join("; "));
}

/** What is chosen, in the words of the form. */
function conditions(chosen) {
  return Array.from(form.elements)
    .filter((control) => control.name && chosen[control.name])
    .filter((control) => control.type !== "checkbox" || control.checked)
    .map((control) => {
      const named = one("span[data-t]", control.closest("label")).textContent;
      if (control.type === "checkbox") return named;
      return `${named} ${control.selectedOptions ? control.selectedOptions[0].textContent : control.value}`;
    });
}

listUnits();
countKinds();
const filters = filterForm(form, applyFilters);
onLanguage(filters.show);

// ── From a quote to its place ───────────────────────────────────────────────────────────────────────────────────────

const text = one("#text");
const lines = one("#lines");
const back = one("#back");
const quotedBy = one("#quoted-by");
const marks = all("a.mark", lines).map((element) => ({ element, start: Number(element.id.slice(1)) }));
let origin = null;

const beside = () => getComputedStyle(text).position === "sticky";

function light(elements) {
  for (const element of all(".now")) element.classList.remove("now");
  for (const element of elements) element.classList.add("now");
}

/** Shows a stretch of the text, and gives the focus to its start. */
function showPlace(link) {
  const target = document.getElementById(link.hash.slice(1));
  const start = Number(link.hash.slice(2));
  const end = Number(link.dataset.end);
  const found = marks.filter((mark) => mark.start >= start && mark.start < end).map((mark) => mark.element);
  origin = link;
  quotedBy.hidden = true;
  if (!beside()) text.classList.add("drawer");
  nameOrigin();
  back.hidden = false;
  light(found.length ? found : [target]);
  if (!found.length) target.tabIndex = -1;
  const above = lines.clientHeight / 3;
  lines.scrollTop += target.getBoundingClientRect().top - lines.getBoundingClientRect().top - above;
  target.focus({ preventScroll: true });
  keepInView(target);
}

/** Says on the button where it leads back to. */
function nameOrigin() {
  if (!origin) return;
  const item = origin.closest(".item");
  back.textContent = label("page.back", item ? item.dataset.id : one("h2", origin.closest(".block")).textContent);
}

/** Near the top of the page the text is not yet wholly in the window. */
function keepInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) element.scrollIntoView({ block: "center" });
}

function closeText() {
  text.classList.remove("drawer");
  if (!beside()) quotedBy.hidden = true;
}

/** Back to the finding that the reader came from. */
function goBack() {
  const link = origin;
  closeText();
  if (!link) return;
  back.hidden = true;
  origin = null;
  link.focus();
}

// ── From a place to what quotes it ──────────────────────────────────────────────────────────────────────────────────

const finders = { c: (i) => criteria[i].element, n: (i) => one(`#n-${i + 1}`), s: (i) => one(`#s-${i + 1}`) };
const findingsOf = (mark) =>
  mark.dataset.of.split(" ").map((finding) => finders[finding[0]](Number(finding.slice(1)) - 1));

/** Goes to a finding, though a filter hides it. */
function showFinding(element) {
  if (element.hidden) filters.clear();
  closeText();
  light([element]);
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}

/** Lists all that quotes a passage where there is more than one. */
function listFindings(mark) {
  const list = one("ul", quotedBy);
  list.replaceChildren(
    ...findingsOf(mark).map((finding) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${finding.id}`;
      for (const part of all(":scope > .ask, :scope > .judged .badge", finding)) {
        link.append(...Array.from(part.cloneNode(true).childNodes, unlinked), " ");
      }
      if (!link.textContent.trim()) link.textContent = finding.innerText.split("\n")[0];
      link.addEventListener("click", (event) => {
        event.preventDefault();
        showFinding(finding);
      });
      item.append(link);
      return item;
    }),
  );
  quotedBy.hidden = false;
  light(marks.map((other) => other.element).filter((other) => other.dataset.of === mark.dataset.of));
  one("a", list).focus();
}

/** No link stands inside a link. */
function unlinked(node) {
  if (!node.closest || !node.matches("a")) return node;
  const span = document.createElement("span");
  span.append(...node.childNodes);
  return span;
}

// ── What the reader does ────────────────────────────────────────────────────────────────────────────────────────────

const plainClick = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

document.addEventListener("click", (event) => {
  if (!plainClick(event)) return;
  const mark = event.target.closest("a.mark");
  const quote = event.target.closest(".quote");
  // The whole quote leads to its place, unless the reader is marking its words to copy them.
  const link = event.target.closest("a.at") || (quote && !String(getSelection()) && one("a.at", quote));
  if (mark) {
    const found = findingsOf(mark);
    if (found.length > 1) listFindings(mark);
    else {
      quotedBy.hidden = true;
      showFinding(found[0]);
    }
  } else if (link) {
    showPlace(link);
  } else {
    return;
  }
  event.preventDefault();
});

onLanguage(nameOrigin);
back.addEventListener("click", goBack);
one("#close").addEventListener("click", goBack);
text.addEventListener("keydown", (event) => {
  if (event.key === "Escape") goBack();
});
// A drawer must not lie over what has the focus.
document.addEventListener("focusin", (event) => {
  if (!text.contains(event.target)) closeText();
});
window.addEventListener("resize", () => {
  if (beside()) text.classList.remove("drawer");
});
// A link to a finding from elsewhere reaches it whatever is filtered.
window.addEventListener("hashchange", () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.closest("[hidden]")) {
    filters.clear();
    target.scrollIntoView();
  }
});
