// The page of one gap report, in Chromium: report.html of report.json, decided.html, evil.html.

import { accessible, check, end, fail, fitsWidth, json, same } from "./harness.mjs";

const report = json("report.json");
const labels = { zh: json("zh.json"), en: json("en.json") };
const file = "report.html";

const requirements = report.sections.flatMap((section, i) =>
  section.requirements.map((requirement) => ({ ...requirement, section: i + 1 })),
);
const criteria = requirements.flatMap((requirement) =>
  requirement.criteria.map((criterion) => ({ ...criterion, requirement })),
);
const kind = ({ status, strength }) => (status === "done" ? strength : status);
const isGap = (criterion) => !["specific", "na"].includes(kind(criterion));
const ids = (list) => list.map((criterion) => criterion.id).sort();

const shown = (page, selector) =>
  page.$$eval(selector, (all) => all.filter((one) => one.offsetHeight > 0).map((one) => one.dataset.id).sort());

/** The page shows these criteria, their gaps, and says how many. */
async function shows(what, page, wanted) {
  same(`${what}: criteria`, await shown(page, ".criterion"), ids(wanted));
  same(`${what}: gaps`, await shown(page, ".gap"), ids(wanted.filter(isGap)));
  const numbers = (await page.textContent("#shown")).match(/\d+/g).map(Number);
  const [gaps, allGaps] = [wanted, criteria].map((list) => list.filter(isGap).length);
  const told = wanted.length < criteria.length ? [wanted.length, criteria.length, gaps, allGaps] : [criteria.length, allGaps];
  same(`${what}: told`, numbers, told);
  const empty = await page.$$eval(".group", (groups) =>
    groups.filter((group) => group.offsetHeight > 0 && ![...group.querySelectorAll(".item")].some((item) => item.offsetHeight)).length);
  same(`${what}: empty groups`, empty, 0);
}

check("filters", { file }, async (page) => {
  await shows("none", page, criteria);
  for (const name of ["specific", "generic", "planned", "deficient", "absent", "na"]) {
    const told = await page.textContent(`[data-kind-count=${name}]`);
    same(`count of ${name}`, Number(told), criteria.filter((criterion) => kind(criterion) === name).length);
  }
  await page.check("[name=kind][value=absent]", { force: true });
  const absent = criteria.filter((criterion) => criterion.status === "absent");
  await shows("absent", page, absent);
  await page.check("[name=kind][value=generic]", { force: true });
  await shows("absent or generic", page, criteria.filter((criterion) => ["absent", "generic"].includes(kind(criterion))));
  await page.uncheck("[name=kind][value=generic]", { force: true });
  await page.selectOption("[name=section]", "3");
  const both = absent.filter((criterion) => criterion.requirement.section === 3);
  await shows("absent in section 3", page, both);
  same("address", await page.evaluate(() => location.hash), "#?kind=absent&section=3");
  await page.reload();
  await shows("read from the address", page, both);
  await page.click("button[type=reset]");
  await shows("reset", page, criteria);
  same("address of none", await page.evaluate(() => location.hash), "");

  const [unit] = requirements[0].responsible;
  const named = (part) => criteria.filter((criterion) => part.some((key) => criterion.requirement[key].includes(unit)));
  await page.selectOption("[name=unit]", unit);
  await shows("unit", page, named(["lead", "responsible"]));
  await page.selectOption("[name=part]", "lead");
  await shows("unit as lead", page, named(["lead"]));
  await page.click("button[type=reset]");

  const quoted = criteria.find((criterion) => criterion.evidence.length);
  const words = [quoted.evidence[0].quote.slice(0, 6), quoted.id.toLowerCase()];
  await page.fill("[name=words]", words.join(" "));
  await shows("words", page, [quoted]);
  await page.fill("[name=words]", "此词查无");
  await shows("no such word", page, []);
  same("said so", await page.isVisible("#nothing"), true);
});

/** All places quoted on the page with the quote that must stand there. */
const quotes = [
  ...criteria.flatMap((criterion) => criterion.evidence.concat(criterion.near_miss || [])),
  ...report.statements,
  ...report.notices.flatMap((notice) => notice.figures),
];

