// Pictures of the page: node page.mjs PAGE OUT-FOLDER, with playwright-core in the folder that KAISHU_NODE_MODULES names.
// A table with its chart on the desktop, the panel of a number in it, and the same on a telephone.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [page, out] = process.argv.slice(2);
const require = createRequire(`${process.env.KAISHU_NODE_MODULES}/node_modules/`);
const { chromium } = require('playwright-core');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

const at = async (name, width, height, shown) => {
  const tab = await browser.newPage({ viewport: { width, height } });
  await tab.goto(pathToFileURL(page).href);
  await shown(tab);
  await tab.screenshot({ path: `${out}/${name}.png` });
  await tab.close();
};

// Twice: what is above gets its height when it is first seen.
const top = async (tab, place) => {
  for (let turn = 0; turn < 3; turn += 1) {
    await tab.locator(place).first().evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await tab.waitForTimeout(300);
  }
};

await at('page', 1180, 640, (tab) => top(tab, '#table-need-by-stratum'));
await at('panel', 1180, 700, async (tab) => {
  await top(tab, '#table-need-by-stratum');
  await tab.locator('#table-need-by-stratum button.figure', { hasText: '80.6' }).first().click();
  await tab.locator('#panel').waitFor({ timeout: 5000 });
  await top(tab, '#table-need-by-stratum');
});
await at('telephone', 390, 700, (tab) => top(tab, '#table-need-by-stratum'));
await browser.close();
