// The browser test: signs in, visits every screen in both languages, and looks for what must not be there.
//
//   CLOCKHOUSE_URL=https://localhost:8443 CLOCKHOUSE_USER=admin CLOCKHOUSE_PASSWORD=… node e2e/console.mjs
//
// axe looks at each screen wide in English and narrow in Chinese; with THOROUGH set in both languages at both widths.
// CLOCKHOUSE_NEW_PASSWORD is taken when the first one has to be changed; SCREENSHOTS names a folder for pictures.
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { flat } from '../scripts/words-csv.mjs'
import { alone } from './alone.mjs'
import { biometrics } from './biometrics.mjs'
import { cards } from './cards.mjs'
import { certificates } from './certificates.mjs'
import { closing } from './closing.mjs'
import { days } from './days.mjs'
import { mount } from './mount.mjs'
import { entries } from './entries.mjs'
import { generate } from './generate.mjs'
import { office } from './office.mjs'
import { visitors } from './visitors.mjs'
import { phone } from './phone.mjs'
import { pictures as comparing } from './pictures.mjs'
import { roster } from './roster.mjs'

const base = (process.env.CLOCKHOUSE_URL ?? 'https://localhost:8443').replace(/\/$/, '')
const user = process.env.CLOCKHOUSE_USER ?? 'admin'
const password = process.env.CLOCKHOUSE_PASSWORD ?? ''
const newPassword = process.env.CLOCKHOUSE_NEW_PASSWORD ?? 'Verdigris on the clock house roof 7'
const pictures = process.env.SCREENSHOTS
const thorough = Boolean(process.env.THOROUGH)
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const words = new Set(flat(JSON.parse(readFileSync(new URL('../src/i18n/en.json', import.meta.url), 'utf8'))).map(([key]) => key))
const sections = new Set([...words].map((key) => key.split('.')[0]))

const failures = []
const check = (good, what) => {
  console.log(`${good ? 'ok  ' : 'FAIL'} ${what}`)
  if (!good) failures.push(what)
}

const folder = mkdtempSync(join(tmpdir(), 'console-browser-'))
const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const browser = await chromium.launchPersistentContext(folder, {
  executablePath,
  args: flags,
  ignoreHTTPSErrors: true,
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  // axe is injected by the test; the page's own policy is watched through the events below.
  bypassCSP: false,
})
browser.setDefaultTimeout(15_000)

const seen = []
/** What each page's browser says, and is told of with whatever is looked at next there. */
const told = new WeakMap()
/** What each page has asked for and not got yet. */
const underway = new WeakMap()
let expected = 0
const page = await watched(browser)
/** Those of whoever administers; the others are held in a hand. */
const desks = new Set([page])

/** A page whose log, policy and requests are watched. */
async function watched(context, said = seen) {
  const on = await context.newPage()
  told.set(on, said)
  const asked = new Set()
  underway.set(on, asked)
  const over = (request) => asked.delete(request)
  // The change stream has no end to wait for.
  on.on('request', (request) => request.headers().accept !== 'text/event-stream' && asked.add(request)).on('requestfinished', over).on('requestfailed', over)
  on.on('console', (message) => {
    if (message.type() === 'error') {
      // A refusal the test provoked itself (a wrong password) is logged by the browser as a failed request.
      if (expected > 0 && /status of 4\d\d/.test(message.text())) expected--
      else said.push(`console: ${message.text()} ${message.location().url ?? ''}`)
    }
  })
  on.on('pageerror', (error) => said.push(`error: ${error.message}`))
  await on.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
  })
  return on
}

async function quiet(where, on = page) {
  const violations = await on.evaluate(() => window.violations.splice(0))
  check(violations.length === 0, `${where}: the content security policy is kept${violations.length ? ` (${violations[0]})` : ''}`)
  const said = told.get(on).splice(0)
  check(said.length === 0, `${where}: nothing in the browser's log${said.length ? ` (${said.slice(0, 3).join(' | ')})` : ''}`)
}

/** Until nothing fades or slides any more; what moves for ever does not count. */
async function still(on) {
  await on.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const moving = document.getAnimations().filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(moving.map((one) => one.finished.catch(() => undefined)))
  })
}

async function accessible(where, on = page) {
  await still(on)
  // Through the debugger, which the page's policy does not govern.
  await on.evaluate(axe)
  const found = await on.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ['violations'] })
    return result.violations
      .filter((violation) => ['serious', 'critical'].includes(violation.impact))
      .map((violation) => `${violation.id}: ${violation.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' || ')}`)
  })
  check(found.length === 0, `${where}: axe finds nothing serious${found.length ? `\n      ${found.join('\n      ')}` : ''}`)
}