/** Where a quote leads: what has the focus, what is lit, and whether it can be seen. */
function landed() {
  const focused = document.activeElement;
  const [inner, outer] = [focused, document.querySelector("#lines")].map((element) => element.getBoundingClientRect());
  const seen = inner.top >= Math.max(0, outer.top) && inner.top < Math.min(innerHeight, outer.bottom);
  const lit = [...document.querySelectorAll(".mark.now")].map((mark) => mark.textContent).join("");
  return { id: focused.id, seen, lit };
}

const linkTo = ({ start, end }) => `a.at[href="#p${start}"][data-end="${end}"]`;
const landing = ({ start, quote }) => ({ id: `p${start}`, seen: true, lit: quote.replace(/[\r\n]/g, "") });

async function jump(what, page, place) {
  const link = page.locator(linkTo(place)).first();
  await link.focus();
  await page.keyboard.press("Enter");
  same(`${what} to ${place.start}`, await page.evaluate(landed), landing(place));
  await page.keyboard.press("Escape");
  const back = await link.evaluate((element) => element === document.activeElement);
  if (!back) fail(`${what}: from ${place.start} no way back`);
}

check("jumps", { file }, async (page) => {
  for (const place of quotes.slice(0, 3)) await jump("keys", page, place);
  // The others without a round trip each.
  const all = await page.evaluate(`${JSON.stringify(quotes.map(linkTo))}.map((link) => {
    document.querySelector(link).click();
    return (${landed})();
  })`);
  quotes.forEach((place, i) => same(`click to ${place.start}`, all[i], landing(place)));
  const covered = (place) =>
    criteria.filter((criterion) =>
      criterion.evidence.concat(criterion.near_miss || []).some((quote) => quote.start <= place.start && place.start < quote.end));
  const alone = quotes.find((place) => covered(place).length === 1 && !report.statements.some((said) => said.start === place.start));
  await page.click(`#p${alone.start}`);
  same("back to the criterion", await page.evaluate(() => document.activeElement.id), `c-${covered(alone)[0].id}`);
  const shared = quotes.find((place) => covered(place).length > 1);
  await page.click(`#p${shared.start}`);
  const links = await page.$$eval("#quoted-by a", (all) => all.map((one) => decodeURI(one.hash.slice(3))));
  same("all criteria of a passage", ids(covered(shared)).filter((id) => !links.includes(id)), []);
  await page.check("[name=kind][value=na]", { force: true });
  await page.click("#quoted-by a");
  same("reaches what a filter hides", await page.evaluate(() => document.activeElement.offsetHeight > 0), true);
});

check("narrow", { file, viewport: { width: 360, height: 740 } }, async (page) => {
  await fitsWidth("zh", page);
  for (const place of quotes.slice(0, 3)) await jump("drawer", page, place);
  await page.locator("a.at").first().click();
  same("drawer", await page.$eval("#text", (text) => getComputedStyle(text).position), "fixed");
  await accessible("axe, narrow, drawer", page);
  await page.click("#close");
  same("drawer closed", await page.$eval("#text", (text) => getComputedStyle(text).position), "static");
  await page.click("[data-lang=en]");
  await fitsWidth("en", page);
  await accessible("axe, narrow, en", page);
});
for (const name of [file, "decided.html", "english.html"]) {
  check(`320 px of ${name}`, { file: name, viewport: { width: 320, height: 640 } }, async (page) => {
    for (const lang of ["zh-CN", "en"]) {
      await page.click(`[data-lang=${lang}]`);
      await fitsWidth(`320 px of ${name} in ${lang}`, page);
    }
  });
}

/** Chinese that is not marked as such. */
const unmarked = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const out = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (/\p{Script=Han}/u.test(walker.currentNode.data) && !element.closest("script, [lang=zh-CN]:not(html)")) {
        out.push(walker.currentNode.data.trim());
      }
    }
    return out;
  });

