// What all pages share: labels in two languages, light and dark, a form that filters.

const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

// ── Labels ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const labels = JSON.parse(one("#labels").textContent);
const listeners = [];

/** Calls back now and after every change of language. */
function onLanguage(callback) {
  listeners.push(callback);
  callback();
}

/** A label in the language of the page, with values where it has {}. */
function label(key, ...values) {
  const parts = labels[root.lang][key].split("{}");
  return parts.map((part, i) => part + (i < parts.length - 1 ? values[i] : "")).join("");
}

/** Puts every label into a language. What pack and report say is marked as Chinese and stays. */
function speak(lang) {
  root.lang = lang;
  for (const element of all("[data-t]")) {
    const values = Array.from(element.children);
    const parts = labels[lang][element.dataset.t].split("{}");
    element.replaceChildren(...parts.flatMap((part, i) => (values[i] ? [part, values[i]] : [part])));
  }
  for (const element of all("[data-attr]")) {
    for (const pair of element.dataset.attr.split(" ")) {
      const [name, key] = pair.split(":");
      element.setAttribute(name, label(key));
    }
  }
  const title = one("title");
  title.textContent = [label(title.dataset.label || "title"), title.dataset.name].join(" · ");
  for (const button of all("[data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  }
  listeners.forEach((callback) => callback());
}

for (const button of all("[data-lang]")) {
  button.addEventListener("click", () => speak(button.dataset.lang));
}

// ── Light and dark ──────────────────────────────────────────────────────────────────────────────────────────────────

const dark = one("#dark");
const darkWished = matchMedia("(prefers-color-scheme: dark)");
const themeButton = one("#theme");
const isDark = () => (dark.media === "screen" ? true : dark.media === "not all" ? false : darkWished.matches);
const showTheme = () => themeButton.setAttribute("aria-pressed", String(isDark()));

themeButton.addEventListener("click", () => {
  dark.media = isDark() ? "not all" : "screen";
  showTheme();
});
darkWished.addEventListener("change", showTheme);
showTheme();

// ── Filters ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Text as it is searched: width and case folded, without spaces, which reports put anywhere. */
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** Whether a folded text has all the words. */
const hasWords = (text, words) => words.every((word) => text.includes(word));

/** The words typed into a field. */
const wordsOf = (typed) => typed.split(/\s+/).map(fold).filter(Boolean);

/**
 * Keeps a form of filters and the address in step: `#?kind=absent&section=2`. Calls `apply` with what is chosen, lists of
 * values by name of the control, whenever it changes, and at once.
 */
function filterForm(form, apply) {
  const read = () => {
    const chosen = {};
    for (const [name, value] of new FormData(form)) {
      if (value) (chosen[name] = chosen[name] || []).push(value);
    }
    return chosen;
  };
  const write = (params) => {
    for (const control of form.elements) {
      if (!control.name) continue;
      const values = params.getAll(control.name);
      if (control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = values[0] || "";
      // A filter for what is not there: a list shows nothing chosen, so nothing is.
      if (control.selectedIndex === -1) control.selectedIndex = 0;
    }
  };
  const show = () => {
    for (const chip of all(".chip", form)) chip.classList.toggle("on", one("input", chip).checked);
    apply(read());
  };
  const remember = () => {
    const params = new URLSearchParams();
    const chosen = read();
    for (const name of Object.keys(chosen)) chosen[name].forEach((value) => params.append(name, value));
    const hash = params.toString();
    try {
      history.replaceState(null, "", hash ? `#?${hash}` : location.href.split("#")[0]);
    } catch {
      // Some browsers let no file change its address; the filters work all the same.
    }
  };
  const changed = () => {
    show();
    remember();
  };
  const fromAddress = () => {
    if (!location.hash.startsWith("#?")) return false;
    write(new URLSearchParams(location.hash.slice(2)));
    show();
    return true;
  };
  const clear = () => {
    write(new URLSearchParams());
    changed();
  };
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
  });
  window.addEventListener("hashchange", fromAddress);
  if (!fromAddress()) show();
  return { clear, read, show };
}

/** Hides groups that have nothing left to show; the innermost must come last. */
function hideEmpty(groups, items) {
  for (const group of groups) {
    group.hidden = !all(items, group).some((item) => !item.hidden);
  }
}
