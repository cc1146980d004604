// What the browser test sees of a page: its log, its policy, what it has asked for, its words, what axe finds, and its picture.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { flat } from '../scripts/words-csv.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const words = new Set(flat(JSON.parse(readFileSync(new URL('../src/i18n/en.json', import.meta.url), 'utf8'))).map(([key]) => key))
const sections = new Set([...words].map((key) => key.split('.')[0]))

/**
 * Eyes for one run.
 *
 * check(good, what) is told what was seen; pictures names a folder for screenshots, or nothing; with thorough, axe looks in both
 * languages at both widths.
 */
export function eyes({ base, check, pictures, thorough }) {
  const seen = []
  /** What each page's browser says, and is told of with whatever is looked at next there. */
  const told = new WeakMap()
  /** What each page has asked of any machine but the suite's: an office without internet has no other. */
  const strangers = new WeakMap()
  /** What each page has asked for and not got yet. */
  const underway = new WeakMap()
  /** Those of whoever administers; the others are held in a hand. */
  const desks = new Set()
  let expected = 0

  /** A page whose log, policy and requests are watched. */
  async function watched(context, said = seen) {
    const on = await context.newPage()
    told.set(on, said)
    const asked = new Set()
    underway.set(on, asked)
    const over = (request) => asked.delete(request)
    // The change stream has no end to wait for.
    on.on('request', (request) => request.headers().accept !== 'text/event-stream' && asked.add(request)).on('requestfinished', over).on('requestfailed', over)
    const elsewhere = new Set()
    strangers.set(on, elsewhere)
    on.on('request', (request) => { if (/^(https?|wss?):/.test(request.url()) && new URL(request.url()).host !== new URL(base).host) elsewhere.add(request.url()) })
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

  async function quiet(where, on) {
    const violations = await on.evaluate(() => window.violations.splice(0))
    check(violations.length === 0, `${where}: the content security policy is kept${violations.length ? ` (${violations[0]})` : ''}`)
    const elsewhere = [...strangers.get(on)]
    strangers.get(on).clear()
    check(elsewhere.length === 0, `t105 ${where}: nothing is asked of another machine${elsewhere.length ? ` (${elsewhere[0]})` : ''}`)
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

  async function accessible(where, on) {
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

  async function picture(name, on) {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    await on.screenshot({ path: join(pictures, `${name}.png`) })
  }

  /** Until a page stands: it has what it asked for, and shows it. */
  async function settled(on) {
    await on.waitForLoadState('domcontentloaded')
    const asked = underway.get(on)
    do {
      await Promise.all([...asked].map((request) => request.response().then((answer) => answer?.finished(), () => undefined)))
      await on.waitForFunction(() => !document.querySelector('.loading, .ant-spin-spinning') && document.querySelector('h1, .own, .setup'))
      await still(on)
    } while (asked.size > 0)
  }

  async function visit(path, name, ready, on) {
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
      check(wide <= 390, `t052 ${where}: fits (${wide})`)
      if (language === 'zh' || thorough) await accessible(where, on)
      await quiet(where, on)
      if (!desks.has(on)) await picture(`phone-${name}.${language}`, on)
    }
    await on.setViewportSize({ width: 1440, height: 900 })
  }

  async function speak(language, on) {
    await on.click(`.languages button[lang="${language}"]`)
    await on.waitForFunction((lang) => document.documentElement.lang.startsWith(lang), language)
    await still(on)
  }

  /** What whoever sits at this page sees: of it, unless another page is named. */
  function at(page) {
    desks.add(page)
    const here = (look) => (what, on = page) => look(what, on)
    return {
      page,
      base,
      check,
      quiet: here(quiet),
      accessible: here(accessible),
      picture: here(picture),
      speak: here(speak),
      settled: (on = page) => settled(on),
      visit: (path, name, ready, on = page) => visit(path, name, ready, on),
    }
  }

  return { watched, at, refused: (times) => (expected += times), forgiven: () => (expected = 0) }
}
