import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../parts/format'
import { Stamp } from '../../../parts/Stamp'
import { Note } from '../../../parts/State'
import type { ReaderHere } from './useReader'

/** The reader of this desk and how it is; nothing to choose where none is registered. */
export function ReaderChoice({ reader, chosen }: { reader: ReaderHere; chosen: () => void }) {
  const { t, i18n } = useTranslation()
  if (reader.readers.length === 0) return null
  return (
    <span className="row tight reader-choice">
      <Select
        aria-label={t('reader.choose')}
        className="reader-select"
        value={reader.chosen?.id ?? ''}
        onChange={(id) => { reader.choose(id || undefined); chosen() }}
        options={[{ value: '', label: t('reader.keyboard') }, ...reader.readers.map((one) => ({ value: one.id, label: nameOf(one.name, i18n.language) }))]}
      />
      {reader.chosen && <ReaderState reader={reader} />}
    </span>
  )
}

function ReaderState({ reader: { road, state } }: { reader: ReaderHere }) {
  const { t } = useTranslation()
  if (road === 'refused') return <Stamp code="REFUSED">{t('reader.refused')}</Stamp>
  if (road === 'broken') return <Stamp code="UNREACHABLE">{t('reader.broken')}</Stamp>
  if (road === 'connecting' || !state) return <Stamp code="UNKNOWN">{t('reader.connecting')}</Stamp>
  return <span title={state.detail}><Stamp code={state.kind}>{state.kind === 'ONLINE' ? t('reader.ready') : undefined}</Stamp></span>
}

/** What was held to the reader and cannot be used, why, and what to do. */
export function ReaderTrouble({ reader: { trouble, state, chosen } }: { reader: ReaderHere }) {
  const { t, i18n } = useTranslation()
  if (chosen && state && state.kind !== 'ONLINE' && state.kind !== 'NEVER_SEEN') {
    return <Note tone="late"><strong>{t('reader.down', { name: nameOf(chosen.name, i18n.language) })}</strong> {t('reader.downDo')} {state.detail && <span lang="en">{state.detail}</span>}</Note>
  }
  if (trouble?.misread) {
    return <Note tone="miss"><strong>{t('reader.misread')}</strong> {t(`misread.${trouble.misread.code.replaceAll('.', '-')}`, { defaultValue: trouble.misread.detail ?? trouble.misread.code })} {t('reader.misreadDo')}</Note>
  }
  if (trouble?.read?.random) return <Note tone="miss"><strong>{t('reader.random')}</strong> {t('reader.randomWhy')}</Note>
  if (trouble?.read) return <Note tone="late"><strong>{t('reader.covered', { number: trouble.read.masked })}</strong> {t('reader.coveredWhy')}</Note>
  return null
}