for (const name of [file, "decided.html"]) {
  check(`languages of ${name}`, { file: name }, async (page) => {
    const before = await page.innerText("body");
    await page.click("[data-lang=en]");
    same("lang", await page.evaluate(() => document.documentElement.lang), "en");
    same("title", await page.textContent("h1"), labels.en.title);
    same("document title", (await page.title()).startsWith(labels.en.title), true);
    same("Chinese left", await unmarked(page), []);
    await page.click("[data-lang=zh-CN]");
    same("the same again", (await page.innerText("body")) === before, true);
  });
}
check("made in English", { file: "english.html" }, async (page) => {
  same("title", await page.textContent("h1"), labels.en.title);
  same("Chinese", await unmarked(page), []);
  await page.click("[data-lang=zh-CN]");
  same("switched", await page.textContent("h1"), labels.zh.title);
});

check("print", { file }, async (page) => {
  const screen = await page.$$eval(".gap", (all) => all.length);
  await page.emulateMedia({ media: "print" });
  same("gaps on paper", (await shown(page, ".gap")).length, screen);
  for (const control of [".controls", "#filters", ".contents", ".skip", "#back"]) {
    same(`${control} on paper`, await page.isVisible(control), false);
  }
  const cut = await page.$eval("#lines", (lines) => lines.scrollHeight - lines.clientHeight);
  same("text cut off", cut, 0);
  same("criteria beside their evidence", await page.locator(".cite").first().isVisible(), true);
  same("filtered", await page.isVisible("#filtered"), false);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  if (pdf.length < 50_000) fail(`PDF of ${pdf.length} bytes`);
  await page.emulateMedia({ media: "screen" });
  await page.check("[name=kind][value=generic]", { force: true });
  await page.emulateMedia({ media: "print" });
  same("told that it is filtered", await page.isVisible("#filtered"), true);
});

check("dark", { file, colorScheme: "dark" }, async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await paper();
  await accessible("axe, dark", page);
  await page.click("#theme");
  same("light on demand", (await paper()) !== dark, true);
  await page.click("#theme");
  same("dark again", await paper(), dark);
});

check("axe", { file }, async (page) => {
  await accessible("axe, light, zh", page);
  await page.click("[data-lang=en]");
  await page.click("#theme");
  await page.locator("a.mark").first().click();
  await accessible("axe, dark, en", page);
});

check("decided", { file: "decided.html" }, async (page) => {
  const decided = json("decided.json").sections.flatMap((section) =>
    section.requirements.flatMap((requirement) => requirement.criteria.filter((criterion) => criterion.decision)));
  for (const { id, decision } of decided) {
    const told = await page.innerText(`[id="c-${id}"] .decision`);
    for (const part of [decision.reason, decision.by, decision.on, decision.place, labels.zh.automatic]) {
      if (!told.includes(part)) fail(`${id} does not tell ${part}: ${told}`);
    }
  }
  const passages = decided.map((criterion) => criterion.decision.passage).filter(Boolean);
  same("a person points to", passages.length > 0, true);
  for (const passage of passages) await jump("decided", page, passage);
  await page.check("[name=decided]", { force: true });
  same("decided only", await shown(page, ".criterion"), ids(decided));
  await accessible("axe, decided", page);
});

check("without script", { file, javaScriptEnabled: false }, async (page) => {
  same("gaps", await page.locator(".gap:visible").count(), criteria.filter(isGap).length);
  same("filters", await page.isVisible("#filters"), false);
  const [{ start }] = quotes;
  await page.click(`a.at[href="#p${start}"] >> nth=0`);
  const top = await page.locator(`#p${start}`).boundingBox();
  same("jumps", top.y >= 0 && top.y < 900, true);
});

check("hostile", { file: "evil.html" }, async (page) => {
  await page.click("[data-lang=en]");
  await page.fill("[name=words]", "<script>");
  const scripts = await page.$$eval("script, img, iframe, object", (all) => all.map((one) => one.localName));
  same("elements that act", scripts, ["script", "script", "script"]);
});

await end();
