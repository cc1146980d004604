// A missing punch about which a door knows: in the work list of the desk, and on the phone of whom it concerns.
import { call } from './api.mjs'
import { PHONE, signInOnPhone } from './phone.mjs'

/** Days of the work list. */
const DAYS = 7
/** They have their own parts in this test. */
const OTHERS = ['100002', '100003', '100004']
const day = (back) => new Date(Date.now() - back * 24 * 3600_000).toISOString().slice(0, 10)

export async function suggested({ base, admin, open, check, accessible, quiet, picture, settled }) {
  const known = await atDoors(admin, DAYS)
  check(known.length > 0, `the demo's last days have a missing punch that a door knows about (${known.length})`)
  await admin.goto(`${base}/today`)
  await admin.waitForSelector('.work-kinds button')
  await admin.locator('.work-kinds button').first().click()
  const seen = await admin.waitForSelector('.work-rows .vlist-row:has-text("punch that does not count")', { timeout: 20_000 }).then(() => true, () => false)
  check(seen, 'the work list says what a door knows')
  await settled(admin)
  await picture('work-suggested', admin)
  const { person, one } = await firstOf(admin, known)
  check(person !== undefined, 'somebody without another part in this test is among them')
  if (!person) return
  const { on, close } = await open(PHONE)
  try {
    await signInOnPhone({ base, admin, on, person, accessible })
    await on.goto(`${base}/own/requests/new?kind=CORRECTION&as=${one.way}&date=${one.date}`)
    const there = await on.waitForSelector('.own-suggestions button').then(() => true, () => false)
    check(there, 'the phone says what a door knows')
    if (!there) return
    await on.click('.own-suggestions button')
    const time = await on.inputValue('.ask input[type="time"]')
    check(time === one.at.slice(11, 16), `the phone fills in when the door was passed (${time})`)
    await settled(on)
    await accessible('a suggestion on the phone', on)
    await picture('phone-own-suggested', on)
    await quiet('a suggestion on the phone', on)
  } finally {
    await close()
  }
}

async function atDoors(admin, days) {
  const found = []
  let after = ''
  do {
    const page = await call(admin, 'GET', `/missed-punches/suggestions?from=${day(days)}&until=${day(0)}&limit=500&after=${after}`)
    found.push(...page.items.filter((one) => one.source === 'DOOR'))
    after = page.next ?? ''
  } while (after)
  return found
}

async function firstOf(admin, known) {
  for (const one of known) {
    const person = await call(admin, 'GET', `/employees/${one.employeeId}`)
    if (!OTHERS.includes(person.number)) return { person, one }
  }
  return {}
}
