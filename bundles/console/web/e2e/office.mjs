// A card from its loss to the new one: asked for on the phone, asked back, agreed to, carried out at the desk. Beside it notices and problems.
import { anyCard, call } from './api.mjs'
import { PHONE, signInOnPhone } from './phone.mjs'

const NUMBER = '100003'
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const today = () => new Date(Date.now() - 24 * 3600_000).toISOString().slice(0, 10)

export async function office(test) {
  const { admin, open, visit, quiet } = test
  const { person, notice } = await prepare(admin)
  const { on, close } = await open(PHONE)
  try {
    await signInOnPhone({ ...test, on, person })
    await visit('/own/cards', 'own-cards-office', '.own-mini', on)
    await receipt({ ...test, on })
    await visit('/own/notices', 'own-notices', 'article', on)
    await confirm({ ...test, on, notice })
    await visit('/own/visitors', 'own-visitors', '.own-card form', on)
    await visit('/own/problems', 'own-problems', '.ask', on)
    await report({ ...test, on })
    await visit('/own/cards/new', 'own-card-ask', '.ask', on)
    await on.setViewportSize(PHONE)
    const id = await ask({ ...test, on })
    await askBack({ ...test, on, id })
    await agree({ ...test })
    await carryOut({ ...test, on, id })
    await solve({ ...test, on })
    await quiet('the card office and the phone', on)
  } finally {
    await close()
  }
  await photograph(test, person)
  await visit('/cards/requests?view=all', 'cards-requests', '.vlist-row')
  await visit('/cards/ends?view=leaving', 'cards-leaving', '.panel')
  await visit('/cards/ends', 'cards-ends', '.panel')
  await visit('/cards/notices', 'cards-notices', '.panel table')
  await visit('/cards/tickets?view=all', 'cards-tickets', '.vlist-row')
  await visit('/cards/rules', 'cards-office-rules', '.panel textarea')
  await learn(test)
}

/** C013: taken on the person's page, seen at the desk. */
async function photograph({ base, admin, check, accessible, picture, settled }, person) {
  await admin.goto(`${base}/people/${person.id}`)
  await admin.waitForSelector('.person-facts input[type="file"]', { state: 'attached' })
  await admin.setInputFiles('.person-facts input[type="file"]', { name: 'face.png', mimeType: 'image/png', buffer: PIXEL })
  await admin.waitForSelector('.person-head img.photo')
  await settled(admin)
  await accessible('a person with a photograph')
  await picture('person-photo')
  await admin.goto(`${base}/cards?employee=${person.id}`)
  const seen = await admin.waitForSelector('.person-head img.photo').then(() => true, () => false)
  check(seen, 'C013 the photograph of the person is seen at the desk')
  await picture('desk-photo')
}

/** One card as two readers write it names the format of each. */
async function learn({ base, admin, check, accessible, picture, settled }) {
  await admin.goto(`${base}/cards/rules`)
  await admin.waitForSelector('.panel textarea')
  await admin.getByRole('button', { name: 'Add a way of writing' }).click()
  await admin.waitForSelector('.learn')
  await admin.fill('.learn-read', '1499193239')
  await admin.fill('#learn-other', '595BDF97')
  await admin.keyboard.press('Enter')
  await admin.waitForSelector('.learn tbody tr')
  await settled(admin)
  await accessible('the format of a card is learnt')
  await picture('cards-learn')
  check(/HEX|8/.test(await admin.textContent('.learn tbody tr')), 'C018 one card at two readers names both formats')
}

