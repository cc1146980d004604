import { useTranslation } from 'react-i18next'
import type { DriverView, TerminalView } from '../../api/types'
import { nameOf } from '../../parts/format'
import { Stamp } from '../../parts/Stamp'
import type { Turn } from './DriverCard'

export type Act = Turn | 'install'

/** How its terminals stood before, by id. */
export type Before = Map<string, TerminalView['state']['kind']>

export const standings = (terminals: TerminalView[]): Before => new Map(terminals.map((one) => [one.id, one.state.kind]))

/** A jar whose driver does not start is known by its bundle's name, which ends with the id that the driver had. */
export const serves = (driver: string, wanted: string) => driver === wanted || driver.endsWith(`.driver.${wanted}`)

/** What is known of a driver that decides what its loss means: its roads, and whether one of the suite rests behind it. */
type Serving = Pick<DriverView, 'roads' | 'shipped'>

/** The road by which a terminal of this driver brings punches most of the time decides what its loss means. */
export function effect(act: Act, driver: Serving): string {
  if (act === 'install' || (act === 'remove' && driver.shipped)) return 'PAUSE'
  if (act === 'start') return 'RESUME'
  return ['CALL_IN', 'VISIT', 'DESK', 'FILE'].find((road) => driver.roads.includes(road)) ?? 'VISIT'
}

/** What an act means for each terminal of a driver: before it, what will happen; after it, what became of each. */
export function DriverEffects({ act, driver, terminals, before }: { act: Act; driver: Serving; terminals: TerminalView[]; before?: Before }) {
  const { t, i18n } = useTranslation()
  const used = terminals.filter((terminal) => terminal.status === 'IN_USE')
  if (used.length === 0) return <p className="small">{t('driver.noEffect')}</p>
  const resting = act === 'install' && used.every((terminal) => terminal.state.kind === 'DRIVER_MISSING')
  const what = effect(resting ? 'start' : act, driver)
  const held = used.reduce((sum, terminal) => sum + (terminal.state.held ?? 0), 0)
  return (
    <div className="stack">
      {!before && <p>{t(`driver.effect.${what}`, { count: used.length })}</p>}
      {!before && what === 'VISIT' && <p className="small">{t('driver.backlogKept', { count: held })}</p>}
      <table className="ch-list driver-effects">
        <thead>
          <tr>
            <th>{t('terminal.areaTerminal')}</th>
            <th>{before ? t('driver.before') : t('driver.now')}</th>
            {before && <th>{t('driver.now')}</th>}
            <th className="num">{t('terminal.backlog')}</th>
          </tr>
        </thead>
        <tbody>
          {used.map((terminal) => (
            <tr key={terminal.id}>
              <td>{nameOf(terminal.name, i18n.language)} <span className="faint small">{nameOf(terminal.siteName, i18n.language)}</span></td>
              {before && <td>{before.has(terminal.id) ? <Stamp code={before.get(terminal.id) ?? ''} /> : '–'}</td>}
              <td><Stamp code={terminal.state.kind} /></td>
              <td className="num">{terminal.state.held ?? '?'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