async function picture(name, on = page) {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await on.screenshot({ path: join(pictures, `${name}.png`) })
}

/** Until a page stands: it has what it asked for, and shows it. */
async function settled(on = page) {
  await on.waitForLoadState('domcontentloaded')
  const asked = underway.get(on)
  do {
    await Promise.all([...asked].map((request) => request.response().then((answer) => answer?.finished(), () => undefined)))
    await on.waitForFunction(() => !document.querySelector('.loading, .ant-spin-spinning') && document.querySelector('h1, .own, .setup'))
    await still(on)
  } while (asked.size > 0)
}

async function visit(path, name, ready, on = page) {
  await on.goto(base + path)
  if (ready) await on.waitForSelector(ready)
  await settled(on)
  for (const language of ['en', 'zh']) {
    await speak(language, on)
    const where = `${name} (${language})`
    const dotted = await on.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found = []
      while (walker.nextNode()) {
        const node = walker.currentNode
        if (!node.parentElement?.closest('.code, script, style')) found.push(...(node.textContent.match(/[a-z][A-Za-z]*(?:\.[A-Za-z_-]+)+/g) ?? []))
      }
      return found
    })
    const keys = dotted.filter((word) => words.has(word) || sections.has(word.split('.')[0]) && /[A-Z]/.test(word))
    check(keys.length === 0, `${where}: every word is translated${keys.length ? ` (${keys[0]})` : ''}`)
    if (language === 'en' || thorough) await accessible(where, on)
    await quiet(where, on)
    await picture(`${name}.${language}`, on)
  }
  // As narrow as a phone: nothing but the month sheet scrolls sideways, and axe has nothing to say there either.
  await on.setViewportSize({ width: 390, height: 844 })
  await still(on)
  for (const language of ['zh', 'en']) {
    await speak(language, on)
    const where = `${name} at 390 (${language})`
    const wide = await on.evaluate(() => Math.max(document.documentElement.scrollWidth, document.querySelector('.ch-page')?.scrollWidth ?? 0))
    check(wide <= 390, `${where}: fits (${wide})`)
    if (language === 'zh' || thorough) await accessible(where, on)
    await quiet(where, on)
    if (!desks.has(on)) await picture(`phone-${name}.${language}`, on)
  }
  await on.setViewportSize({ width: 1440, height: 900 })
}

async function speak(language, on = page) {
  await on.click(`.languages button[lang="${language}"]`)
  await on.waitForFunction((lang) => document.documentElement.lang.startsWith(lang), language)
  await still(on)
}

/** Another browser, as that of somebody else. */
async function open(size, manner = { locale: 'zh-CN', hasTouch: true }, said = seen) {
  const other = await chromium.launch({ executablePath, args: flags })
  const on = await watched(await other.newContext({ ignoreHTTPSErrors: true, viewport: size, ...manner }), said)
  on.setDefaultTimeout(15_000)
  return { on, close: () => other.close() }
}

/** The screens that stand by themselves, in a browser beside the first, whose waits are this one's time. */
async function beside(word) {
  const { on, close } = await open({ width: 1440, height: 900 }, { locale: 'en-GB' }, [])
  desks.add(on)
  const here = (act) => (what, there = on) => act(what, there)
  const tools = { page: on, base, check, visit: (path, name, ready) => visit(path, name, ready, on), settled: () => settled(on), accessible: here(accessible), quiet: here(quiet), picture: here(picture) }
  try {
    await on.goto(base + '/')
    await on.fill('input[autocomplete="username"]', user)
    await on.fill('input[autocomplete="current-password"]', word)
    await on.click('button[type="submit"]')
    await on.waitForSelector('.ch-shell')
    await settled(on)
    await mount(tools)
    await comparing(tools)
    for (const [path, name, ready] of alone) await tools.visit(path, name, ready)
  } catch (error) {
    await picture('failed-beside', on).catch(() => undefined)
    throw error
  } finally {
    await close()
  }
}