/** Terms to read, a notice to confirm, and a card to lose. */
async function prepare(admin) {
  const policy = await call(admin, 'GET', '/card-policies/current')
  const { terms, receipt, care, daysFrom, daysUntil, requestNeeded, fourEyes, version } = policy
  if (!terms.en) {
    const text = { zh: '首次补卡工本费 20 元,从工资扣除。拾到旧卡请交回发卡台。', en: 'The first replacement costs 20 yuan, taken from the pay. Hand the old card in when it is found.' }
    await call(admin, 'PUT', '/card-policies/current', { terms: text, receipt, care, daysFrom, daysUntil, requestNeeded, fourEyes }, version)
  }
  const notice = await call(admin, 'POST', '/care-notices', {
    kind: 'CARE',
    title: { zh: '请用卡套', en: 'Keep the card in a holder' },
    text: { zh: '请勿弯折、打孔或靠近强磁场。', en: 'Do not bend it, punch it or bring it near strong magnets.' },
    confirm: true,
  })
  const person = (await call(admin, 'GET', `/employees?text=${NUMBER}`)).items[0]
  const held = (await call(admin, 'GET', `/employees/${person.id}/credentials`)).items
  if (!held.some((card) => card.kind === 'CARD' && card.state === 'ACTIVE')) await call(admin, 'POST', '/credentials', { employeeId: person.id, kind: 'CARD', number: anyCard(), active: true })
  return { person, notice }
}

async function receipt({ base, on, check }) {
  await on.goto(`${base}/own/cards`)
  await on.waitForSelector('.note .ant-btn-primary')
  await on.click('.note .ant-btn-primary')
  await on.waitForSelector('.own-card .link-button')
  check(true, 'C059 the holder accepts the card in the words of the policy')
}

async function confirm({ base, on, check, notice }) {
  await on.goto(`${base}/own/notices`)
  const before = await on.waitForSelector('.own-card.chosen').then(() => on.locator('.own-card.chosen').count())
  await on.click('.own-card.chosen .ant-btn-primary')
  await on.waitForFunction((count) => document.querySelectorAll('.own-card.chosen').length < count, before)
  const own = await on.evaluate(async () => {
    const { account } = await (await fetch('/api/v1/sessions/current')).json()
    return (await (await fetch(`/api/v1/care-notices/shown/${account.employeeId}`)).json()).items
  })
  check(own.find((shown) => shown.notice.id === notice.id)?.confirmedAt !== undefined, 'C067 C069 a notice is confirmed on the phone')
}

async function report({ base, on, check }) {
  await on.goto(`${base}/own/problems`)
  await on.waitForSelector('.picks')
  await on.fill('.ask textarea', '一楼闸机有时不响应')
  await on.click('.ask button[type="submit"]')
  await on.waitForSelector('.stamp[data-status="TICKET_OPEN"]')
  check(true, 'C066 a problem is reported on the phone')
}

