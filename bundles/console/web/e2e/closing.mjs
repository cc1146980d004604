// A month from the first step of its closing to the last: handed out, disputed and answered, confirmed, accepted, approved, locked; what becomes
// known later is carried. Beside it the pages around it: wall, roll call, weeks and cycles, leave.
import { call, until } from './api.mjs'
import { PHONE, signInOnPhone } from './phone.mjs'

const NUMBER = '100004'
const ACCEPTED = ['MISSING_IN', 'MISSING_OUT', 'MAX_SPAN', 'UNASSIGNED', 'ABSENT', 'HALF_DAY']

/** The last date up to this one on which an office works. */
function workday(date) {
  const day = new Date(date)
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

export async function closing(test) {
  const { admin, visit, settled, base } = test
  await visit('/attendance/periods', 'closing', '.closing-steps, .empty', admin)
  for (const [path, name] of [['cycles', 'cycles'], ['leave', 'leave-year']]) await visit(`/attendance/${path}`, name, '.panel', admin)
  const periods = (await call(admin, 'GET', '/periods')).items
  if (!periods.some((period) => period.state === 'LOCKED')) await close(test)
  await wall(test)
  await rollCall(test)
  await admin.goto(`${base}/today`)
  await settled(admin)
}

/** A month is offered as soon as it is over here; one to the west may be in it for some hours more, in which it cannot be locked. */
async function openFirst(admin) {
  const months = (await call(admin, 'GET', '/sites')).items.map(({ zone }) => new Date().toLocaleDateString('sv-SE', { timeZone: zone }).slice(0, 7))
  if (new Set(months).size === 1) return admin.click('.empty .ant-btn-primary')
  const end = new Date(`${months.sort()[0]}-01T00:00:00Z`)
  end.setUTCDate(0)
  const last = end.toISOString().slice(0, 10)
  await call(admin, 'POST', '/periods', { from: `${last.slice(0, 7)}-01`, until: last })
  await admin.reload()
}

async function close(test) {
  const { admin, base, open, check, accessible, quiet, picture, settled } = test
  await admin.goto(`${base}/attendance/periods`)
  await admin.waitForSelector('.closing-steps, .empty')
  if (await admin.$('.empty .ant-btn-primary')) await openFirst(admin)
  await admin.waitForSelector('.closing-steps')
  const period = (await call(admin, 'GET', '/periods')).items[0]
  if (period.state === 'OPEN') await admin.getByRole('button', { name: 'Hand out for review' }).click()
  await admin.waitForSelector('.closing-steps li:nth-child(2)[aria-current=step]')
  check(true, 'the month is handed out for review')
  await settled(admin)
  await accessible('a period in review')
  await picture('closing-review')

  const person = (await call(admin, 'GET', `/employees?text=${NUMBER}`)).items[0]
  const { on, close: leave } = await open(PHONE)
  try {
    await signInOnPhone({ ...test, on, person })
    await dispute(test, { on, person, date: workday(period.until) })
    await on.getByRole('button', { name: /确认|Confirm/ }).click()
    await on.waitForFunction(() => [...document.querySelectorAll('.own-card .soft')].some((one) => /已|You/.test(one.textContent)))
    check(true, 'the person confirms the month on the phone')
    await quiet('the month on the phone', on)
  } finally {
    await leave()
  }
  await finish(test, period, person)
}

/** T099: said on the phone, answered on the day it is about, seen on the phone by itself. */
async function dispute({ admin, base, check, accessible, picture, settled }, { on, person, date }) {
  await on.goto(`${base}/own/month?date=${date}`)
  await on.waitForSelector('.own-card.chosen .link-button')
  await on.locator('.own-card.chosen .link-button').last().click()
  await on.fill('.closing-why textarea', '这天我加了班')
  await on.click('.closing-why button[type="submit"]')
  await on.waitForSelector('.stamp[data-status="TICKET_OPEN"]')
  await admin.goto(`${base}/attendance/periods`)
  await admin.getByRole('button', { name: /^Dispute/ }).click()
  await admin.click(`.closing-issues a[href$="/${person.id}/${date}"]`)
  await admin.waitForSelector('.story')
  await admin.fill('textarea', 'Your overtime was not asked for. Please ask for it.')
  await settled(admin)
  await accessible('a dispute on its day')
  await picture('day-dispute')
  await admin.getByRole('button', { name: 'Answer', exact: true }).click()
  const heard = await on.waitForSelector('.stamp[data-status="TICKET_ANSWERED"]', { timeout: 20_000 }).then(() => true, () => false)
  check(heard, 'T099 the answer to a dispute is seen on the phone by itself')
  await accessible('a dispute on the phone', on)
  await picture('phone-dispute', on)
}

/** What is right as it is is accepted; what is not known of the demo's first days is locked with a reason. */
async function finish({ admin, base, check, accessible, picture, settled }, period, person) {
  await admin.goto(`${base}/attendance/periods?period=${period.id}`)
  await admin.waitForSelector('.chips .chip')
  await admin.locator('.chips .chip').nth(1).click()
  const accept = admin.getByRole('button', { name: /^Accept/ })
  if (await accept.count()) {
    await accept.click()
    await admin.fill('.closing-why textarea', 'seen with the managers')
    await admin.click('.closing-why button[type="submit"]')
    await admin.waitForSelector('.note-ok')
    check(true, 'days that are right as they are are accepted together')
  }
  await call(admin, 'POST', `/periods/${period.id}/acceptances`, { kinds: ACCEPTED, reason: 'seen with the managers' })
  await admin.reload()
  await admin.getByRole('button', { name: /^Approve/ }).click()
  await admin.waitForSelector('.note-ok')
  check(true, 'everybody in whose way nothing is is approved at once')
  await settled(admin)
  await accessible('a period that was approved')
  await picture('closing-approved')
  await admin.goto(`${base}/attendance?month=${period.until.slice(0, 7)}`)
  const said = await admin.waitForSelector('.mgrid-state [aria-label="Approved"]').then(() => true, () => false)
  check(said, 'the month sheet says whose part is approved')
  await settled(admin)
  await accessible('the month sheet of a period in review')
  await picture('month-sheet-review')
  await admin.goto(`${base}/attendance/periods?period=${period.id}`)
  await admin.getByRole('button', { name: /^Lock/ }).click()
  if (await admin.waitForSelector('.closing-why textarea', { timeout: 3_000 }).catch(() => null)) {
    await admin.fill('.closing-why textarea', 'the terminals came on the 20th')
    await admin.click('.closing-why button[type="submit"]')
  }
  await until(admin, `/periods/${period.id}`, (now) => now.state === 'LOCKED')
  check(true, 'the month is locked')
  await call(admin, 'POST', '/requests/entries', { employeeId: person.id, kind: 'CORRECTION', details: { at: `${workday(period.until)}T21:07`, as: 'OUT' }, reason: 'known later' })
  const next = (await call(admin, 'GET', '/periods')).items.find((one) => one.id !== period.id)
  await until(admin, `/periods/${next.id}/adjustments`, (adjustments) => adjustments.items.length > 0)
  await admin.goto(`${base}/attendance/periods`)
  await admin.waitForSelector('.closing-steps')
  const carried = await admin.getByText('Adjustments of locked dates').waitFor({ timeout: 20_000 }).then(() => true, () => false)
  check(carried, 'T013 what became known later is carried by the next period')
  await settled(admin)
  await accessible('a period that carries adjustments')
  await picture('closing-carried')
}

async function wall({ admin, base, check, accessible, quiet, picture }) {
  await admin.goto(`${base}/wall?seconds=60`)
  await admin.waitForSelector('.wall-figures, .wall .empty')
  await accessible('the wall')
  await picture('wall')
  const clipped = await admin.evaluate(() => [...document.querySelectorAll('.wall-figure dt')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent))
  check(clipped.length === 0, `no word of the wall is cut (${clipped.join(', ')})`)
  await quiet('the wall')
}

async function rollCall({ admin, base, check, visit, accessible, picture, settled }) {
  const site = (await call(admin, 'GET', '/sites')).items[0]
  const { call: running } = await call(admin, 'POST', '/roll-calls', { siteId: site.id })
  await visit(`/today/roll-calls/${running.id}`, 'roll-call', '.roll-search', admin)
  await call(admin, 'POST', `/roll-calls/${running.id}/endings`)
  await visit('/today/roll-calls', 'roll-calls', '.panel', admin)
  await admin.goto(`${base}/today/roll-calls/${running.id}`)
  await admin.waitForSelector('.roll-search')
  await settled(admin)
  await accessible('a roll call that has ended')
  await picture('roll-call-ended')
  check((await admin.locator('.roll .ant-btn').count()) === 0, 'a roll call that has ended is a record')
}