/** x and Shift+x mark, Space shows the person beside the list, and what is marked can be acted upon. */
async function marking() {
  await page.goto(base + '/people')
  await page.waitForSelector('.vlist-row')
  for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key)
  check((await page.locator('.vlist-row.marked').count()) === 3, 'x and Shift+x mark rows')
  await page.keyboard.press('Space')
  await page.waitForSelector('.ant-drawer-body .fact')
  await settled()
  await accessible('the person beside the list')
  await page.keyboard.press('Escape')
  await page.click('.bulk .ant-btn-primary')
  await page.waitForSelector('.codes-drawer tbody tr')
  await page.click('.codes-drawer .ant-btn-primary')
  await page.waitForFunction(() => document.querySelectorAll('.codes-drawer .sign-in-code').length === 3)
  await page.waitForFunction(() => !document.querySelector('.codes-drawer .ant-btn-loading'))
  await settled()
  await accessible('first sign-in codes')
  await page.keyboard.press('Escape')
}

/** Two tabs keep one stream, and it moves to the other one when its tab closes. */
async function oneStream() {
  const streams = new Set()
  const asked = (request) => request.url().endsWith('/api/v1/changes') && streams.add(request)
  const ended = (request) => streams.delete(request)
  const follow = (tab) => tab.on('request', asked).on('requestfailed', ended).on('requestfinished', ended)
  const other = await watched(browser)
  follow(other)
  follow(page)
  await page.goto(base + '/today')
  await settled()
  await other.goto(base + '/today')
  await other.waitForSelector('.live-live')
  check(streams.size <= 1, `two tabs keep one stream (${streams.size})`)
  await page.goto('about:blank')
  const moved = await other.waitForFunction(() => document.querySelector('.live-live') !== null, undefined, { timeout: 30_000 }).then(() => true, () => false)
  check(moved, 'the stream goes on in the other tab')
  await other.close()
  await page.goto(base + '/today')
  await settled()
  await page.waitForSelector('.live-live')
  page.off('request', asked).off('requestfailed', ended).off('requestfinished', ended)
}

