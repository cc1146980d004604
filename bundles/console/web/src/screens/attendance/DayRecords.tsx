import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { PersonDay } from '../../api/types'
import { nameOf, stamp } from '../../parts/format'
import { Scroll } from '../../parts/Scroll'
import { Empty } from '../../parts/State'

/** Every punch with its number in the log, when the suite had it, and the line that the terminal sent. */
export function DayRecords({ day, raw }: { day: PersonDay; raw: boolean }) {
  const { t, i18n } = useTranslation()
  const records = useQuery({ queryKey: ['day', day.employee.id, day.date, 'records'], queryFn: () => api.dayRecords(day.employee.id, day.date), enabled: raw })
  if (day.punches.length === 0) return <Empty>{t('day.noPunches')}</Empty>
  return (
    <Scroll label={t('paper.punches')}>
      <table className="ch-list">
        <thead>
          <tr><th className="num">{t('paper.position')}</th><th>{t('punch.local')}</th><th>{t('punch.reading')}</th><th>{t('punch.terminal')}</th><th>{t('punch.method')}</th><th>{t('punch.use')}</th>{raw && <th>{t('paper.received')}</th>}</tr>
        </thead>
        <tbody>
          {day.punches.map((punch) => {
            const record = records.data?.find((one) => one.position === punch.position)
            return (
              <tr key={punch.position}>
                <td className="num code">{punch.position}</td>
                <td className="nowrap"><b>{punch.local.replace('T', ' ')}</b></td>
                <td className="nowrap code">{punch.clockReading.replace('T', ' ')}</td>
                <td>{nameOf(punch.terminalName, i18n.language)}</td>
                <td>{t(`method.${punch.method}`)}{punch.key !== 'UNSTATED' && ` · ${t(`key.${punch.key}`)}`}</td>
                <td>{punch.outcome === 'REFUSED' ? t('stream.refused') : t(`punchUse.${punch.use}`)}</td>
                {raw && (
                  <td className="paper-raw">
                    {record && <span className="nowrap">{stamp(record.receivedAt, day.zone, true)} · {t(`paper.road.${record.road}`)}</span>}
                    {record && <div className="code small">{record.raw ?? t('paper.noRaw')}</div>}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
