// The browser test: signs in, visits every screen in both languages, and looks for what must not be there.
//
//   CLOCKHOUSE_URL=https://localhost:8443 CLOCKHOUSE_USER=admin CLOCKHOUSE_PASSWORD=… node e2e/console.mjs
//
// CLOCKHOUSE_NEW_PASSWORD is taken when the first one has to be changed; SCREENSHOTS names a folder for pictures.
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { flat } from '../scripts/words-csv.mjs'
import { cards } from './only-cards.mjs'

const base = (process.env.CLOCKHOUSE_URL ?? 'https://localhost:8443').replace(/\/$/, '')
const user = process.env.CLOCKHOUSE_USER ?? 'admin'
const password = process.env.CLOCKHOUSE_PASSWORD ?? ''
const newPassword = process.env.CLOCKHOUSE_NEW_PASSWORD ?? 'Verdigris on the clock house roof 7'
const pictures = process.env.SCREENSHOTS
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
const browser = await chromium.launchPersistentContext(folder, {
  executablePath,
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ignoreHTTPSErrors: true,
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  // axe is injected by the test; the page's own policy is watched through the events below.
  bypassCSP: false,
})
browser.setDefaultTimeout(15_000)

const seen = []
let expected = 0
const page = await browser.newPage()
page.on('console', (message) => {
  if (message.type() === 'error') {
    // A refusal the test provoked itself (a wrong password) is logged by the browser as a failed request.
    if (expected > 0 && /status of 4\d\d/.test(message.text())) expected--
    else seen.push(`console: ${message.text()}`)
  }
})
page.on('pageerror', (error) => seen.push(`error: ${error.message}`))
await page.addInitScript(() => {
  window.violations = []
  document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
})

async function quiet(where) {
  const violations = await page.evaluate(() => window.violations.splice(0))
  check(violations.length === 0, `${where}: the content security policy is kept${violations.length ? ` (${violations[0]})` : ''}`)
  const said = seen.splice(0)
  check(said.length === 0, `${where}: nothing in the browser's log${said.length ? ` (${said.slice(0, 3).join(' | ')})` : ''}`)
}

async function accessible(where) {
  // Through the debugger, which the page's policy does not govern.
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ['violations'] })
    return result.violations
      .filter((violation) => ['serious', 'critical'].includes(violation.impact))
      .map((violation) => `${violation.id}: ${violation.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' || ')}`)
  })
  check(found.length === 0, `${where}: axe finds nothing serious${found.length ? `\n      ${found.join('\n      ')}` : ''}`)
}

async function picture(name) {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

async function settled() {
  await page.waitForLoadState('domcontentloaded')
  await page.waitForFunction(() => !document.querySelector('.loading, .ant-spin-spinning') && document.querySelector('h1, .own, .setup'))
  await page.waitForTimeout(350)
}

async function visit(path, name, ready) {
  await page.goto(base + path)
  if (ready) await page.waitForSelector(ready)
  await settled()
  for (const language of ['en', 'zh']) {
    await speak(language)
    const where = `${name} (${language})`
    const dotted = await page.evaluate(() => {
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
    await accessible(where)
    await quiet(where)
    await picture(`${name}.${language}`)
  }
  // As narrow as a phone: nothing but the month sheet scrolls sideways, and axe has nothing to say there either.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.waitForTimeout(250)
  for (const language of ['zh', 'en']) {
    await speak(language)
    const where = `${name} at 390 (${language})`
    const wide = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.querySelector('.ch-page')?.scrollWidth ?? 0))
    check(wide <= 390, `${where}: fits (${wide})`)
    await accessible(where)
    await quiet(where)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

async function speak(language) {
  await page.click(`.languages button[lang="${language}"]`)
  await page.waitForFunction((lang) => document.documentElement.lang.startsWith(lang), language)
  await page.waitForTimeout(250)
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
  const follow = (tab) => {
    const asked = (request) => request.url().endsWith('/api/v1/changes') && streams.add(request)
    const ended = (request) => streams.delete(request)
    tab.on('request', asked).on('requestfailed', ended).on('requestfinished', ended)
  }
  const other = await browser.newPage()
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
  page.removeAllListeners('request').removeAllListeners('requestfailed').removeAllListeners('requestfinished')
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
  }
  await settled()
  await quiet('after sign-in')

  await page.goto(base + '/cards')
  await settled()
  const parts = { page, base, check, visit, settled, accessible, picture, speak, refused: (times) => (expected += times) }
  await cards(parts, process.env.PARTS?.split(','))
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
