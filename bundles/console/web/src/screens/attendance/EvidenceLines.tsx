import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { PersonDay } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import { type Evidence, evidenceOf, type Way } from './evidence'
import './PersonDay.css'

const COLLEAGUES = 200
const ATTEMPTS = 200

/** What else is known around a punch that is missing, each with the act that fills it in. */
export function EvidenceLines({ day, way, act }: { day: PersonDay; way: Way; act: (one: Evidence) => ReactNode }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { id, departmentId } = day.employee
  const attempts = useQuery({ queryKey: ['refused-attempts', 'evidence', id], queryFn: () => api.refusedAttempts({ employeeId: id, limit: ATTEMPTS }), enabled: can('punch.read') })
  const crew = useQuery({ queryKey: ['month', 'crew', departmentId, day.date], queryFn: () => api.month({ from: day.date, until: day.date, departmentId, limit: COLLEAGUES }), enabled: can('timesheet.read') })
  const others = crew.data?.items.filter((row) => row.employeeId !== id).flatMap((row) => row.days) ?? []
  const found = evidenceOf(day, way, attempts.data?.items ?? [], others)
  if (attempts.isLoading || crew.isLoading) return null
  return (
    <section className="evidence" aria-label={t('evidenceOf.title')}>
      <h3>{t('evidenceOf.title')}</h3>
      {found.length === 0 ? <p className="small faint">{t('evidenceOf.none')}</p> : (
        <ul>
          {found.map((one) => (
            <li key={one.at} className="spread">
              <span>
                <b>{one.time}</b>{one.dayAfter && <span className="faint"> +1</span>} {t(`evidenceOf.source.${one.source}`, { count: one.count ?? 0 })}
                {one.where && <span className="soft"> · {nameOf(one.where, i18n.language)}</span>}
              </span>
              {act(one)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
