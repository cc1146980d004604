// Pictures of punches: the switch, a terminal that pushes one beside its punch, the verdict by one key and back, the person's day.
import { call } from './api.mjs'

const NUMBERS = ['100002', '100003']

/** A face of sorts, as a terminal's camera would send it. */
const jpeg = (page, hue) =>
  page.evaluate((colour) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 320, height: 400 })
    const pen = canvas.getContext('2d')
    pen.fillStyle = `hsl(${colour} 30% 70%)`
    pen.fillRect(0, 0, 320, 400)
    pen.fillStyle = '#554433'
    pen.beginPath()
    pen.ellipse(160, 190, 80, 110, 0, 0, 7)
    pen.fill()
    return canvas.toDataURL('image/jpeg').split(',')[1]
  }, hue)

export async function pictures({ page, base, check, visit, settled, accessible, picture }) {
  await visit('/administration/pictures', 'admin-pictures', '.panel .ant-switch')
  const rule = await call(page, 'GET', '/snapshot-rule')
  const { version, full, ...draft } = rule
  await call(page, 'PUT', '/snapshot-rule', { ...draft, on: true, samplePercent: 100 }, version)
  const site = (await call(page, 'GET', '/sites')).items[0]
  const { port } = await call(page, 'GET', '/terminal-port')
  const serial = `PIC${Date.now().toString(36).toUpperCase()}`
  const at = `http://127.0.0.1:${port}/iclock/cdata?SN=${serial}`
  const send = (query, body) => fetch(`${at}&${query}`, body === undefined ? {} : { method: 'POST', body }).then((answer) => answer.text())
  await call(page, 'POST', '/terminals', { name: { zh: '东门', en: 'East gate' }, siteId: site.id, driver: 'zk.push', serial, boundSince: '2026-01-01T00:00:00Z' })
  let greeting = ''
  for (let i = 0; i < 20 && !greeting.includes('AttPhoto'); i++) {
    greeting = await send('options=all&language=69&pushver=2.4.1')
    await page.waitForTimeout(1_000)
  }
  check(greeting.includes('AttPhoto'), 'T007 a terminal is asked for pictures once they are switched on')
  const now = new Date().toLocaleString('sv-SE', { timeZone: site.zone })
  for (const [i, number] of NUMBERS.entries()) {
    await send('table=ATTLOG&Stamp=1', `${number}\t${now}\t0\t15\t0\t0\t0\n`)
    const head = Buffer.from(`PIN=${now.replace(/\D/g, '')}-${number}.jpg\nSN=${serial}\nsize=1\nCMD=uploadphoto\0`)
    await send('table=ATTPHOTO&Stamp=1', Buffer.concat([head, Buffer.from(await jpeg(page, 40 + 160 * i), 'base64')]))
  }
  await visit('/attendance/pictures', 'pictures', '.picture-review img.photo')
  const person = await page.textContent('.picture-review .person-name')
  await page.keyboard.press('n')
  await page.waitForSelector('.note-miss')
  await accessible('a picture of somebody else')
  await picture('picture-other')
  check((await page.textContent('.note-miss')).includes(person.trim()), 'T007 one key says that it is somebody else, and the next one is there')
  const alarms = (await call(page, 'GET', '/alarms')).items
  check(alarms.some((alarm) => alarm.kind === 'IMPERSONATION'), 'T007 somebody else is an alarm')
  await page.keyboard.press('z')
  await page.waitForSelector('.note-miss', { state: 'detached' })
  check((await call(page, 'GET', '/alarms')).items.every((alarm) => alarm.kind !== 'IMPERSONATION'), 'T007 a verdict is taken back, and its alarm with it')
  const employee = (await call(page, 'GET', `/employees?text=${NUMBERS[0]}`)).items[0]
  await page.goto(`${base}/attendance/${employee.id}/${now.slice(0, 10)}`)
  await page.getByRole('tab', { name: /Raw punches/ }).click()
  await page.getByRole('button', { name: 'Show' }).first().click()
  await page.waitForSelector('.punch-pictures img.photo')
  await settled()
  await accessible('the picture of a punch on the day')
  await picture('day-picture')
}
