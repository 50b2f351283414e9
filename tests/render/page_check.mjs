// Opens pages in Chromium without a network and uses them as people do: with the mouse, with the keyboard, on a phone, on
// paper. Takes the folder with playwright-core and axe-core, the browser, and the pages; prints what is wrong and ends
// with 1, else with 0.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, browserPath, ...pages] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const wrong = [];
let checks = 0;
const holds = (condition, words) => {
  checks += 1;
  if (!condition) wrong.push(words);
};

// Every rule of WCAG 2.2 A and AA, and what axe calls good practice.
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const violations = async (page, where) => {
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }), TAGS);
  checks += 1;
  for (const { id, help, nodes } of found.violations) {
    wrong.push(`${where}: axe ${id}: ${help}: ${nodes.length} places, such as ${nodes[0].html.slice(0, 200)} (${nodes[0].failureSummary.replace(/\s+/g, " ").slice(0, 300)})`);
  }
};

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });

const opened = async (file, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  const own = pathToFileURL(file).href;
  page.on("request", (request) => holds(request.url().split("#")[0] === own, `${file}: it asked for ${request.url().slice(0, 200)}`));
  page.on("pageerror", (error) => wrong.push(`${file}: ${error}`));
  page.on("console", (message) => message.type() === "error" && wrong.push(`${file}: ${message.text()}`));
  page.on("dialog", (dialog) => {
    wrong.push(`${file}: a text of it ran as a script: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(own);
  await page.evaluate(axe);
  return page;
};

const asPrinted = (page, table) =>
  page.evaluate((at) => [...document.querySelectorAll("main table")[at].tBodies[0].rows].map((row) => row.innerText.replace(/\s+/g, " ")), table);

// The panel of a figure, by mouse and by keyboard.
const usePanel = async (page, data, figures, inTable, say) => {
  const first = figures.first();
  const printed = (await first.textContent()).trim();
  await first.click();
  const panel = page.locator("#panel");
  holds(await panel.isVisible(), say("a click opens the panel"));
  holds((await panel.locator(".value").innerText()).startsWith(printed), say("the panel shows the printed value"));
  await violations(page, say("panel"));
  if (data.cells) {
    const id = await first.evaluate((button) => button.closest("[data-figure]").dataset.figure);
    const rows = await panel.locator("table").last().locator("tbody tr").count();
    const expected = data.cells.lists[data.cells.of[id]].split(",").filter(Boolean)
      .reduce((sum, run) => { const [from, to = from] = run.split("-").map(Number); return sum + to - from + 1; }, 0);
    holds(rows === Math.min(expected, 200) && rows > 0, say(`the panel lists ${rows} of ${expected} cells`));
    holds(data.figures[id].evidence === expected, say("the number of cells is that of the list"));
  }
  await page.keyboard.press("Escape");
  holds(!(await panel.isVisible()), say("Esc closes it"));
  holds(await first.evaluate((button) => button === document.activeElement), say("and the focus returns"));
  await page.keyboard.press("Enter");
  holds(await panel.isVisible(), say("Enter opens the panel"));
  await page.keyboard.press("Enter");
  holds(!(await panel.isVisible()), say("Enter on its button closes it"));
  if (inTable > 1) {
    await first.focus();
    const before = await page.evaluate(() => document.activeElement.closest("[data-figure]").dataset.figure);
    for (const key of ["ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    const after = await page.evaluate(() => document.activeElement.closest("[data-figure]")?.dataset.figure);
    holds(after && after !== before, say("arrows move among the numbers of a table"));
    const stops = await page.evaluate(() => Math.max(...[...document.querySelectorAll("main table")].map((table) => table.querySelectorAll("td button.figure:not([tabindex='-1'])").length)));
    holds(stops <= 1, say(`a table is one stop of the tab key, not ${stops}`));
  }
};

for (const file of pages) {
  const say = (words) => `${file}: ${words}`;
  const page = await opened(file);
  await violations(page, say("light"));
  await page.keyboard.press("Tab");
  holds(await page.evaluate(() => document.activeElement.className === "skip"), say("the first stop leads past the tools"));
  await page.keyboard.press("Enter");
  holds(await page.evaluate(() => document.activeElement.id === "main"), say("and to the report"));

  // The panel of a figure, by mouse and by keyboard.
  const figures = page.locator("main td button.figure");
  const inTable = await figures.count();
  const data = JSON.parse(await page.locator("#data").textContent());
  holds((inTable > 0) === Object.keys(data.figures).length > 0, say("numbers of tables are buttons"));
  if (inTable) await usePanel(page, data, figures, inTable, say);

  // Sorting by the values, and back to the printed order.
  const sorted = await page.evaluate(() => {
    const tables = [...document.querySelectorAll("main table")];
    for (const [at, table] of tables.entries()) {
      const head = [...table.querySelectorAll("th[data-column]")].find((head) => {
        const values = [...table.tBodies[0].rows].map((row) => row.cells[head.dataset.column]?.dataset.value);
        return new Set(values.filter((value) => value !== undefined)).size > 1;
      });
      if (head) return { at, column: Number(head.dataset.column) };
    }
  });
  holds(sorted, say("there is a table to sort"));
  if (sorted) {
    const before = await asPrinted(page, sorted.at);
    const head = page.locator("main table").nth(sorted.at).locator(`th[data-column="${sorted.column}"]`);
    const values = () =>
      page.evaluate(({ at, column }) => [...document.querySelectorAll("main table")[at].tBodies[0].rows].map((row) => row.cells[column].dataset.value).filter((value) => value !== undefined).map(Number), sorted);
    const ordered = (list, way) => list.every((value, at) => at === 0 || way * (value - list[at - 1]) >= 0);
    await head.locator("button").click();
    holds(ordered(await values(), 1) && (await head.getAttribute("aria-sort")) === "ascending", say("a click sorts upwards by value"));
    await violations(page, say("sorted"));
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    holds(ordered(await values(), -1) && (await head.getAttribute("aria-sort")) === "descending", say("Enter sorts downwards"));
    await page.keyboard.press("Space");
    holds((await head.getAttribute("aria-sort")) === null, say("a third time it is as it was printed"));
    holds(JSON.stringify(await asPrinted(page, sorted.at)) === JSON.stringify(before), say("in the order in which it was printed"));
  }

  // The filter: rows by the words at their left, nothing computed.
  const word = await page.evaluate(() => {
    const rows = [...document.querySelectorAll("main tbody th[scope=row]")].filter((head) => head.closest("tbody").rows.length > 1);
    return rows[0]?.textContent.trim();
  });
  const shown = () => page.evaluate(() => [...document.querySelectorAll("main tbody tr")].filter((row) => row.offsetParent !== null && getComputedStyle(row).display !== "none").map((row) => row.innerText).join("\n"));
  const whole = await shown();
  holds(word, say("there is a row to keep"));
  if (word) {
    await page.locator("#filter").focus();
    await page.keyboard.insertText(word);
    const few = await shown();
    holds(few.length < whole.length && few.includes(word), say(`the filter '${word}' keeps rows and hides others`));
    holds((await page.locator("#filtered").innerText()).length > 0, say("and says how many"));
    await violations(page, say("filtered"));
    await page.emulateMedia({ media: "print" });
    holds((await page.evaluate(() => [...document.querySelectorAll("main tbody tr")].every((row) => getComputedStyle(row).display === "table-row"))), say("on paper every row is there all the same"));
    await page.emulateMedia({ media: "screen" });
    await page.locator("#filter").fill("");
    holds((await shown()) === whole, say("without it every row is back"));
  }

  // Search, with the keyboard and with the mouse.
  const heading = (await page.locator("main h2").last().innerText()).slice(0, 6);
  await page.locator("#search").focus();
  await page.keyboard.insertText(heading);
  await page.keyboard.press("Enter");
  const foundBy = await page.evaluate(() => document.activeElement.closest("main") && document.activeElement.innerText);
  holds(foundBy && foundBy.includes(heading.trim()), say(`Enter leads to the first place of '${heading}', and not to ${foundBy}`));
  await page.locator("#search").fill("𠮷の字はどこにもない頁である");
  await page.waitForTimeout(250);
  holds((await page.locator("#found").innerText()).length > 0 && !(await page.locator("#results").isVisible()), say("what is not there is said to be not there"));
  await page.locator("#search").fill(heading);
  await page.waitForTimeout(250);
  await violations(page, say("search"));
  await page.locator("#results button").last().click();
  holds(await page.evaluate(() => document.activeElement.classList.contains("here")), say("a click on a place leads to it"));
  await page.locator("#search").focus();
  await page.keyboard.press("Escape");
  holds((await page.locator("#search").inputValue()) === "", say("Esc empties the search"));

  // Dark, by the switch and by the system.
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.locator("#theme").click();
  holds((await ground()) !== light && (await page.locator("#theme").getAttribute("aria-pressed")) === "true", say("the switch makes it dark"));
  await violations(page, say("dark"));
  await page.locator("#theme").click();
  holds((await ground()) === light, say("and light again"));
  await page.emulateMedia({ colorScheme: "dark" });
  await page.reload();
  holds((await ground()) !== light, say("it follows the system"));

  // Paper: all tables whole, the controls hidden, the pages of A4.
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const onPaper = await page.evaluate(() => ({
    rows: [...document.querySelectorAll("main tr")].every((row) => getComputedStyle(row).display === "table-row" && row.getClientRects().length > 0),
    regions: [...document.querySelectorAll("main .scroll")].every((region) => getComputedStyle(region).overflow === "visible"),
    tools: [...document.querySelectorAll(".tools, nav, .skip")].every((part) => getComputedStyle(part).display === "none"),
    ground: getComputedStyle(document.body).backgroundColor,
    cells: [...document.querySelectorAll("main td, main th")].map((cell) => cell.innerText.replace(/\s+/g, "")).filter(Boolean),
  }));
  holds(onPaper.rows && onPaper.regions, say("on paper every row of every table is there"));
  holds(onPaper.tools, say("on paper the tools are not"));
  holds(onPaper.ground === "rgb(255, 255, 255)", say("paper is white"));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  holds(pdf.length > 5000 && pdf.subarray(0, 5).toString() === "%PDF-", say("it prints"));
  if (process.env.PAGE_PDF) {
    const { writeFileSync } = await import("node:fs");
    writeFileSync(`${process.env.PAGE_PDF}/${pages.indexOf(file)}.pdf`, pdf);
    writeFileSync(`${process.env.PAGE_PDF}/${pages.indexOf(file)}.cells`, onPaper.cells.join("\n"));
  }
  await page.context().close();

  // A phone: the page does not scroll sideways, its tables do.
  for (const colorScheme of ["light", "dark"]) {
    const phone = await opened(file, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, colorScheme });
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    holds(width <= 360, say(`on a phone the page is ${width} wide`));
    await violations(phone, say(`phone, ${colorScheme}`));
    if (inTable) {
      await phone.locator("main td button.figure").first().tap();
      holds(await phone.locator("#panel").isVisible(), say("a tap opens the panel"));
    }
    await phone.context().close();
  }

  // Without scripts the report is there, and nothing that does nothing.
  const still = await opened(file, { javaScriptEnabled: true });
  const withScript = await still.evaluate(() => document.querySelector("main").textContent);
  await still.context().close();
  const quiet = await browser.newContext({ javaScriptEnabled: false });
  const plain = await quiet.newPage();
  await plain.goto(pathToFileURL(file).href);
  holds((await plain.locator("main").textContent()) === withScript, say("the text is the same without scripts"));
  holds((await plain.locator("button:visible, input:visible").count()) === 0, say("without scripts there is no button"));
  await quiet.close();
}

await browser.close();
for (const words of wrong) console.log(words);
console.log(`${checks} checks in ${pages.length} pages, ${wrong.length} failed`);
process.exit(wrong.length ? 1 : 0);
