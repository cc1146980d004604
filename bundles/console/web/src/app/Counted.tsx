import { useTranslation } from 'react-i18next'
import { figureOf, type Wait } from './waiting'

/** How much waits behind an entry: a figure for the eye, and what it is of for whoever hears it or points at it. */
export function Counted({ waits }: { waits: Wait[] }) {
  const { t } = useTranslation()
  const some = waits.filter((one) => one.count > 0)
  if (some.length === 0) return null
  const total = some.reduce((sum, one) => sum + one.count, 0)
  const figure = figureOf(total, some.some((one) => one.more))
  const kinds = some.map((one) => t('waiting.kind', { kind: t(`work.${one.key}`), figure: figureOf(one.count, one.more) })).join(t('waiting.between'))
  return (
    <>
      <b className="area-count" aria-hidden="true" title={kinds}>{figure}</b>
      <span className="hidden-text"> {t('waiting.said', { count: total, figure, kinds })}</span>
    </>
  )
}
