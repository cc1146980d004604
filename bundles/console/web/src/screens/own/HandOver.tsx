import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { CredentialView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { languageOf } from '../../i18n'
import { nameOf, stamp } from '../../parts/format'
import { ErrorNote, Note } from '../../parts/State'
import { useSend } from '../cards/useSend'

/** C059: the holder accepts the card in the words of the policy, or sees that they have. */
export function HandOver({ card }: { card: CredentialView }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { busy, error, send } = useSend('hand-over')
  const [words, setWords] = useState(false)
  const { data } = useQuery({ queryKey: ['hand-over', card.id], queryFn: () => api.handOver(card.id) })
  if (!data) return null
  if (data.receipt) {
    return (
      <div className="stack">
        <p className="soft">
          {t('own.accepted', { time: stamp(data.receipt.at, zone) })}{' '}
          <button type="button" className="link-button" aria-expanded={words} onClick={() => setWords(!words)}>{t('own.acceptedWords')}</button>
        </p>
        {words && <p className="terms">{data.receipt.statement}</p>}
      </div>
    )
  }
  const language = languageOf(i18n.language) === 'zh-Hans' ? 'ZH' : 'EN'
  return (
    <Note tone="late" action={<Button type="primary" loading={busy} onClick={() => void send(() => api.acceptCard(card.id, language))}>{t('own.accept')}</Button>}>
      <b>{t('own.acceptAsk')}</b>
      <p className="terms">{nameOf(data.statement, i18n.language)}</p>
      {nameOf(data.care, i18n.language) && <p className="terms soft small">{nameOf(data.care, i18n.language)}</p>}
      {error !== null && <ErrorNote error={error} />}
    </Note>
  )
}
