import { useTranslation } from 'react-i18next'
import type { RequestEffect } from '../../api/types'
import { BucketBar, type Part, partsOf } from '../../parts/BucketBar'
import { hm, shortDay } from '../../parts/format'

export interface EffectRow {
  key: Part['key'] | 'extra'
  before: number
  after: number
}

/** What the parts of a day's bar are before and after, and what lies outside the plan; parts that are never there are left out. */
export function rowsOf(effect: RequestEffect): EffectRow[] {
  const before = new Map(partsOf(effect.before, false).map((part) => [part.key, part.minutes]))
  const after = new Map(partsOf(effect.after, false).map((part) => [part.key, part.minutes]))
  const rows: EffectRow[] = [...new Set([...before.keys(), ...after.keys()])].map((key) => ({ key, before: before.get(key) ?? 0, after: after.get(key) ?? 0 }))
  const extra = { key: 'extra' as const, before: effect.before.EXTRA ?? 0, after: effect.after.EXTRA ?? 0 }
  return extra.before + extra.after > 0 ? [...rows, extra] : rows
}

/** Each date that would change: the new bar, and every part from what to what. */
export function Effects({ effects, dated = true }: { effects: RequestEffect[]; dated?: boolean }) {
  const { t, i18n } = useTranslation()
  if (effects.length === 0) return <p className="soft">{t('request.noEffect')}</p>
  return (
    <div>
      {effects.map((effect) => (
        <section key={effect.date} className="effect" aria-label={t('request.effectOn', { day: shortDay(effect.date, i18n.language) })}>
          {dated && <h3>{shortDay(effect.date, i18n.language)}</h3>}
          <BucketBar minutes={effect.after} missing={false} />
          <table className="effect-rows">
            <tbody>
              {rowsOf(effect).map((row) => (
                <tr key={row.key}>
                  <th scope="row">{t(`bucketPart.${row.key}`)}</th>
                  <td className="num">{hm(row.before)}</td>
                  <td aria-hidden="true">→</td>
                  <td className="num"><b>{hm(row.after)}</b></td>
                  <td className="effect-note">{t(row.before === row.after ? 'request.same' : 'request.changed')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}

/** The same in one line: Counted 6:23 → 7:49, OT 0:00 → 2:00. */
export function EffectLine({ effects }: { effects: RequestEffect[] }) {
  const { t, i18n } = useTranslation()
  const changed = effects.flatMap((effect) => rowsOf(effect).filter((row) => row.before !== row.after).map((row) => ({ ...row, date: effect.date })))
  if (changed.length === 0) return <p className="soft">{t('request.noEffect')}</p>
  return (
    <p>
      {changed.slice(0, 4).map((row, at) => (
        <span key={row.date + row.key} className="nowrap">
          {at > 0 && ' · '}
          {effects.length > 1 && `${shortDay(row.date, i18n.language, false)} `}
          {t(`bucketPart.${row.key}`)} {hm(row.before)} → <b>{hm(row.after)}</b>
        </span>
      ))}
      {changed.length > 4 ? ` · ${t('request.andMore', { count: changed.length - 4 })}` : null}
    </p>
  )
}
