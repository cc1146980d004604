import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { RosterFinding, RosterPublication, RosterRow } from '../../../api/types'
import { nameOf, shortDay } from '../../../parts/format'
import { ErrorNote, Note } from '../../../parts/State'
import { useFindingText } from './words'

interface Props {
  window: { from: string; until: string; siteId?: string; departmentId?: string }
  rows: RosterRow[]
  findings: RosterFinding[]
  cells: number
  close: () => void
  published: () => void
}

/** Says who will be told and which rules are broken, then makes the drafts the roster. */
export function Publish({ window, rows, findings, cells, close, published }: Props) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const text = useFindingText()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [made, setMade] = useState<RosterPublication | null>(null)
  const names = new Map(rows.map((row) => [row.employeeId, nameOf(row.name, i18n.language)]))
  const send = async () => {
    setBusy(true)
    setError(null)
    try {
      setMade(await api.publishRoster({ ...window, ...(note.trim() ? { note: note.trim() } : {}) }))
      published()
      await queries.invalidateQueries({ queryKey: ['roster'] })
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open onCancel={close} title={made ? t('plan.publishedTitle') : t('plan.publishTitle', { count: cells })} footer={made ? <Button type="primary" onClick={close}>{t('manners.close')}</Button> : <Button type="primary" loading={busy} disabled={findings.length > 0 && !note.trim()} onClick={() => void send()}>{t('plan.publishAct', { count: cells })}</Button>}>
      <div className="stack">
        {error !== null && <ErrorNote error={error} />}
        {made ? (
          <>
            <p>{t('plan.published', { cells: made.cells, people: made.told.length })}</p>
            <ul className="plan-told">
              {made.told.map((one) => (
                <li key={one.employeeId}>
                  {nameOf(one.name, i18n.language)} · {t('plan.dates', { count: one.cells })}
                  {one.changed.length > 0 && ` · ${t('plan.changedDates', { dates: one.changed.map((date) => shortDay(date, i18n.language, false)).join(t('manners.listed')) })}`}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <p>{t('plan.whoIsTold', { count: rows.length })} {t('plan.final')}</p>
            <p className="soft plan-told">{rows.map((row) => names.get(row.employeeId)).join(i18n.language.startsWith('zh') ? '、' : ', ')}</p>
            {findings.length > 0 && (
              <>
                <Note tone="late">{t('plan.breaks', { count: findings.length })}</Note>
                <ul className="plan-told small">
                  {findings.slice(0, 50).map((finding) => (
                    <li key={`${finding.employeeId}${finding.date}${finding.kind}`}>
                      <strong>{names.get(finding.employeeId)}, {shortDay(finding.date, i18n.language)}</strong> {text(finding)}
                    </li>
                  ))}
                </ul>
              </>
            )}
            <label className="stack">
              <span>{t(findings.length > 0 ? 'plan.noteNeeded' : 'plan.note')}</span>
              <Input value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
            </label>
          </>
        )}
      </div>
    </Modal>
  )
}
