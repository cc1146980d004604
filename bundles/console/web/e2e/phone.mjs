// An employee's phone and the desk beside it: first sign-in, every page, a request that the desk approves, a frozen card.

import { punching } from './punching.mjs'

const NUMBER = '100002'
const CHOSEN = 'Verdigris in the pocket 2026'
export const PHONE = { width: 390, height: 844 }

/** The next one, on which somebody works. */
function monday() {
  const day = new Date()
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7))
  return day.toISOString().slice(0, 10)
}

/** Another one at each run, so that the test can be repeated over the same data. */
function minute() {
  return String(Math.floor(Math.random() * 60)).padStart(2, '0')
}

/** What the desk can do over the API, in its own session. */
function desk(page) {
  return (method, path, body) =>
    page.evaluate(async ([method, path, body]) => {
      const answer = await fetch(`/api/v1${path}`, { method, headers: { 'Content-Type': 'application/json', 'X-Clockhouse': '1' }, body: body && JSON.stringify(body) })
      return answer.json()
    }, [method, path, body])
}

export async function phone({ base, admin, open, check, visit, accessible, quiet, picture, settled }) {
  const call = desk(admin)
  const person = (await call('GET', `/employees?text=${NUMBER}`)).items[0]
  const held = (await call('GET', `/employees/${person.id}/credentials`)).items
  if (!held.some((card) => card.kind === 'CARD' && card.state === 'ACTIVE')) {
    await call('POST', '/credentials', { employeeId: person.id, kind: 'CARD', number: String(2_000_000_000 + Math.floor(Math.random() * 1e9)), active: true })
  }

  const { on, close } = await open(PHONE)
  try {
    await signInOnPhone({ base, admin, on, person, accessible })
    check((await on.locator('.ch-tabs a').count()) === 5, 'an employee has five pages under the thumb')
    await quiet('first sign-in on a phone', on)

    await visit('/own', 'own-today', '.own-greeting', on)
    await visit('/own/month', 'own-month', '.cal-day', on)
    await visit('/own/roster', 'own-roster', '.own-list', on)
    await visit(`/own/roster/swap?date=${monday()}`, 'own-swap', 'textarea', on)
    await visit('/own/requests', 'own-requests', '.own-tiles', on)
    await visit(`/own/requests/new?kind=LEAVE&date=${monday()}`, 'own-ask-leave', '.ask section .effect', on)
    await visit('/own/cards', 'own-cards', '.own-mini', on)
    await visit('/own/me', 'own-me', '.picks', on)
    await on.setViewportSize(PHONE)

    const id = await ask({ base, on, check, accessible, picture, settled })
    await freeze({ base, on, check, accessible, picture, settled })
    await decide({ base, admin, on, id, check, accessible, picture, settled })
    await punching({ base, admin, on, person, check, accessible, picture, settled })
    await quiet('the desk and the phone', on)
  } finally {
    await close()
  }
  await enter({ base, admin, person, check, accessible, picture, settled })
}

/** With the code that the desk gives out, and a password of one's own. */
export async function signInOnPhone({ base, admin, on, person, accessible }) {
  const { code } = await desk(admin)('POST', `/employees/${person.id}/sign-in-codes`)
  await on.goto(`${base}/`)
  await on.click('.sign-in-form > .ant-btn')
  await on.fill('input[autocomplete="username"]', person.number)
  await on.fill('input[autocomplete="one-time-code"]', code)
  await accessible('first sign-in on a phone', on)
  await on.click('button[type="submit"]')
  await on.waitForSelector('input[autocomplete="new-password"]')
  for (const field of await on.$$('input[autocomplete="new-password"]')) await field.fill(CHOSEN)
  await on.click('button[type="submit"]')
  await on.waitForSelector('.own-greeting')
}

