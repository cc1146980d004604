import { call } from './api.mjs'

/** A terminal that pushes, as far as its first punch needs it. */
function pushing(port, serial) {
  const at = `http://127.0.0.1:${port}/iclock`
  const ask = (path, body) => fetch(`${at}/${path}`, body === undefined ? {} : { method: 'POST', body }).then((answer) => answer.text())
  return {
    greet: () => ask(`cdata?SN=${serial}&options=all&language=69&pushver=2.4.1&DeviceType=att`),
    poll: () => ask(`getrequest?SN=${serial}`),
    punch: (person, zone) => ask(`cdata?SN=${serial}&table=ATTLOG&Stamp=1`, `${person}\t${new Date().toLocaleString('sv-SE', { timeZone: zone })}\t0\t1\t0\t0\t0\n`),
  }
}

/** From the box to the first punch, with a terminal that calls; then serial numbers beforehand. */
export async function mount({ page, check, visit, accessible, quiet, picture, settled }) {
  await visit('/terminals/set-up', 'mount-model', '.family')
  const base = new URL(page.url()).origin
  const { port } = await call(page, 'GET', '/terminal-port')
  const { items: sites } = await call(page, 'GET', '/sites')
  const serial = `E2E${Date.now().toString(36).toUpperCase()}`
  const terminal = pushing(port, serial)

  await visit('/terminals/set-up?driver=zk.push&step=menu', 'mount-menu', '.typed')
  check((await page.textContent('.typed')).includes(String(port)), 't001 the port to type is shown')
  await page.click('.menu-steps ~ .row .ant-btn-primary')
  await page.waitForSelector('.waiting')
  const began = Date.now()
  await terminal.greet()
  await page.waitForSelector(`.tray-item:has-text("${serial}")`)
  await accessible('the terminal that called')
  await picture('mount-called')
  await page.click(`.tray-item:has-text("${serial}") .ant-btn-primary`)
  await page.fill('input[id$="name_en"]', `Gate ${serial}`)
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**id=*')
  const calls = setInterval(() => void terminal.greet().then(terminal.poll).catch(() => undefined), 1_000)
  try {
    await page.waitForSelector('.note-ok')
    await picture('mount-heard')
    await page.click('.note-ok ~ .row .ant-btn-primary')
    await page.waitForSelector('.checks')
    const rows = page.locator('.checks tr')
    for (let i = 0; i < (await rows.count()); i++) await rows.nth(i).locator('.ant-segmented-item').nth(1).click()
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    await page.setInputFiles('.installation input[type="file"]', { name: 'gate.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') })
    await page.waitForSelector('.installation-photos img')
    await page.click('.installation .ant-btn-primary')
    await page.waitForSelector('.mount-steps li.done:nth-child(4)')
    check(true, 't023 the sheet of the installation is kept, with a photograph')
    const id = new URL(page.url()).searchParams.get('id')
    await visit(`/terminals/set-up?id=${id}&step=sheet`, 'mount-sheet', '.checks')
    await page.goto(`${base}/terminals/set-up?id=${id}&step=punch&since=${encodeURIComponent(new Date(began).toISOString())}`)
    await page.waitForSelector('.waiting')
    await picture('mount-punch')
    await terminal.punch('100001', sites[0].zone)
    await page.waitForSelector('.note:has(.punch-now)')
    await settled()
    console.log(`     from first contact to first punch: ${((Date.now() - began) / 1000).toFixed(1)} s with an emulated terminal`)
    check(true, 't001 the first punch is seen, and for whom')
    await visit(`/terminals/set-up?id=${id}&step=punch`, 'mount-punched', '.punch-now')
    await page.goto(`${base}/terminals/set-up?id=${id}`)
    await page.waitForSelector('.mount-steps li.done:nth-child(5)')
    check(true, 't001 what was done is still known when the page is opened again')
    await page.goto(`${base}/terminals?id=${id}`)
    await page.waitForSelector('.columns.terminals .panel:last-child section')
    await settled()
    await accessible('the page of the new terminal')
    await picture('mount-terminal')
    const { siteId } = await call(page, 'GET', `/terminals/${id}`)
    const { items: [guest] } = await call(page, 'GET', `/employees?siteId=${sites.find((one) => one.id !== siteId).id}&limit=1`)
    await terminal.punch(guest.number, sites[0].zone)
    await page.click(`a[href="/terminals?id=${id}#unpermitted"]`)
    await page.waitForSelector(`.unpermitted tr:has-text("${guest.number}")`)
    check(true, 'an alarm about people who may not be there leads to who they are')
  } finally {
    clearInterval(calls)
  }

  await page.goto(`${base}/terminals/expected`)
  await page.waitForSelector('.drop textarea')
  await page.fill('.drop textarea', `${serial}X\n${serial}Y`)
  await page.click('.expected-ways .panel:first-child .ant-btn-primary')
  await page.waitForSelector(`td:has-text("${serial}X")`)
  await pushing(port, `${serial}X`).greet()
  await page.waitForSelector(`tr:has-text("${serial}X") a`)
  check(true, 't020 a terminal on the list is let in by its first call')
  await visit('/terminals/expected', 'expected', '.panel')
  for (const one of (await call(page, 'GET', '/expected-terminals')).items.filter((each) => each.serial?.startsWith(serial))) {
    await call(page, 'DELETE', `/expected-terminals/${one.id}`)
    if (one.terminalId) await retire(page, one.terminalId)
  }
  const { items: terminals } = await call(page, 'GET', '/terminals?limit=500')
  for (const one of terminals.filter((each) => each.serial === serial)) await retire(page, one.id)
  await quiet('terminals set up')
}

async function retire(page, id) {
  await call(page, 'PUT', `/terminals/${id}/status`, { status: 'RETIRED', reason: 'end of the test' }, (await call(page, 'GET', `/terminals/${id}`)).version)
}
