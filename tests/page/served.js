// `daymark serve` as a browser meets it: its own page, and another one that would like to be it.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

const DAY = '2026-04-05';

// Starts it on a copy of an example; its process and its address.
function start({ daymark, work, examples }) {
  const folder = path.join(work, 'journal');
  fs.cpSync(path.join(examples, 'nine-steps'), folder, { recursive: true });
  const process = spawn(daymark, ['--today', DAY, 'serve', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    process.on('exit', () => reject(new Error('daymark serve ended')));
    process.stdout.once('data', (line) => resolve({ process, folder, address: line.toString().trim() }));
  });
}

async function check(browser, tools) {
  const { process, folder, address } = await start(tools);
  try {
    const origin = new URL(address).origin;
    await ownPage(browser, tools, folder, address, origin);
    console.log('  served: the form, a save, axe');
    await otherPage(browser, tools, address, origin);
    console.log('  served: another page');
  } finally {
    process.removeAllListeners('exit');
    process.kill();
  }
}

async function ownPage(browser, { hold, axe, shoot }, folder, address, origin) {
  const file = path.join(folder, '2026-04.day');
  const before = fs.readFileSync(file, 'utf8');
  for (const colorScheme of ['light', 'dark']) {
    // As its policy has it, axe may not be put into the page: the policy is held by tests/serve.rs.
    const context = await browser.newContext({ colorScheme, viewport: { width: 1000, height: 800 }, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(address);
    await axe(page, `served, ${colorScheme}`, colorScheme === 'dark');
    await shoot(page, `served-${colorScheme}`);
    await context.close();
  }
  const context = await browser.newContext();
  const page = await context.newPage();
  const elsewhere = [];
  const said = [];
  page.on('request', (request) => new URL(request.url()).origin === origin || elsewhere.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  await page.goto(address);
  hold(page.url() === `${origin}/`, `served: the token is left in ${page.url()}`);
  hold((await page.evaluate(() => document.cookie)) === '', 'served: a script can read the cookie');
  const styled = await page.evaluate(() => getComputedStyle(document.body).maxWidth);
  hold(styled === '960px', `served: without its style (${styled})`);

  const label = () => page.innerText('#ask');
  await page.selectOption('select[name=name]', 'decide');
  hold(/^Note: .+\?$/.test(await label()), `served: what decide asks is ${await label()}`);
  await page.selectOption('select[name=name]', 'run');
  hold((await label()) === 'Note', `served: what run asks is ${await label()}`);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const tops = await page.$$eval('#mark input, #mark select, #mark button', (all) => all.map((it) => {
      const { bottom, height } = it.getBoundingClientRect();
      return [bottom, height].map(Math.round);
    }));
    hold(new Set(tops.map((it) => it[1])).size === 1, `served: fields of different heights, ${tops}`);
    const [[note], [button]] = tops.slice(-2);
    hold(note === button, `served: at ${width} the button stands alone`);
    await shoot(page, `served-${width}`, false);
  }
  await page.fill('input[name=time]', '18:05');
  await page.fill('input[name=amount]', '5 km');
  await page.fill('input[name=note]', 'from the page <b>');
  await page.click('button');
  await page.locator('#said', { hasText: 'run: ' }).waitFor();
  const after = fs.readFileSync(file, 'utf8');
  const added = after.replace(before, '');
  hold(after.startsWith(before.slice(0, 40)) && after.length > before.length, 'served: the form wrote nothing');
  hold(after.includes('18:05 [x] run 5 km: from the page <b>\n'), `served: the form wrote ${JSON.stringify(added.slice(-200))}`);
  hold(after.split('\n').length - before.split('\n').length <= 2, 'served: the form wrote more than its line');
  hold(!(await page.content()).includes('from the page'), 'served: the page shows a note');

  const version = await page.getAttribute('[data-version]', 'data-version');
  fs.appendFileSync(file, '\n// saved by an editor\n');
  await page.locator(`[data-version]:not([data-version="${version}"])`).waitFor({ timeout: 20_000 });
  hold(elsewhere.filter((it) => !it.startsWith('data:')).length === 0, `served: asks ${elsewhere}`);
  hold(said.length === 0, `served: ${said}`);
  await context.close();
}

// A page of another origin in the same browser, which has the cookie: it gets nothing and writes nothing.
async function otherPage(browser, { hold }, address, origin) {
  const other = http.createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!DOCTYPE html><title>other</title><p>other');
  });
  await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    const here = `http://127.0.0.1:${other.address().port}/`;
    await page.goto(here);
    const body = 'name=run&state=x&date=2026-04-05';
    const tried = await page.evaluate(async ([origin, body]) => {
      const result = {};
      result.read = await fetch(`${origin}/`, { credentials: 'include' }).then((it) => it.text()).catch(() => 'refused');
      result.posted = await fetch(`${origin}/mark`, {
        method: 'POST', mode: 'no-cors', credentials: 'include', body: new URLSearchParams(body),
      }).then((it) => it.type).catch(() => 'refused');
      const frame = document.createElement('iframe');
      frame.src = `${origin}/`;
      document.body.append(frame);
      await new Promise((resolve) => { frame.onload = resolve; setTimeout(resolve, 2000); });
      result.framed = frame.contentDocument === null;
      return result;
    }, [origin, body]);
    hold(tried.read === 'refused', `another page reads ${tried.read.slice(0, 80)}`);
    const frames = page.frames().filter((it) => it !== page.mainFrame());
    const texts = await Promise.all(frames.map((it) => it.content().catch(() => '')));
    hold(texts.every((it) => !it.includes('Habits')), 'another page frames it');
    // The form that it sends by itself: refused, with the words for that.
    await page.evaluate(([origin, body]) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = `${origin}/mark`;
      for (const [name, value] of new URLSearchParams(body)) {
        const field = document.createElement('input');
        field.name = name;
        field.value = value;
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    }, [origin, body]);
    await page.waitForURL(`${origin}/mark`);
    const words = await page.innerText('body');
    hold(/not sent from the page itself|its token included/.test(words), `another page's form: ${words}`);
    await context.close();
    // By a name that leads here.
    const { port } = new URL(address);
    const named = await browser.newPage();
    const answer = await named.goto(address.replace('127.0.0.1', 'localhost'));
    hold(answer.status() === 421, `localhost:${port} is answered with ${answer.status()}`);
    await named.close();
  } finally {
    other.close();
  }
}

module.exports = { check };
