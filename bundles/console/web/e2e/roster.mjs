/** The roster as a sheet: drawn by keys, undone, swapped, pasted with a wrong cell, and published. */
export async function roster({ page, check, visit, accessible, quiet, picture, settled }) {
  await visit('/roster', 'roster-sheet', '.pgrid-row')
  const base = new URL(page.url()).origin
  // Another week at each run, so that the test can be repeated over the same data.
  const next = new Date(Date.now() + (2 + Math.floor(Math.random() * 40)) * 7 * 86_400_000)
  next.setUTCDate(next.getUTCDate() - ((next.getUTCDay() + 6) % 7))
  await page.goto(`${base}/roster?from=${next.toISOString().slice(0, 10)}`)
  await page.waitForSelector('.pgrid-row')
  await settled()
  const strip = await page.locator('.pgrid-cover').boundingBox()
  const { height } = page.viewportSize()
  check(strip !== null && strip.y + strip.height <= height, `the strip of cover is in sight under the sheet (${Math.round(strip?.y ?? -1)} of ${height})`)
  const week = [0, 1, 2, 3, 4, 5, 6]
  const drafted = () => page.locator('.pgrid-chip-box.drafted').count()
  const first = page.locator('.pgrid-row').first().locator('.pgrid-cell')
  await page.focus('.pgrid')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press(await brushFor(page, week))
  await page.waitForFunction(() => document.querySelectorAll('.pgrid-chip-box.drafted').length >= 3)
  check(await first.nth(0).locator('.drafted').isVisible(), 'a key paints what is chosen, dashed until it is published')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press(await brushFor(page, week))
  await settled()
  const before = await drafted()
  await page.keyboard.press('Control+z')
  await page.waitForFunction((n) => document.querySelectorAll('.pgrid-chip-box.drafted').length < n, before)
  await page.keyboard.press('Control+y')
  await page.waitForFunction((n) => document.querySelectorAll('.pgrid-chip-box.drafted').length === n, before)
  check(true, 'Ctrl+Z takes the last stroke back, Ctrl+Y does it again')
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'Nonsense\t-')
    document.querySelector('.pgrid').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await page.waitForSelector('.plan-told li')
  check((await page.textContent('.plan-told li')).includes('Nonsense'), 'a cell that is no shift is named with its place')
  await accessible('the roster being drawn')
  await picture('roster-drawn')
  await page.locator('.plan-panel .toolbar .ant-btn-primary').last().click()
  await page.waitForSelector('[role=dialog] .ant-modal-footer')
  await settled()
  await accessible('publishing the roster')
  await picture('roster-publish')
  const note = page.locator('[role=dialog] input')
  await note.fill('shown in the tour')
  await page.locator('.ant-modal-footer .ant-btn-primary').click()
  await page.waitForSelector('[role=dialog] li')
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelectorAll('.pgrid-chip-box.drafted').length === 0)
  check(true, 'published cells are no drafts any more')
  await quiet('the roster sheet')
}

/** The key of a shift that is another one than the first person has on any of these days: what is planned already is no draft. */
const brushFor = (page, columns) =>
  page.evaluate((columns) => {
    const cells = document.querySelector('.pgrid-row').querySelectorAll('.pgrid-cell')
    const planned = columns.map((at) => cells[at].querySelector('.pgrid-chip b')?.textContent)
    const brushes = [...document.querySelectorAll('.plan-brushes .brush')]
    return brushes.find((brush) => !planned.includes(brush.querySelector('b')?.textContent)).querySelector('kbd').textContent
  }, columns)
