// A day with everything that is known of it, and days that are accepted together from the work list and taken back.
import { call, until } from './api.mjs'

const CATEGORIES = { MISSING_IN: 0, MISSING_OUT: 0, MAX_SPAN: 0, ABSENT: 1, HALF_DAY: 1, UNASSIGNED: 3 }
const DAY = 86_400_000

const date = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

/** Before a month is closed: what is accepted and locked in its first weeks is most of what these look for. */
export async function openDays(test) {
  await tabs(test)
  await grave(test)
}

/** The work list by severity, which the address keeps. */
async function grave({ page, base, check, accessible, quiet, settled }) {
  await page.goto(`${base}/today?severity=HIGH`)
  await page.waitForSelector('.work-severity')
  await settled()
  const counted = (at) => page.locator('.work-severity label').nth(at).textContent().then((text) => Number(text.match(/\d+$/)[0]))
  const kinds = await page.locator('.work-kinds button b').allTextContents()
  check(kinds.reduce((sum, text) => sum + Number(text), 0) === (await counted(1)), 'the kinds of the work list count what is grave')
  await accessible('the work list by severity')
  await page.locator('.work-severity label').first().click()
  await page.waitForURL(`${base}/today`)
  check((await counted(0)) === (await counted(1)) + (await counted(2)) + (await counted(3)), 'each exception has one severity')
  await quiet('the work list by severity')
}

/** The tabs of a day on which somebody entered what was missing. */
async function tabs({ page, base, check, accessible, quiet, picture, settled }) {
  const open = (await call(page, 'GET', `/exceptions?from=${date(-20)}&until=${date(-1)}&openOnly=true&limit=500`)).items
  const row = open.find((one) => one.kind === 'MISSING_OUT')
  const at = `/timesheets/${row.employee.id}/${row.date}`
  const before = await call(page, 'GET', at)
  await call(page, 'POST', '/requests/entries', { employeeId: row.employee.id, kind: 'CORRECTION', details: { at: before.plan[0].until.slice(0, 16), as: 'OUT' }, reason: 'seen by the guard' })
  await until(page, at, (now) => now.results[0].version > before.results[0].version)
  await page.goto(`${base}/attendance/${row.employee.id}/${row.date}`)
  await page.waitForSelector('.timeline svg')
  const tab = (key) => page.locator(`#day-tab-${key}`)
  await tab('why').focus()
  for (const key of ['raw', 'devices', 'versions', 'audit']) {
    await page.keyboard.press('ArrowRight')
    await page.waitForSelector(`#day-tab-${key}[aria-selected="true"]`)
    await page.waitForSelector('#day-tab-panel table, #day-tab-panel .empty')
    await settled()
    await accessible(`the tab ${key} of a day`)
    await picture(`day-${key}.en`)
  }
  check(await page.getByText('seen by the guard').first().isVisible(), 'a day says who changed it, and why')
  await tab('raw').click()
  check((await page.locator('#day-tab-panel tbody tr').count()) >= before.punches.length, 'the punches of a day are all there, and stay')
  await tab('versions').click()
  await page.waitForSelector('#day-tab-panel table')
  check((await page.locator('#day-tab-panel tbody tr').count()) > 0, 'two versions of a day are compared')
  await quiet('the tabs of a day')
}

/** Days that are right as they are: marked, accepted with one reason, gone from the list, and back within ten seconds. */
export async function together({ page, base, check, accessible, quiet, picture, settled }) {
  const periods = (await call(page, 'GET', '/periods')).items.filter((one) => one.state !== 'LOCKED')
  const rows = (await call(page, 'GET', `/exceptions?from=${date(-7)}&until=${date(0)}&openOnly=true&limit=500`)).items
  const judged = rows.filter((one) => one.kind in CATEGORIES && periods.some((period) => period.from <= one.date && one.date <= period.until))
  if (judged.length < 2) return console.log('     no days to accept: the open period begins today')
  const newest = judged.sort((a, b) => b.date.localeCompare(a.date))[0]
  await page.goto(`${base}/today`)
  await page.waitForSelector('.work-kinds button')
  await settled()
  const kind = page.locator('.work-kinds button').nth(CATEGORIES[newest.kind])
  const count = async () => Number(await kind.locator('b').textContent())
  await kind.click()
  await page.waitForSelector('.work .vlist-row')
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page.waitForSelector('.bulk-bar')
  const all = await count()
  await page.locator('.bulk-bar .ant-btn').first().click()
  await page.fill('.bulk-bar input', 'seen with the managers')
  await accessible('days before they are accepted')
  await picture('work-accept.en')
  await page.click('.bulk-bar button[type="submit"]')
  await page.waitForSelector('.work .note-ok')
  await page.waitForFunction((least) => Number(document.querySelector('.work-kinds button[aria-pressed="true"] b').textContent) < least, all)
  await accessible('days that were accepted together')
  await picture('work-accepted.en')
  check(true, 'days are accepted together from the work list')
  await page.keyboard.press('z')
  const back = await page.waitForFunction((least) => Number(document.querySelector('.work-kinds button[aria-pressed="true"] b').textContent) === least, all).then(() => true, () => false)
  check(back, 'what was accepted together is taken back within ten seconds')
  await quiet('days accepted and taken back')
}
