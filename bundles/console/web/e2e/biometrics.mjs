// A face from the switch to its approval: consent on the screen, the photograph as face, the picture beside it, the ZIP file.
import { anyCard, call } from './api.mjs'

const NUMBER = '100004'
const FACE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

export async function biometrics(test) {
  const { page, base, check, visit, settled, accessible, picture } = test
  await visit('/administration/biometrics', 'admin-biometrics', '.panel .ant-switch')
  const face = page.getByRole('switch', { name: 'Take: face' })
  if ((await face.getAttribute('aria-checked')) !== 'true') await face.click()
  await page.waitForFunction(() => document.querySelectorAll('.ant-switch-checked').length >= 2)
  const person = (await call(page, 'GET', `/employees?text=${NUMBER}`)).items[0]
  const held = (await call(page, 'GET', `/employees/${person.id}/credentials`)).items
  if (!held.some((card) => card.kind === 'CARD' && card.state === 'ACTIVE')) await call(page, 'POST', '/credentials', { employeeId: person.id, kind: 'CARD', number: anyCard(), active: true })
  await page.goto(`${base}/people/${person.id}?tab=factors`)
  await page.waitForSelector('.person-facts input[type="file"]', { state: 'attached' })
  await page.setInputFiles('.person-facts input[type="file"]', { name: 'face.png', mimeType: 'image/png', buffer: FACE })
  await page.waitForSelector('.person-head img.photo')
  await page.getByRole('button', { name: 'Record consent…' }).first().click()
  await page.waitForSelector('.ant-modal blockquote')
  await settled(page)
  await accessible('consent is read')
  await picture('consent')
  await page.getByRole('button', { name: 'The person agrees' }).click()
  await page.getByRole('button', { name: 'Withdraw…' }).waitFor()
  check(true, 'T028 consent is recorded in the words that were read')
  await page.getByRole('button', { name: 'Use the photograph as face' }).click()
  await page.waitForSelector('.ch-list .stamp[data-status="ISSUED"]')
  await visit(`/people/${person.id}?tab=factors`, 'person-factors', '.ch-list .stamp[data-status="ISSUED"]')
  await visit('/people/biometrics', 'pending-biometrics', '.ch-list img.photo')
  const row = page.locator('.ch-list tr', { hasText: NUMBER })
  await row.getByRole('button', { name: 'Approve' }).click()
  await row.waitFor({ state: 'detached' })
  const [approved] = (await call(page, 'GET', `/biometrics?employeeId=${person.id}`)).items
  check(approved.state === 'ACTIVE', 'T028 a face is used only after it was approved')
  await visit('/people/photos', 'photo-import', '.drop')
}
