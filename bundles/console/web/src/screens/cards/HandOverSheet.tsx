import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { CredentialView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { languageOf } from '../../i18n'
import { download } from '../../parts/download'
import { nameOf, stamp } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { ErrorNote, Loaded } from '../../parts/State'
import { useSend } from './useSend'

/** C064: the sheet that goes along with a card, in the holder's language. */
export function HandOverSheet({ cardId }: { cardId: string }) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const fetch = (lang: 'ZH' | 'EN') => download(`/credentials/${cardId}/hand-over-sheet?lang=${lang}`, 'hand-over.pdf').then(() => setError(null), setError)
  return (
    <>
      <span className="row tight no-print">
        <span>{t('handOver.sheet')}</span>
        <Button onClick={() => void fetch('ZH')} aria-label={`${t('handOver.sheet')} 中文`}><span lang="zh">中文</span></Button>
        <Button onClick={() => void fetch('EN')} aria-label={`${t('handOver.sheet')} English`}><span lang="en">English</span></Button>
      </span>
      {error !== null && <ErrorNote error={error} />}
    </>
  )
}

/** Whether the holder has accepted the card, in which words; at the desk it is accepted for them (C059). */
export function HandOverPanel({ card }: { card: CredentialView }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const { busy, error, send } = useSend('hand-over')
  const query = useQuery({ queryKey: ['hand-over', card.id], queryFn: () => api.handOver(card.id) })
  const language = languageOf(i18n.language) === 'zh-Hans' ? 'ZH' : 'EN'
  return (
    <Panel title={t('handOver.title')} extra={<HandOverSheet cardId={card.id} />}>
      <Loaded query={query} rows={2}>
        {({ receipt, statement }) =>
          receipt ? (
            <>
              <p className="req-reason">{receipt.statement}</p>
              <p className="soft">{t(receipt.own ? 'handOver.byHolder' : 'handOver.byDesk', { time: stamp(receipt.at, zone), by: receipt.by })}</p>
            </>
          ) : (
            <>
              <p className="soft">{t('handOver.open')}</p>
              <p className="req-reason">{nameOf(statement, i18n.language)}</p>
              {error !== null && <ErrorNote error={error} />}
              {can('credential.activate') && <p className="below"><Button loading={busy} onClick={() => void send(() => api.acceptCard(card.id, language))}>{t('handOver.accept')}</Button></p>}
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}
