// The card desk in the browser test: by keyboard, with the stock, and with a reader that the server listens to.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { anyCard, call } from './api.mjs'

/** A card's life at the desk, with the reader and single letters: issued, replaced, frozen and back, one lent, both taken back. */
export async function desk({ page, check, settled, accessible, picture }) {
  const card = String(3_000_000_000 + Math.floor(Math.random() * 1_000_000_000))
  const type = async (text) => {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await type(card)
  await page.waitForSelector('.renderings')
  await type('100001')
  await page.waitForSelector('.held-card, .person-name')
  await page.keyboard.press('n')
  await page.waitForFunction((number) => document.querySelector('.card-new .card-number')?.textContent === number, card)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.steps .note-ok')
  check((await page.$('.slip')) !== null, 'an issued card has a slip to sign')
  await accessible('an issued card')
  await type(card)
  await page.waitForSelector('.held-card.chosen')
  check((await page.$('.steps')) === null, 'the read after saving begins anew')

  // Another one for it: what the server says beforehand, then how far each terminal is.
  const next = String(Number(card) - 1_000_000_000)
  await page.keyboard.press('r')
  await page.waitForSelector('.steps')
  await type(next)
  await page.waitForSelector('.consequences .fact')
  await settled()
  await accessible('a replacement before it is saved')
  await picture('desk-preview')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.steps .note-ok')
  await page.waitForSelector('.deliveries tbody tr')
  check((await page.locator('.deliveries thead th').count()) === 3, 'a replacement shows each terminal with the old and the new card')
  await settled()
  await accessible('a replaced card')
  await picture('desk-replaced')

  // Frozen and back, with one letter.
  await type(next)
  await page.waitForSelector('.held-card.chosen')
  for (const state of ['SUSPENDED', 'ACTIVE']) {
    await page.keyboard.press('f')
    await page.waitForSelector('.steps')
    await page.waitForSelector('.deliveries tbody tr')
    await page.keyboard.press('Enter')
    await page.waitForSelector(`.steps .note-ok`)
    await page.waitForSelector(`.steps .stamp[data-status="${state}"]`)
    await settled()
    await accessible(`a card that is ${state}`)
    await picture(`desk-${state}`)
    await type(next)
    await page.waitForSelector('.held-card.chosen')
  }

  // Lent until tomorrow.
  await page.keyboard.press('t')
  await page.waitForSelector('.last-day')
  const lent = String(Number(card) - 500_000_000)
  await type(lent)
  await page.waitForFunction((number) => document.querySelector('.card-new .card-number')?.textContent === number, lent)
  await page.locator('.steps .ant-segmented-item').nth(1).click()
  await settled()
  await accessible('a temporary card')
  await picture('desk-temporary')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.steps .note-ok')
  for (const mine of [lent, next]) {
    await type(mine)
    await page.waitForFunction((number) => document.querySelector('.held-card.chosen') && document.querySelector('.code')?.textContent === number, mine)
    await page.keyboard.press('b')
    await page.waitForSelector('.steps')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.steps .note-ok')
  }
  check(await page.evaluate(() => document.activeElement?.closest('.reader') !== null), 'the reader field kept the focus')
  await page.keyboard.press('Escape')
}

/** A damaged card is replaced by the next one of the stock: counted where a person would press keys, and no pointer (item 15). */
export async function twelveKeys({ page, base, check, settled, accessible, picture, speak }) {
  await page.goto(`${base}/cards`)
  await page.waitForSelector('.reader input:focus')
  await page.evaluate(() => {
    window.pressed = 0
    window.pointed = 0
    window.addEventListener('keydown', () => window.pressed++, true)
    for (const kind of ['pointerdown', 'pointermove', 'wheel']) window.addEventListener(kind, () => window.pointed++, true)
  })
  for (const key of '100002') await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.held-card.chosen')
  await page.keyboard.press('r')
  await page.waitForSelector('.steps')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('s')
  await page.waitForSelector('.consequences .fact')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.steps .note-ok')
  const { pressed, pointed } = await page.evaluate(() => ({ pressed: window.pressed, pointed: window.pointed }))
  check(pressed <= 12 && pointed === 0, `C041: a damaged card is replaced with at most 12 keys and no pointer (${pressed} keys, ${pointed} moves)`)
  check((await page.locator('.steps .ant-segmented-item-selected').first().textContent()) === 'Damaged', 'the arrows chose the reason')
  await page.waitForSelector('.step:has(.stamp), .step .desk-key')
  await settled()
  await accessible('a replacement with its fee')
  for (const language of ['zh', 'en']) {
    await speak(language)
    await picture(`card-desk.${language}`)
  }
  await page.focus('.reader input')
  await page.keyboard.press('m')
  await page.waitForSelector('.stamp[data-status="FEE_PAID"]')
  check(true, 'M says that the fee is paid')
  // The test swipe: nobody comes, and it counts down.
  await page.keyboard.press('s')
  await page.waitForSelector('.swipe-waiting .swipe-count')
  const left = Number(await page.textContent('.swipe-count'))
  await page.waitForFunction((before) => Number(document.querySelector('.swipe-count')?.textContent) < before, left)
  check(true, 'the test swipe waits and counts down')
  await accessible('a test swipe')
  await picture('desk-swipe')
  await page.keyboard.press('Escape')
}

/** A reader that the server listens to, here a converter on the network: chosen once, its state beside it, its reads at the desk (C061). */
export async function readerOnALine({ page, base, check, settled, accessible, picture }, { sites }) {
  const jar = new URL('../../../../device-drivers/serial-reader/target/org.clockhouse.driver.serial.reader-0.1.0.jar', import.meta.url)
  if (!(await call(page, 'GET', '/drivers')).items.some((driver) => driver.id === 'serial.reader')) {
    const answer = await page.request.post(`${base}/api/v1/drivers?fileName=serial-reader.jar`, { data: readFileSync(jar), headers: { 'X-Clockhouse': '1', 'Content-Type': 'application/octet-stream', 'Idempotency-Key': crypto.randomUUID() } })
    if (!answer.ok()) throw new Error(`the driver: ${await answer.text()}`)
  }
  const lines = new Set()
  const converter = createServer((line) => lines.add(line.on('close', () => lines.delete(line)).on('error', () => undefined)))
  await new Promise((resolve) => converter.listen(0, '127.0.0.1', resolve))
  const hold = (number) => [...lines].forEach((line) => line.write(`${number}\r\n`))
  let reader
  try {
    reader = await call(page, 'POST', '/terminals', { name: { zh: '窗口读卡器', en: 'USB-2' }, siteId: sites[0].id, driver: 'serial.reader', endpoint: `tcp://127.0.0.1:${converter.address().port}`, settings: { profile: 'em4100Ascii', format: 'dec10' } })
    await page.goto(`${base}/cards`)
    await page.waitForSelector('.reader-choice .ant-select')
    await page.click('.reader-choice .ant-select')
    await page.click('.ant-select-item-option[title="USB-2"]')
    await page.waitForSelector('.reader-choice .stamp[data-status="ONLINE"]', { timeout: 60_000 })
    check(true, 'the chosen reader says that it is ready')
    const number = anyCard()
    hold(number)
    await page.waitForFunction((text) => document.querySelector('.panel-hint.code, .panel-hint .code')?.textContent === text, number)
    check(true, 'a card at the reader is looked up at the desk')
    hold('12X45')
    await page.waitForSelector('.note-miss')
    check(true, 'what cannot be read says so, and what to do')
    await settled()
    await accessible('a reader on a line')
    await picture('desk-reader')
    // The same reader gives the new card of a replacement, and is remembered.
    await page.reload()
    await page.waitForSelector('.reader-choice .stamp[data-status="ONLINE"]', { timeout: 60_000 })
    await page.focus('.reader input')
    await page.keyboard.type('100007')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.held-card.chosen')
    await page.keyboard.press('r')
    await page.waitForSelector('.steps')
    const fresh = anyCard()
    hold(fresh)
    await page.waitForFunction((text) => document.querySelector('.card-new .card-number')?.textContent === text, fresh)
    await page.waitForSelector('.consequences .fact')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.steps .note-ok')
    check(true, 'a card at the reader is the new card of a replacement')
  } finally {
    await page.evaluate(() => localStorage.removeItem('clockhouse.deskReader'))
    // Away from the page that listens to the reader: it would ask for it once more.
    await page.goto(`${base}/people`)
    if (reader) await call(page, 'PUT', `/terminals/${reader.id}/status`, { status: 'RETIRED', reason: 'end of the test' }, (await call(page, 'GET', `/terminals/${reader.id}`)).version)
    lines.forEach((line) => line.destroy())
    converter.close()
  }
}
