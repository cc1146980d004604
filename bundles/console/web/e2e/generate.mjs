/** The roster generator: skills and wishes, what may be planned, the best so far taken early, and everything taken back. */
export async function generate({ page, check, accessible, quiet, picture, settled }) {
  const base = new URL(page.url()).origin
  await page.goto(`${base}/roster`)
  await page.waitForSelector('.pgrid-row')
  const department = await page.evaluate(need)
  const next = new Date(Date.now() + (50 + Math.floor(Math.random() * 40)) * 7 * 86_400_000)
  next.setUTCDate(next.getUTCDate() - ((next.getUTCDay() + 6) % 7))
  await page.goto(`${base}/roster?length=week&department=${department}&from=${next.toISOString().slice(0, 10)}`)
  await page.waitForSelector('.pgrid-row')
  await settled()
  const button = (name) => page.locator('.plan-panel .toolbar').getByRole('button', { name })

  await button(/^Skills and wishes|^技能与意愿/).click()
  await page.locator('[role=dialog]').getByRole('button', { name: /Add a wish|增加意愿/ }).click()
  await page.waitForSelector('.wish-line')
  await accessible('skills and wishes')
  await picture('roster-preferences')
  await page.locator('[role=dialog] .ant-btn-primary').click()
  await page.waitForSelector('[role=dialog]', { state: 'detached' })
  check(true, 'skills and wishes are kept')

  await button(/^Generate|^自动排班/).click()
  await page.waitForSelector('[role=dialog] .ant-select')
  await page.locator('[role=dialog] .ant-select').first().click()
  await page.locator('.ant-select-item-option').first().click()
  await page.keyboard.press('Escape')
  for (const box of await page.locator('[role=dialog] .ant-checkbox-input').all()) await box.uncheck()
  await accessible('what may be planned')
  await picture('roster-generate')
  await page.locator('[role=dialog]').getByRole('button', { name: /^Look for a roster|^开始排班/ }).click()
  await page.waitForSelector('[role=dialog] .verdict')
  await accessible('a roster being looked for')
  await picture('roster-looking')
  const take = page.locator('[role=dialog]').getByRole('button', { name: /^Take the best|^采用当前/ })
  const close = page.locator('[role=dialog] .ant-modal-footer').getByRole('button', { name: /^Close|^关闭/ })
  await take.or(close).first().waitFor()
  if (await take.isVisible()) await take.click({ timeout: 5_000 }).catch(() => undefined)
  await close.waitFor()
  await picture('roster-verdict')
  await close.click()
  await page.waitForSelector('.pgrid-cell.fresh')
  await settled()
  const fresh = () => page.locator('.pgrid-cell.fresh').count()
  check((await fresh()) > 0, 'what was generated lies coloured in the sheet')
  await accessible('a generated roster')
  await picture('roster-generated')
  await page.focus('.pgrid')
  await page.keyboard.press('Control+z')
  await page.waitForFunction(() => document.querySelectorAll('.pgrid-cell.fresh').length === 0)
  check(true, 'one step takes everything back that was generated')
  await quiet('the roster generator')
}

/** Says that the department of the first person needs somebody every morning, and names it. Runs in the page. */
async function need() {
  const get = async (path) => (await fetch(`/api/v1${path}`)).json()
  const day = new Date().toISOString().slice(0, 10)
  const department = (await get(`/roster-drafts?from=${day}&until=${day}&limit=1`)).items[0].departmentId
  const { version, spans } = await get(`/cover-needs/${department}`)
  const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
  if (spans.length === 0) {
    await fetch(`/api/v1/cover-needs/${department}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Clockhouse': '1', 'If-Match': `"${version}"` },
      body: JSON.stringify({ spans: [{ days, start: '08:00', end: '12:00', people: 1 }] }),
    })
  }
  return department
}