/** A correction of yesterday, with what it would change before it is sent. */
async function ask({ base, on, check, accessible, picture, settled }) {
  const yesterday = new Date(Date.now() - 24 * 3600_000).toISOString().slice(0, 10)
  await on.goto(`${base}/own/requests/new?kind=CORRECTION&as=OUT&date=${yesterday}`)
  await on.waitForSelector('.ask input[type="time"]')
  await on.fill('.ask input[type="time"]', `20:${minute()}`)
  await on.fill('.ask textarea', '忘记打卡')
  await on.waitForSelector('.ask section .effect, .ask section .soft')
  await settled(on)
  await accessible('a correction before it is sent', on)
  await picture('phone-own-ask', on)
  await on.click('.ask button[type="submit"]')
  await on.waitForURL(/own\/requests\/[0-9a-f-]{36}$/)
  await on.waitForSelector('.stamp[data-status="PENDING"]')
  check(true, 'a correction is submitted on the phone')
  await settled(on)
  await accessible('a request that waits', on)
  await picture('phone-own-request', on)
  return on.url().split('/').pop()
}

/** Held for a second it freezes; the undo that stands there takes that back. */
async function freeze({ base, on, check, accessible, picture, settled }) {
  await on.goto(`${base}/own/cards`)
  await on.waitForSelector('.hold')
  const box = await (await on.$('.hold')).boundingBox()
  await on.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await on.mouse.down()
  await on.waitForTimeout(400)
  await on.mouse.up()
  check((await on.$('.stamp[data-status="SUSPENDED"]')) === null, 'a short touch freezes nothing')
  await on.mouse.down()
  await on.waitForSelector('.note-leave button')
  await on.mouse.up()
  await on.waitForSelector('.own-held .stamp[data-status="SUSPENDED"]')
  await accessible('a frozen card', on)
  await picture('phone-own-frozen', on)
  await on.click('.note-leave button')
  await on.waitForSelector('.own-held .stamp[data-status="ACTIVE"]')
  check(true, 'a card is frozen and the freeze undone by its holder')
  await settled(on)
}

/** By keyboard at the desk; the phone hears of it by itself. */
async function decide({ base, admin, on, id, check, accessible, picture, settled }) {
  await on.goto(`${base}/own/requests/${id}`)
  await on.waitForSelector('.stamp[data-status="PENDING"]')
  await admin.goto(`${base}/attendance/requests`)
  await admin.waitForSelector('.vlist-row')
  await admin.keyboard.press('j')
  await admin.keyboard.press('Space')
  await admin.waitForSelector('.ant-drawer-body .story')
  await settled(admin)
  await accessible('a request beside the list')
  await picture('requests-side')
  await admin.setViewportSize(PHONE)
  await admin.goto(`${base}/approvals`)
  await admin.waitForSelector('.decide-acts')
  await settled(admin)
  await accessible('approvals on a phone')
  await picture('phone-approvals')
  await admin.setViewportSize({ width: 1440, height: 900 })
  await admin.goto(`${base}/attendance/requests`)
  await admin.waitForSelector('.vlist-row')
  for (const key of ['j', 'Space']) await admin.keyboard.press(key)
  await admin.waitForSelector('.ant-drawer-body .decide-acts')
  await admin.keyboard.press('a')
  const heard = await on.waitForSelector('.stamp[data-status="APPROVED"]', { timeout: 20_000 }).then(() => true, () => false)
  check(heard, 'what the desk approves is seen on the phone by itself')
}

/** T045: the desk enters a correction beside the timeline and sees the new result while typing. */
async function enter({ base, admin, person, check, accessible, picture, settled }) {
  const day = new Date(Date.now() - 48 * 3600_000).toISOString().slice(0, 10)
  await admin.goto(`${base}/attendance/${person.id}/${day}`)
  await admin.waitForSelector('.timeline svg')
  await admin.keyboard.press('e')
  await admin.waitForSelector('.desk-ask')
  await admin.fill('.desk-ask input[inputmode="numeric"]', `21${minute()}`)
  await admin.waitForSelector('.desk-ask section .effect, .desk-ask section .soft')
  check((await admin.$('[data-pin="DERIVED"]')) !== null, 'the proposed punch stands on the timeline')
  await admin.fill('.desk-ask textarea', 'reader out of order')
  await settled(admin)
  await accessible('a correction beside the timeline')
  await picture('person-day-correction')
  await admin.keyboard.press('Control+Enter')
  await admin.waitForSelector('.desk-ask .note-ok')
  check(true, 'T045 what the desk enters counts at once')
}