try {
  await page.goto(base + '/')
  await page.waitForSelector('input[autocomplete="username"]')
  for (const language of ['zh', 'en']) {
    await speak(language)
    await accessible(`sign-in (${language})`)
    await quiet(`sign-in (${language})`)
    await picture(`sign-in.${language}`)
  }

  expected = 1
  await page.fill('input[autocomplete="username"]', user)
  await page.fill('input[autocomplete="current-password"]', 'not the password')
  await page.click('button[type="submit"]')
  await page.waitForSelector('.note-miss')
  check(/\d/.test(await page.textContent('.note-miss')), 'a wrong password says how many tries are left')
  let word = password
  await page.fill('input[autocomplete="current-password"]', password)
  await page.click('button[type="submit"]')
  await page.waitForSelector('.ch-shell, input[type="password"][autocomplete="new-password"]')
  if (await page.$('input[type="password"][autocomplete="new-password"]')) {
    await accessible('password change')
    await page.fill('input[autocomplete="current-password"]', password)
    for (const field of await page.$$('input[type="password"][autocomplete="new-password"]')) await field.fill(newPassword)
    await page.click('button[type="submit"]')
    await page.waitForSelector('.ch-shell')
    check(true, 'the first password is changed before anything else')
    word = newPassword
  }
  await settled()
  await quiet('after sign-in')

  // Not while the suite still works out a past that has just come in.
  for (let calm = 0, round = 0; calm < 3 && round < 45; round++) {
    const pending = await page.evaluate(async () => (await (await fetch('/api/v1/timesheets/status')).json()).pending)
    calm = pending === 0 ? calm + 1 : 0
    await page.waitForTimeout(2_000)
  }
  await visit('/today', 'today', '.board')
  // A punch that arrives while somebody looks: only where terminals punch by themselves.
  if (process.env.CLOCKHOUSE_LIVE !== 'no') {
    const first = () => page.evaluate(() => document.querySelector('.stream-list li .stream-when')?.textContent + document.querySelector('.stream-list li a')?.textContent)
    const before = await first()
    await page.mouse.move(10, 10)
    const arrived = await page.waitForFunction((old) => document.querySelector('.stream-list li .stream-when')?.textContent + document.querySelector('.stream-list li a')?.textContent !== old, before, { timeout: 90_000 }).then(() => true, () => false)
    check(arrived, 'a punch appears in the stream by itself')
    await picture('today-live')
  }
  const figure = await page.$('.figure-onDuty, .figure-expected')
  if (figure) {
    await figure.click()
    await page.waitForSelector('.ant-drawer-body')
    await settled()
    await accessible('the names behind a figure')
    await page.keyboard.press('Escape')
  }

  await visit('/people', 'people', '.vlist-row')
  await settled()
  await page.click('.vlist-row .person-link')
  await page.waitForSelector('.photo')
  await visit(new URL(page.url()).pathname, 'person', '.photo')
  await visit('/people/import', 'import', '.drop')
  await biometrics({ page, base, check, visit, settled, accessible, picture })
  await certificates({ page, check, visit, settled, accessible, picture })
  await page.goto(base + '/cards')
  await settled()
  check(await page.evaluate(() => document.activeElement?.closest('.reader') !== null), 'the reader field has the focus')

  // A dry run asks of lines that cannot be done: the browser logs each refusal.
  await cards({ page, base, check, visit, settled, accessible, picture, speak, refused: (times) => (expected += times) })
  await marking()
  await oneStream()

  // The first rows of the month, from a screen that is open already.
  await page.goto(base + '/today')
  await settled()
  const times = []
  for (let round = 0; round < 3; round++) {
    const began = Date.now()
    await page.click('.ch-area[href="/attendance"]')
    await page.waitForSelector('.mgrid-row')
    times.push(Date.now() - began)
    await page.goto(base + '/today')
    await settled()
  }
  check(Math.min(...times) < 2_000, `the month sheet shows its first rows within 2 s, best of three (${times.join(', ')} ms)`)
  await visit(`/attendance?month=${process.env.CLOCKHOUSE_MONTH ?? new Date().toISOString().slice(0, 7)}`, 'month-sheet', '.mgrid-row')
  await page.focus('.mgrid')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.waitForSelector('.ant-drawer-body .timeline, .ant-drawer-body .empty')
  await settled()
  await accessible('the day beside the month sheet')
  await picture('month-sheet-side')
  await page.keyboard.press('Escape')
  const problem = (await page.$('.mgrid-cell.tone-late')) ?? (await page.$('.mgrid-cell.tone-miss'))
  const spot = problem ?? (await page.$('.mgrid-cell'))
  await spot.dblclick()
  await page.waitForSelector('.timeline svg')
  await visit(new URL(page.url()).pathname, 'person-day', '.timeline svg')

  // Nobody in this browser looks at what the other one looks at.
  const others = beside(word)
  others.catch(() => undefined)
  await entries({ page, check, visit, settled, accessible, picture })
  await phone({ base, admin: page, open, check, visit, accessible, quiet, picture, settled })
  await visitors({ base, admin: page, check, visit, accessible, picture, settled })
  await office({ base, admin: page, open, check, visit, accessible, quiet, picture, settled })
  await closing({ base, admin: page, open, check, visit, accessible, quiet, picture, settled })
  await days({ page, base, check, accessible, quiet, picture, settled })
  await roster({ page, check, visit, accessible, quiet, picture, settled })
  await generate({ page, check, accessible, quiet, picture, settled })
  await others

  // By keyboard alone.
  await page.goto(base + '/today')
  await settled()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.waitForURL('**/people')
  await page.keyboard.press('/')
  check(await page.evaluate(() => document.activeElement?.id === 'search'), 'the slash goes to the search')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.waitForSelector('.key-help')
  await accessible('the list of keys')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.waitForSelector('.command-field')
  await page.keyboard.type('driv')
  await accessible('the command list')
  await picture('commands')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/terminals/drivers')

  // As narrow as a phone.
  await page.setViewportSize({ width: 360, height: 780 })
  for (const [path, name] of [['/today', 'today'], ['/people', 'people'], ['/terminals', 'terminals']]) {
    await page.goto(base + path)
    await settled()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    check(wide <= 360, `${name} fits a phone of 360 (${wide})`)
    await picture(`phone-${name}`)
  }
  await page.click('.ch-top .icon-button')
  await page.waitForSelector('.drawer-nav a')
  await accessible('the menu at 360')
  await quiet('at 360')

  // Out again: the sign-in page now knows the company's shifts for its dial.
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(base + '/today')
  await settled()
  await page.click('.account-button')
  await page.click('.menu-line:last-child')
  await page.waitForSelector('.dial')
  for (const language of ['zh', 'en']) {
    await speak(language)
    await picture(`sign-in.${language}`)
  }
  expected = 0
} catch (error) {
  await picture('failed').catch(() => undefined)
  failures.push(String(error))
  console.error(error)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
console.log(failures.length === 0 ? 'console: all good' : `console: ${failures.length} failures`)
process.exit(failures.length === 0 ? 0 : 1)
