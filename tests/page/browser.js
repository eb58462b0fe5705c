// What a browser makes of the pages: `browser.js WORK DAYMARK EXAMPLES [SHOTS]`. Ends with 1 where anything is wrong.
'use strict';

const { chromium } = require('playwright-core');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const served = require('./served.js');

const [work, daymark, examples, shots] = process.argv.slice(2);
const NAMES = ['nine-steps', 'learner', 'runner', 'taper'];
const AXE = fs.readFileSync(require.resolve('axe-core'), 'utf8');
const wrong = [];

function hold(is, what) {
  if (!is) {
    wrong.push(what);
    console.log(`  WRONG: ${what}`);
  }
}

// All that axe knows; of the same page in other colours only what colours can break.
async function axe(page, what, isSame = false) {
  await page.evaluate(AXE);
  const rules = isSame ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {};
  const { violations } = await page.evaluate((it) => axe.run(it), rules);
  for (const { id, nodes } of violations) {
    hold(false, `${what}: axe: ${id}: ${nodes[0].html.slice(0, 200)}`);
  }
}

async function shoot(page, name, isLong = true) {
  if (shots) {
    await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: isLong });
  }
}

// Words in pictures that stick out of them, or lie over one another.
function crowded() {
  const found = [];
  for (const svg of document.querySelectorAll('svg[role=img]')) {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('text')].filter((it) => it.textContent)
      .map((it) => ({ box: it.getBoundingClientRect(), text: it.textContent }));
    boxes.forEach(({ box, text }, index) => {
      const isIn = box.left >= frame.left - 0.5 && box.right <= frame.right + 0.5 && box.top >= frame.top - 1;
      const over = boxes.slice(index + 1).find((it) => box.left < it.box.right && it.box.left < box.right
        && box.top + 3 < it.box.bottom && it.box.top + 3 < box.bottom);
      if (!isIn) found.push(`${text} sticks out`);
      if (over) found.push(`${text} over ${over.text}`);
    });
  }
  return found;
}

// A page in a file: it asks for nothing, says all it has to say, and is clean.
async function inFile(browser, name, colorScheme) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  const requests = [];
  const said = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  const url = pathToFileURL(path.join(work, `${name}.html`)).href;
  await page.goto(url);
  hold(requests.filter((it) => !it.startsWith('data:')).join() === url, `${name}: asks for ${requests}`);
  hold(said.length === 0, `${name}: ${said}`);
  const bare = await page.$$eval('svg[role=img] path[class^=k], svg[role=img] path[class=miss]',
    (cells) => cells.filter((cell) => !/^\w{3} \d{4}-\d\d-\d\d: /.test(cell.querySelector('title')?.textContent ?? '')));
  hold(bare.length === 0, `${name}: ${bare.length} cells without a title`);
  hold(await page.$$eval('table', (all) => all.every((it) => it.caption?.textContent)), `${name}: a table without a caption`);
  const words = await page.evaluate(crowded);
  hold(words.length === 0, `${name}: in pictures: ${words.slice(0, 6).join('; ')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  hold(!wide, `${name}: the page is wider than its window`);
  await axe(page, `${name}, ${colorScheme}`, colorScheme === 'dark');
  await shoot(page, `${name}-${colorScheme}`);
  await context.close();
}

// Many years: a picture in blocks below each other, each word in its place.
async function long(browser) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.goto(pathToFileURL(path.join(work, 'long.html')).href);
  const words = await page.evaluate(crowded);
  hold(words.length === 0, `long: in pictures: ${words.slice(0, 6).join('; ')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  hold(!wide, 'long: the page is wider than its window');
  const hidden = await page.$$eval('#tasks ~ .wide, #habits ~ .wide',
    (all) => all.filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.ariaLabel));
  hold(hidden.length === 0, `long: out of view beside a name: ${hidden}`);
  await shoot(page, 'long');
  await page.close();
}

// Without a script, on a telephone, with the keyboard, on paper.
async function otherwise(browser, name) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 380, height: 700 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(work, `${name}.html`)).href);
  const text = await page.innerText('main');
  const late = await page.$$eval('.late', (all) => all.map((it) => it.scrollWidth > it.clientWidth
    && it.lastElementChild.getBoundingClientRect().right - it.getBoundingClientRect().right));
  hold(late.some((it) => it !== false) && late.every((it) => Math.abs(it) < 2), `${name}: begins in the past: ${late}`);
  hold(/Habits[\s\S]*Streaks[\s\S]*Goals/.test(text), `${name}: reads otherwise without a script`);
  await page.keyboard.press('Tab');
  hold(await page.locator('a.skip').evaluate((it) => it === document.activeElement).catch(() => true), `${name}: no way past the head`);
  await shoot(page, `${name}-narrow`);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 718, height: 1000 });
  hold(await page.evaluate(() => document.documentElement.scrollWidth <= 718), `${name}: wider than its paper`);
  const paper = await page.pdf({ format: 'A4' });
  hold(paper.length > 10_000, `${name}: nothing on paper`);
  await context.close();
}

async function picture(browser) {
  const page = await browser.newPage({ viewport: { width: 500, height: 200 } });
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(path.join(work, 'run.svg')).href);
  hold(requests.length === 1, `run.svg: asks for ${requests}`);
  hold(await page.$eval('svg > title', (it) => it.textContent.startsWith('run: ')), 'run.svg: no title');
  await shoot(page, 'run-svg', false);
  await page.close();
}

async function main() {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    for (const name of NAMES) {
      await inFile(browser, name, 'light');
      await inFile(browser, name, 'dark');
      console.log(`  ${name}`);
    }
    await long(browser);
    console.log('  many years');
    await otherwise(browser, 'nine-steps');
    await picture(browser);
    console.log('  narrow, without a script, on paper, alone');
    await served.check(browser, { daymark, work, examples, hold, axe, shoot });
  } finally {
    await browser.close();
  }
  process.exit(wrong.length ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
