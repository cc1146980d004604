// HR enters leave for somebody: the limits stand beside the new result, and are gone past for a reason.
import { call } from './api.mjs'

const NUMBER = '100005'
const CODE = 'E2E_STUDY'

export async function entries(test) {
  const { page, check, visit, settled, accessible, picture } = test
  const person = (await call(page, 'GET', `/employees?text=${NUMBER}`)).items[0]
  const editions = (await call(page, 'GET', `/leave-types/${CODE}/editions`)).items
  const study = { from: '2026-01-01', name: { zh: '学习假', en: 'Study leave' }, basis: 'WORK_MINUTES', paidPercent: 100, unit: 1, deadline: -30, balance: false, yearly: [], carryMonths: 0, offered: true, attachment: true, attended: true }
  if (editions.length === 0) await call(page, 'PUT', `/leave-types/${CODE}`, study, 0)
  await visit('/attendance/leave', 'leave', '.panel table')
  check(await page.getByText('counts as attended').first().isVisible(), 'T048 a type of leave says that it counts as attended and wants a file')
  await visit(`/people/${person.id}?tab=leave`, 'person-leave', '.facts')
  await page.getByRole('button', { name: 'Enter leave or a correction…' }).click()
  await page.locator('.ant-drawer select').selectOption(CODE)
  await page.locator('.ant-drawer').getByText('Hours', { exact: true }).click()
  await page.locator('.ant-drawer input[type="time"]').nth(0).fill('09:00')
  await page.locator('.ant-drawer input[type="time"]').nth(1).fill('11:00')
  await page.locator('.ant-drawer textarea').fill('Approved on paper by the director')
  await page.locator('.ant-drawer').getByText('A file has to lie beside the request first.').waitFor()
  const act = page.locator('.ant-drawer').getByRole('button', { name: /^Enter/ })
  check(await act.isDisabled(), 'T093 what breaks a limit is not entered by accident')
  await settled(page)
  await accessible('leave is entered for somebody')
  await picture('entry')
  await page.locator('.ant-drawer .note input[type="checkbox"]').check()
  const entered = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/requests/entries'))
  await act.click()
  check((await entered).ok(), 'T048 leave is entered past its limits for a reason')
  const made = (await call(page, 'GET', `/requests?employeeId=${person.id}&kind=LEAVE&limit=1`)).items[0]
  check(made.details.past === 'leave.deadline request.attachment', `T093 the request keeps which limits were gone past (${made.details.past})`)
  await call(page, 'POST', `/requests/${made.id}/withdrawals`, { reason: 'test' }, made.version)
  await visit('/attendance/cycles', 'work-cycles', '.panel')
  await visit('/reports?report=WORK_CYCLES', 'report-work-cycles', '.meanings')
  await visit('/reports?report=PERIOD_COUNTS', 'report-period-counts', '.meanings')
  await visit('/reports?report=PUNCH_PAIRS', 'report-punch-pairs', '.meanings')
}
