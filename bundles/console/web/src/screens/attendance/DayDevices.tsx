import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PersonDay } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import { Reported } from '../../parts/Reported'
import { Scroll } from '../../parts/Scroll'
import { Empty } from '../../parts/State'

const MINUTE = 60_000

interface Device {
  id: string
  name: string
  times: string[]
  refused: number
  /** Milliseconds by which its clock was furthest from the true time; ahead is above 0. */
  off: number
}

/** Wall times of one zone, so that their difference is that of the clock. */
const apart = (reading: string, local: string) => Date.parse(`${reading}Z`) - Date.parse(`${local}Z`)

/** What each terminal saw of the person on the date itself, in the order of its first punch. */
export function devicesOf(day: PersonDay, language: string): Device[] {
  const devices = new Map<string, Device>()
  for (const punch of day.punches.filter((one) => one.ordinals.length > 0 || one.local.slice(0, 10) === day.date)) {
    const device = devices.get(punch.terminalId) ?? { id: punch.terminalId, name: nameOf(punch.terminalName, language), times: [], refused: 0, off: 0 }
    const off = apart(punch.clockReading, punch.local)
    if (Math.abs(off) > Math.abs(device.off)) device.off = off
    if (punch.outcome === 'REFUSED') device.refused++
    device.times.push(punch.local.slice(11, 16))
    devices.set(punch.terminalId, device)
  }
  return [...devices.values()]
}

/** The terminals behind the day: where the punches came from, how well the clocks went, and who has not reported yet. */
export function DayDevices({ day }: { day: PersonDay }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const devices = devicesOf(day, i18n.language)
  const clock = (off: number) => (Math.abs(off) < MINUTE ? t('device.exact') : t(off > 0 ? 'device.ahead' : 'device.behind', { count: Math.round(Math.abs(off) / MINUTE) }))
  return (
    <div className="stack">
      {devices.length === 0 ? (
        <Empty>{t('device.none')}</Empty>
      ) : (
        <Scroll label={t('day.devices')}>
          <table className="ch-list">
            <thead><tr><th>{t('punch.terminal')}</th><th>{t('device.punches')}</th><th className="num">{t('device.refused')}</th><th>{t('device.clock')}</th></tr></thead>
            <tbody>
              {devices.map((device) => (
                <tr key={device.id}>
                  <td className="strong">{can('terminal.read') ? <Link to={`/terminals?id=${device.id}`} className="underlined">{device.name}</Link> : device.name}</td>
                  <td>{device.times.join('  ')}</td>
                  <td className={`num${device.refused > 0 ? ' tone-miss' : ' faint'}`}>{device.refused}</td>
                  <td className={Math.abs(device.off) < MINUTE ? 'soft' : 'tone-late'}>{clock(device.off)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <Reported until={day.date} siteId={day.employee.siteId} />
    </div>
  )
}
