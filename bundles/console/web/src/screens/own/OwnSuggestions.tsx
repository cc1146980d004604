import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { MissedPunchSuggestion } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import type { Wish } from '../requests/asking'

interface Props {
  employeeId: string
  wish: Wish
  /** Fills the form. */
  take: (part: Partial<Wish>) => void
}

const wishedBy = ({ way, at, date }: MissedPunchSuggestion) => ({ as: way, from: at.slice(11, 16), dayAfter: at.slice(0, 10) > date })

/** When one may have come or gone, where a punch of one's own is missing; a touch fills in the time. Nothing where nothing is known. */
export function OwnSuggestions({ employeeId, wish, take }: Props) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date } = wish
  const query = useQuery({
    queryKey: ['exceptions', 'suggestions', 'own', employeeId, date],
    queryFn: () => api.missedPunchSuggestions({ from: date, until: date, employeeId }),
    enabled: date !== '' && can('timesheet.read'),
  })
  const found = query.data?.items ?? []
  if (found.length === 0) return null
  return (
    <section aria-label={t('own.suggested')}>
      <p className="own-hint">{t('own.suggested')}</p>
      <div className="own-suggestions">
        {found.map((one) => {
          const part = wishedBy(one)
          const taken = part.as === wish.as && part.from === wish.from && part.dayAfter === wish.dayAfter
          const place = nameOf(one.terminalName, i18n.language)
          return (
            <button key={`${one.way} ${one.at}`} type="button" className="own-act" aria-pressed={taken} onClick={() => take(part)}>
              <span><b>{t(`request.add${one.way}`)} {part.from}</b>{part.dayAfter && ` ${t('own.nextDay')}`}</span>
              <span className="small soft">{t(`evidenceOf.source.${one.source}`, { count: one.people ?? 0 })}{place && ` · ${place}`}</span>
            </button>
          )
        })}
      </div>
    </section>
  )
}
