// The card area in the browser test: the desk, a batch, an activation, and every page with something on it.
import { anyCard, call } from './api.mjs'
import { desk, readerOnALine, twelveKeys } from './desk.mjs'

/** All of it; the suite has the demo company, whose people hold cards. */
export async function cards(test) {
  await desk(test)
  const made = await prepare(test.page)
  await twelveKeys(test)
  await readerOnALine(test, made)
  await batches(test)
  await activation(test, made)
  await pages(test, made)
  await byKeyboard(test)
}

/** Stock to take from, a fee to pay, and a card that waits for its holder. */
async function prepare(page) {
  const sites = (await call(page, 'GET', '/sites')).items
  const batch = await call(page, 'POST', '/stock-batches', { name: '2026-11', received: '2026-11-02', reorderLevel: 40, printedPrefix: 'C', printedDigits: 6, printedNext: 1, technology: 'MIFARE' })
  await call(page, 'POST', `/stock-batches/${batch.id}/cards`, { cards: Array.from({ length: 30 }, () => ({ number: anyCard() })) })
  await call(page, 'PUT', '/card-fee-rules', { rules: [{ from: 1, months: 12, amount: 2000, currency: 'CNY' }] })
  await call(page, 'POST', '/card-types', { name: 'Mifare 1K', format: 'DEC_10', technology: 'MIFARE', facilities: [] })
  const person = (await call(page, 'GET', '/employees?text=100005&limit=1')).items[0]
  const waiting = await call(page, 'POST', '/credentials', { employeeId: person.id, kind: 'CARD', number: anyCard(), active: false })
  const temporary = (await call(page, 'GET', '/employees?text=100006&limit=1')).items[0]
  await call(page, 'POST', '/credentials', { employeeId: temporary.id, kind: 'CARD', number: anyCard(), temporary: true, validUntil: new Date(Date.now() + 86_400_000).toISOString() })
  return { sites, person, waiting }
}

/** A list is checked, given out card by card at the reader, and another one at once from the stock. */
async function batches({ page, base, check, settled, accessible, picture, speak, refused }) {
  await page.goto(`${base}/cards/batch`)
  await page.waitForSelector('textarea')
  refused(1)
  await page.fill('textarea', '100011\n100012,,DAMAGED\n100012\nnobody at all')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.vlist-row')
  await settled()
  check((await page.locator('.vlist .stamp[data-status="OK"]').count()) === 2, 'the dry run finds the two rows that can be done')
  check((await page.locator('.vlist .stamp[data-status="WRONG"]').count()) === 2, 'and the two that cannot, each with its reason')
  await accessible('a checked list')
  for (const language of ['zh', 'en']) {
    await speak(language)
    await picture(`batch-checked.${language}`)
  }
  await page.click('.batch-next .ant-btn-primary')
  await page.waitForSelector('.queue-name')
  await settled()
  await accessible('the queue')
  for (const language of ['zh', 'en']) {
    await speak(language)
    await picture(`batch-queue.${language}`)
  }
  const first = await page.textContent('.queue-name')
  await page.focus('.reader input')
  await page.keyboard.type(anyCard())
  await page.keyboard.press('Enter')
  await page.waitForFunction((name) => document.querySelector('.queue-name')?.textContent !== name, first)
  check(await page.evaluate(() => document.activeElement?.closest('.reader') !== null), 'the next person is named and the reader keeps the focus')
  // Broken off and gone on with.
  await page.reload()
  await page.waitForSelector('.queue-name')
  check((await page.textContent('.queue-name')) !== first, 'a queue goes on where it was broken off')
  await page.focus('.reader input')
  await page.keyboard.press('s')
  await page.waitForFunction(() => !document.querySelector('.queue-name'))
  check((await page.locator('.panel .stamp[data-status="OK"]').count()) === 2, 'both people of the queue have their card')
  await page.click('.page-actions button')
  await page.fill('textarea', '100013\n100014,,LOST')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.batch-next')
  await page.click('.batch-next button:nth-of-type(2)')
  await page.waitForURL('**/cards/batch?id=*')
  await page.waitForFunction(() => document.querySelectorAll('.vlist .stamp[data-status="OK"]').length === 2, undefined, { timeout: 30_000 })
  check(true, 'a batch from stock is done and has an address')
  await settled()
  await accessible('the results of a batch')
  await picture('batch-results')
  await page.click('.page-actions button')
}