/** The fee, the days and the terms stand there before anything is sent; a file of another kind is refused on the page. */
async function ask({ base, on, check, accessible, picture, settled }) {
  await on.goto(`${base}/own/cards/new`)
  await on.waitForSelector('.ask select')
  check((await on.isDisabled('.ask button[type="submit"]')) === true, 'C055 nothing can be sent while something is missing')
  await on.fill('.ask input[type="date"]', today())
  await on.fill('.ask .ask-row input:not([type="date"])', '地铁 2 号线')
  await on.fill('.ask textarea', '下班路上钱包遗失')
  await on.setInputFiles('.ask input[type="file"]', { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') })
  await on.waitForSelector('.ask .note')
  await on.setInputFiles('.ask input[type="file"]', { name: 'report.png', mimeType: 'image/png', buffer: PIXEL })
  check((await on.isVisible('.own-hint .terms')) && (await on.isDisabled('.ask button[type="submit"]')), 'C057 the terms are read before it is sent')
  await on.check('.own-hint input[type="checkbox"]')
  await settled(on)
  await accessible('a new card before it is asked for', on)
  await picture('phone-card-ask', on)
  await on.click('.ask button[type="submit"]')
  await on.waitForURL(/own\/requests\/[0-9a-f-]{36}$/)
  await on.waitForSelector('.own-list .own-line')
  check((await on.textContent('.own-list .own-line')).includes('report'), 'C045 C047 the request stands with its photograph')
  await settled(on)
  await accessible('a request for a card', on)
  await picture('phone-card-request', on)
  return on.url().split('/').pop()
}

async function beside(admin, base, view) {
  await admin.goto(`${base}/cards/requests?view=${view}`)
  await admin.waitForSelector('.vlist-row')
  for (const key of ['j', 'Space']) await admin.keyboard.press(key)
  await admin.waitForSelector('.ant-drawer-body .story')
}

async function askBack({ base, admin, on, id, check, accessible, picture, settled }) {
  await beside(admin, base, 'mine')
  await admin.waitForSelector('.ant-drawer-body .own-list')
  await settled(admin)
  await accessible('a request for a card beside the list')
  await picture('cards-request-side')
  await admin.click('.ant-drawer-body .decide-acts button:nth-of-type(2)')
  await admin.fill('.ant-drawer-body textarea', 'Which wallet?')
  await admin.keyboard.press('Tab')
  await admin.keyboard.press('Enter')
  await on.goto(`${base}/own/requests/${id}`)
  await on.waitForSelector('.own-card.chosen .ask select')
  await on.fill('.own-card.chosen textarea', '黑色钱包')
  await settled(on)
  await accessible('the answer to a question about a card', on)
  await picture('phone-card-answer', on)
  await on.click('.own-card.chosen button[type="submit"]')
  await on.waitForSelector('.stamp[data-status="PENDING"]')
  check(true, 'C048 what was asked back is answered on the phone')
}

/** HR first, then the card desk; an administrator stands in for both. */
async function agree({ base, admin, check }) {
  for (let step = 0; step < 2; step++) {
    await beside(admin, base, 'mine')
    const before = await admin.locator('.ant-drawer-body .story li').count()
    await admin.keyboard.press('a')
    await admin.waitForFunction((said) => (document.querySelectorAll('.ant-drawer-body .story li').length || 99) > said, before)
  }
  await admin.goto(`${base}/cards/requests?view=todo`)
  await admin.waitForSelector('.vlist-row .stamp[data-status="TO_DO"]')
  check(true, 'C049 both steps agree, and it is to do')
}

/** From the list to the desk, where the replacement carries the request out. */
async function carryOut({ base, admin, on, id, check, accessible, picture, settled }) {
  await beside(admin, base, 'todo')
  await admin.click('.ant-drawer-body .file-button')
  await admin.waitForSelector('.steps')
  await admin.waitForSelector('.panel .note-leave, .panel .note-late')
  await admin.focus('.reader input')
  await admin.keyboard.type(anyCard())
  await admin.keyboard.press('Enter')
  await admin.waitForSelector('.step .ant-btn-primary:not([disabled])')
  await settled(admin)
  await accessible('a request at the desk')
  await picture('desk-request')
  await admin.keyboard.press('Enter')
  await admin.waitForSelector('.steps .note-ok')
  await picture('desk-request-done')
  await on.goto(`${base}/own/requests/${id}`)
  const done = await on.waitForSelector('.stamp[data-status="DONE"]', { timeout: 20_000 }).then(() => true, () => false)
  check(done, 'C049 the replacement at the desk closes the request')
}

async function solve({ base, admin, on, check, accessible, picture, settled }) {
  await admin.goto(`${base}/cards/tickets`)
  await admin.waitForSelector('.vlist-row')
  for (const key of ['j', 'Space']) await admin.keyboard.press(key)
  await admin.waitForSelector('.ant-drawer-body textarea')
  await admin.fill('.ant-drawer-body textarea', 'The gate was restarted.')
  await settled(admin)
  await accessible('a problem beside the list')
  await picture('ticket-side')
  await admin.click('.ant-drawer-body .row button:nth-of-type(2)')
  await admin.waitForSelector('.ant-drawer-body .stamp[data-status="TICKET_ANSWERED"]')
  await on.goto(`${base}/own/problems`)
  await on.waitForSelector('.stamp[data-status="TICKET_ANSWERED"]')
  check(true, 'C066 the answer of the desk is seen on the phone')
}
