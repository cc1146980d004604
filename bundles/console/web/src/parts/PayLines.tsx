import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/calls'
import type { AllowanceLine } from '../api/types'
import { hm, nameOf } from './format'

/** What a line counts and why. */
export function usePayWords() {
  const { t, i18n } = useTranslation()
  return (line: AllowanceLine) =>
    t(`allowance.line${line.kind}`, {
      name: nameOf(line.name, i18n.language),
      measure: t(`bucket.${line.measure}`),
      measured: hm(line.measured),
      atLeast: hm(line.atLeast),
      amount: line.amount,
    })
}

/** The company's own pay codes of one person's day; nothing where there are none. */
export function DayPay({ employeeId, date }: { employeeId: string; date: string }) {
  const { t } = useTranslation()
  const words = usePayWords()
  const query = useQuery({ queryKey: ['allowance-lines', employeeId, date], queryFn: () => api.allowanceLines({ from: date, until: date, employeeId, limit: 1 }) })
  const lines = query.data?.items[0]?.lines ?? []
  if (lines.length === 0) return null
  return (
    <section>
      <h3>{t('allowance.day')}</h3>
      <ul className="story">
        {lines.map((line) => (
          <li key={`${line.ordinal} ${line.allowanceId}`}>
            <span className="grow"><b className="code">{line.payCode}</b> {hm(line.counted)}<span className="soft"> — {words(line)}</span></span>
          </li>
        ))}
      </ul>
    </section>
  )
}