/** From the list of cards to activate to the desk, with the check of the only point of the site. */
async function activation({ page, base, check, settled, accessible, picture, speak }, { person, waiting }) {
  const point = await call(page, 'POST', '/activation-points', { name: { zh: '一厂人事窗口', en: 'Plant 1 HR window' }, siteId: person.siteId, reader: 'USB-2', checks: ['PHOTO', 'CODE'] })
  await page.goto(`${base}/cards/activate`)
  await page.waitForSelector('.vlist-row')
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await page.waitForSelector('.identity .ant-segmented')
  check(new URL(page.url()).search.includes(waiting.id), 'e takes the card to the desk to be activated')
  await settled()
  await accessible('an activation')
  for (const language of ['zh', 'en']) {
    await speak(language)
    await picture(`activation.${language}`)
  }
  await page.focus('.reader input')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.steps .note-ok')
  await page.waitForSelector('.step .swipe, .step .empty')
  const done = await call(page, 'GET', `/credentials/${waiting.id}/activation`)
  check(done.pointId === point.id && done.check === 'PHOTO', 'an activation keeps its point and its check')
}

/** Every page of the area, in both languages and widths. */
async function pages({ page, base, check, visit, settled, accessible, picture }, { waiting }) {
  await visit('/cards', 'cards', '.reader')
  const clipped = await page.evaluate(() => {
    const input = document.querySelector('.reader input')
    const style = getComputedStyle(input)
    const pen = document.createElement('canvas').getContext('2d')
    pen.font = `${style.fontSize} ${style.fontFamily}`
    return pen.measureText(input.placeholder).width - input.clientWidth
  })
  check(clipped <= 0, `what to read is said in full at 1440 (${Math.round(clipped)} px over)`)
  await visit('/cards/batch', 'cards-batch', 'textarea')
  await visit('/cards/activate', 'cards-activate', '.panel')
  await visit('/cards/holders', 'cards-holders', '.vlist-row')
  await visit('/cards/replacements', 'cards-replacements', '.vlist-row')
  await visit('/cards/temporary', 'cards-temporary', '.vlist-row')
  await visit('/cards/stock', 'cards-stock', '.level')
  for (const view of ['alarms', 'idle', 'duplicates']) await visit(`/cards/watch?view=${view}`, `cards-${view}`, '.vlist, .empty')
  await visit('/cards/losses', 'cards-losses', '.bars')
  await visit('/cards/rules', 'cards-rules', '.panel table')
  await visit(`/cards/card/${waiting.id}`, 'card', '.fact')
  // Paper: the whole list, and nothing else.
  await page.goto(`${base}/cards/replacements`)
  await page.waitForSelector('.vlist-row')
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const printed = await page.locator('.list-sheet tbody tr').count()
  check(printed === (await page.locator('.vlist-row').count()) && !(await page.isVisible('.vlist')), `a list is printed whole and alone (${printed} rows)`)
  await picture('print-replacements')
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${base}/cards/stock`)
  await page.waitForSelector('.level')
  await page.keyboard.press('e')
  await page.waitForSelector('.ant-drawer-body textarea')
  await settled()
  await accessible('cards for the shelf')
  await page.keyboard.press('Escape')
}

/** x, Space, e and v mean the same in the lists of cards as everywhere. */
async function byKeyboard({ page, base, check, settled, accessible, picture }) {
  await page.goto(`${base}/cards/replacements?fee=DUE`)
  await page.waitForSelector('.vlist-row')
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  await page.waitForSelector('.ant-drawer-body .fact')
  await settled()
  await accessible('a replacement beside the list')
  await picture('replacements-side')
  await page.keyboard.press('Escape')
  const due = await page.locator('.vlist-row').count()
  await page.keyboard.press('e')
  await page.waitForFunction(() => document.activeElement?.matches('.bulk .ant-btn-primary'))
  await page.keyboard.press('Enter')
  await page.waitForFunction((before) => document.querySelectorAll('.vlist-row').length === before - 1, due)
  check(true, 'e and Enter settle the fee of the row one is at')
  await page.goto(`${base}/cards/holders`)
  await page.waitForSelector('.vlist-row')
  await page.keyboard.press('j')
  await page.keyboard.press('v')
  await page.waitForURL('**/cards/card/*')
  await page.waitForSelector('.fact')
  check(true, 'v shows all about the card of the row')
  await page.goto(`${base}/cards`)
  await settled()
}
