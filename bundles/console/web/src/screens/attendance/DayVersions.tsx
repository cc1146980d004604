import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { PersonDay, ResultView } from '../../api/types'
import { hm, stamp } from '../../parts/format'
import { flagKind } from '../../parts/grid/cells'
import { Empty, Loaded } from '../../parts/State'

/** What was final, what holds, and what would hold if the date were not locked; two of them side by side. */
export function DayVersions({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['day', day.employee.id, day.date, 'versions'], queryFn: () => api.dayVersions(day.employee.id, day.date) })
  return <Loaded query={query} rows={6} what={t('day.versions')}>{(versions) => <Compare versions={[...day.later, ...versions]} day={day} />}</Loaded>
}

/** @param versions with what came after the lock in front */
function Compare({ versions, day }: { versions: ResultView[]; day: PersonDay }) {
  const { t } = useTranslation()
  const [chosen, choose] = useState(() => replaced(versions))
  if (!versions[0]) return <Empty>{t('day.nothing')}</Empty>
  const after = versions[chosen?.after ?? 0] ?? versions[0]
  const before = chosen && versions[chosen.before]
  if (!chosen || !before) return <Empty>{t('versions.one', { version: after.version, at: stamp(after.computedAt, day.zone, true) })}</Empty>
  const several = versions.some((one) => one.ordinal > 0)
  const said = (one: ResultView) => [several && t('versions.shift', { number: one.ordinal + 1 }), day.later.includes(one) ? t('versions.open') : t('day.version', { version: one.version }), stamp(one.computedAt, day.zone, true)].filter(Boolean).join(' · ')
  const pick = (side: 'before' | 'after') => (
    <Select
      className="version-pick"
      aria-label={t(`versions.${side}`)}
      value={chosen[side]}
      onChange={(at) => choose({ ...chosen, [side]: at })}
      options={versions.map((one, value) => ({ value, label: said(one) }))}
    />
  )
  return (
    <div className="stack">
      <p className="soft">{t('versions.hint')}{day.later.length > 0 && ` ${t('versions.openHint')}`}</p>
      <table className="ch-list versions">
        <thead>
          <tr><th>{t('versions.what')}</th><th>{pick('before')}</th><th>{pick('after')}</th><th><span className="hidden-text">{t('versions.change')}</span></th></tr>
        </thead>
        <tbody>
          {rowsOf(before, after).map((row) => {
            const word = (one: string) => one.split(', ').map((each) => (row.words ? t(`${row.words}.${flagKind(each)}`, { defaultValue: each }) : each)).join(', ')
            return (
              <tr key={row.key}>
                <th scope="row">{t(row.key.startsWith('bucket.') ? row.key : `versions.${row.key}`, { defaultValue: row.key })}</th>
                <td>{word(row.before)}</td>
                <td className={row.before === row.after ? undefined : 'strong'}>{word(row.after)}</td>
                <td className={row.before === row.after ? 'faint' : 'tone-ok'}>{t(row.before === row.after ? 'request.same' : 'request.changed')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The newest version of a shift that replaced another one of the same shift. */
function replaced(versions: ResultView[]): { before: number; after: number } | undefined {
  for (const [after, one] of versions.entries()) {
    const before = versions.findIndex((other, at) => at > after && other.ordinal === one.ordinal)
    if (before > 0) return { before, after }
  }
  return undefined
}

interface Row {
  key: string
  before: string
  after: string
  /** The group of words that a value is one of. */
  words?: string
}

/** What a result says, line by line; a bucket that both are without is left out. */
export function rowsOf(before: ResultView, after: ResultView): Row[] {
  const time = (at: string | undefined) => at?.slice(5, 16).replace('T', ' ') ?? '–'
  const row = (key: string, of: (one: ResultView) => string, words?: string): Row => ({ key, before: of(before), after: of(after), words })
  const buckets = [...new Set([...Object.keys(before.minutes), ...Object.keys(after.minutes)])]
  return [
    row('status', (one) => one.status, 'dayStatus'),
    row('state', (one) => one.state, 'resultState'),
    row('firstIn', (one) => time(one.firstIn)),
    row('lastOut', (one) => time(one.lastOut)),
    ...buckets.map((bucket) => row(`bucket.${bucket}`, (one) => hm(one.minutes[bucket] ?? 0))),
    row('flags', (one) => one.flags.join(', ') || '–', 'dayFlag'),
    row('rules', (one) => `${one.ruleSetCode} v${one.ruleSetEdition}`),
  ]
}
