import { render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { ReportDraft, ReportRun } from '../src/api/types'
import { speak } from '../src/i18n'
import { makeReport } from '../src/parts/reportRun'
import { WhyFailed } from '../src/parts/WhyFailed'

const shown = (code: string, detail: string) => render(<p><WhyFailed code={code} detail={detail} /></p>).container.textContent

describe('Why something was not made', () => {
  afterEach(() => speak('en', false))

  it('is said in the words of its reader', async () => {
    await speak('zh-Hans', false)
    expect(shown('subscription.owner-disabled', "the owner's account is disabled")).toBe('所有者的账号已停用。 ')
    expect(shown('nobody.knows', 'some english')).toBe('无法执行。 ')
    await speak('en', false)
    expect(shown('subscription.owner-gone', 'the owner has no account any more')).toBe('Its owner has no account any more. the owner has no account any more')
  })

  it('names an incident in any language, and is as it was kept where it has no code', async () => {
    await speak('zh-Hans', false)
    expect(shown('internal', 'incident 7')).toBe('服务器出错。 incident 7')
    expect(shown('', 'kept by an older version')).toBe('kept by an older version')
    expect(screen.getByText('incident 7').getAttribute('lang')).toBe('en')
  })

  it('is a problem where a report was asked for', async () => {
    const run: ReportRun = { id: '1', report: 'MONTH_SHEET', format: 'XLSX', fileName: 'a.xlsx', startedAt: '2026-11-30T00:00:00Z', state: 'FAILED', code: 'report.too-many-groups', detail: 'too many' }
    vi.spyOn(api, 'runReport').mockResolvedValue(run)
    const heard: string[] = []
    await expect(makeReport({} as ReportDraft, (one) => heard.push(one.state))).rejects.toMatchObject({ code: 'report.too-many-groups', status: 422 })
    expect(heard).toEqual(['FAILED', 'FAILED'])
  })
})
