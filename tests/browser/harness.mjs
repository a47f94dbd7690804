// Drives Chromium for the tests: one browser, a page for each check, and a list of what went wrong.
//
//   node SCRIPT.mjs PACKAGES CHROMIUM FOLDER
//
// PACKAGES holds node_modules, FOLDER the pages. What fails goes to stdout, one line each, and how many checks were made
// to stderr. An exit status other than 0 means that the harness itself is broken.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, executablePath, folder] = process.argv.slice(2);
const require = createRequire(resolve(packages, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
const offline = ["--disable-background-networking", "--disable-component-update", "--disable-extensions"];
const browser = await chromium.launch({ executablePath, args: quiet.concat(offline) });
const waiting = [];

/** Says that something is not as it should be. */
export function fail(message) {
  console.log(message);
}

/** Holds what was found against what was wanted. */
export function same(what, found, wanted) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) fail(`${what}: ${a}, not ${b}`);
}

/** A file of the folder, parsed. */
export const json = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

/** Plans to open a page, run a check on it and close it. The page may ask for nothing but itself, and must not complain. */
export function check(what, options, run) {
  waiting.push(() => open(what, options, run));
}

async function open(what, { file, hash = "", ...options }, run) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const url = pathToFileURL(join(folder, file)).href;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) fail(`${what}: asks for ${request.url()}`);
  });
  page.on("console", (message) => fail(`${what}: console says ${message.text()}`));
  page.on("pageerror", (error) => fail(`${what}: ${error.message}`));
  page.on("dialog", (dialog) => {
    fail(`${what}: a dialog says ${dialog.message()}`);
    dialog.dismiss();
  });
  try {
    await page.goto(url + hash);
    await run(page);
  } catch (error) {
    fail(`${what}: ${error.message.split("\n").slice(0, 3).join(" ")}`);
  } finally {
    await context.close();
  }
}

/** Holds the page, as it stands, against WCAG 2.2 AA. */
export async function accessible(what, page) {
  // Not as an element of the page, which its policy would refuse.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => {
    const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
  });
  for (const { id, nodes } of violations) {
    const { html, failureSummary } = nodes[0];
    fail(`${what}: ${id}, ${nodes.length} times: ${html.slice(0, 200)} ${failureSummary.replace(/\s+/g, " ")}`);
  }
}

/** Nothing sticks out to the right. */
export async function fitsWidth(what, page) {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (wide > window) fail(`${what}: ${wide} wide in a window of ${window}`);
}

/** Runs all checks, a few at a time. */
export async function end() {
  const all = waiting.length;
  const worker = async () => {
    while (waiting.length) await waiting.shift()();
  };
  await Promise.all([worker(), worker(), worker()]);
  await browser.close();
  console.error(`${all} checks`);
}
