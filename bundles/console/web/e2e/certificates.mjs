// A licence from the kind to somebody's own: asked at a site, missing, and entered.
import { call } from './api.mjs'

const NUMBER = '100005'

export async function certificates(test) {
  const { page, check, visit, settled, accessible, picture } = test
  const person = (await call(page, 'GET', `/employees?text=${NUMBER}`)).items[0]
  const kind = await call(page, 'POST', '/certificate-kinds', { name: { zh: '叉车证', en: 'Forklift licence' }, sites: [person.siteId] })
  await visit('/terminals/access-levels', 'access-levels', '.ch-list .strong')
  check(await page.getByText('Forklift licence').first().isVisible(), 'T068 what is asked of people stands beside the access levels')
  await visit(`/people/${person.id}?tab=certificates`, 'person-certificates', '.person-tabs .ch-list')
  check(await page.getByText('Not let in today at').first().isVisible(), 'T068 who lacks a certificate is told where they are not let in')
  await page.getByRole('button', { name: 'Enter…' }).first().click()
  await page.waitForSelector('.ant-modal input[type="date"]')
  await page.fill('.ant-modal input[type="date"]', '2031-12-31')
  await settled(page)
  await accessible('a certificate is entered')
  await picture('certificate')
  await page.locator('.ant-modal').getByRole('button', { name: 'Save' }).click()
  await page.getByText('2031-12-31').waitFor()
  check((await page.getByText('Not let in today at').count()) === 0, 'T068 a certificate that is entered lets its holder in again')
  await call(page, 'DELETE', `/certificate-kinds/${kind.id}`, undefined, kind.version)
}
