import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { PersonDay } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf, shortDay } from '../../parts/format'
import { PunchMark } from '../../parts/PunchMark'
import { Scroll } from '../../parts/Scroll'
import { Empty } from '../../parts/State'
import { usePhoneWords } from './phones/words'
import { PunchPictures } from './PunchPictures'

/** Every punch around the day as it was stored, with what became of it. */
export function RawPunches({ day }: { day: PersonDay }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const times = day.punches.map((punch) => Date.parse(punch.at))
  const pictures = useQuery({
    queryKey: ['snapshots', day.employee.id, day.date],
    queryFn: () => api.snapshots({ employeeId: day.employee.id, from: new Date(Math.min(...times)).toISOString(), until: new Date(Math.max(...times) + 1_000).toISOString() }),
    enabled: can('snapshot.read') && times.length > 0,
  })
  if (day.punches.length === 0) return <Empty>{t('day.noPunches')}</Empty>
  const taken = pictures.data ?? []
  return (
    <Scroll label={t('day.raw', { count: day.punches.length })}>
      <table className="ch-list">
        <thead>
          <tr>
            <th>{t('punch.local')}</th>
            <th>{t('punch.method')}</th>
            <th>{t('punch.key')}</th>
            <th>{t('punch.terminal')}</th>
            <th>{t('punch.reading')}</th>
            <th>{t('punch.use')}</th>
            {taken.length > 0 && <th>{t('picture.head')}</th>}
          </tr>
        </thead>
        <tbody>
          {day.punches.map((punch) => (
            <tr key={punch.position} className={punch.ordinals.length > 0 ? undefined : 'faint'}>
              <td className="nowrap">{shortDay(punch.local.slice(0, 10), i18n.language, false)} <b>{punch.local.slice(11, 19)}</b></td>
              <td className="nowrap"><PunchMark method={punch.method} use={punch.ordinals.length > 0 ? 'USED' : 'UNUSED'} /> {t(`method.${punch.method}`)}</td>
              <td>{punch.key === 'UNSTATED' ? '–' : t(`key.${punch.key}`)}</td>
              <td>{nameOf(punch.terminalName, i18n.language)}</td>
              <td className="code">{punch.clockReading.replace('T', ' ')}</td>
              <td><PunchUse punch={punch} /></td>
              {taken.length > 0 && <td><PunchPictures ids={taken.filter((one) => one.punch === punch.position).map((one) => one.id)} of={punch.local.slice(11, 19)} /></td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** What became of it; of one by phone, from how far, and which rule or whose word says so. */
function PunchUse({ punch }: { punch: PersonDay['punches'][number] }) {
  const { t } = useTranslation()
  const { where, why } = usePhoneWords()
  const { phone } = punch
  const use = punch.outcome === 'REFUSED' && phone?.state !== 'ACCEPTED' ? <b className="tone-miss">{t(phone?.state === 'HELD' ? 'phone.held' : 'stream.refused')}</b> : t(`punchUse.${punch.use}`)
  if (!phone) return use
  const by = phone.decidedBy ? t(phone.state === 'ACCEPTED' ? 'phone.acceptedBy' : 'phone.rejectedBy', { name: phone.decidedBy }) : ''
  return <div className="two-lines"><span>{use}</span><span>{[where(phone), why(phone.doubts), by, phone.reason].filter(Boolean).join(' · ')}</span></div>
}
