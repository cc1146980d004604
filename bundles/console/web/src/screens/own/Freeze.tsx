import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { CredentialView } from '../../api/types'
import { useSession } from '../../app/Session'
import { Icon } from '../../parts/Icon'
import { ErrorNote, Note } from '../../parts/State'
import { HoldButton } from './HoldButton'

const UNDO = 10

/** Freezes one's own card at any hour, without anybody's leave, and takes that back within ten seconds. */
export function Freeze({ card }: { card: CredentialView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [left, setLeft] = useState(0)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  const act = async (done: () => Promise<unknown>, undoable: number) => {
    setError(null)
    try {
      await done()
      setLeft(undoable)
    } catch (problem) {
      setError(problem)
    }
    await Promise.all([queries.invalidateQueries({ queryKey: ['credentials'] }), queries.invalidateQueries({ queryKey: ['card'] })])
  }
  const frozen = card.state === 'SUSPENDED'
  if (!can('credential.freeze') || !(frozen || card.state === 'ACTIVE' || card.state === 'ISSUED')) return null
  return (
    <div className="stack" aria-live="polite">
      {error !== null && <ErrorNote error={error} />}
      {frozen ? (
        <>
          {left > 0 && (
            <Note tone="leave" action={<Button icon={<Icon name="undo" size={16} />} onClick={() => void act(() => api.undoFreeze(card.id), 0)}>{t('own.undo', { seconds: left })}</Button>}>
              <b>{t('own.frozenNow')}</b>
            </Note>
          )}
          <Removal card={card} />
          <p className="own-hint">{t('own.found')}</p>
        </>
      ) : (
        <>
          <p className="own-hint"><b>{t('own.gone')}</b> {t('own.goneText')}</p>
          <HoldButton act={() => void act(() => api.freezeCard(card.id, t('own.freezeReason')), UNDO)}>
            <Icon name="freeze" /> {t('own.freeze')}
          </HoldButton>
        </>
      )}
    </div>
  )
}

/** How far the removal has got: at how many of the terminals, and which are still to hear of it. */
function Removal({ card }: { card: CredentialView }) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({ queryKey: ['card', 'deliveries', card.id, card.state], queryFn: () => api.deliveries(card.id), refetchInterval: 5_000 })
  if (!data || data.length === 0) return null
  const open = data.filter((delivery) => delivery.state !== 'CONFIRMED')
  const name = (delivery: (typeof data)[number]) => delivery.terminal[i18n.language.startsWith('zh') ? 'zh' : 'en'] || delivery.terminal.zh || delivery.terminal.en
  return (
    <p className="soft">
      {t('own.removed', { done: data.length - open.length, all: data.length })}
      {open.length > 0 && <> {t('own.notYet', { names: open.map(name).join(t('manners.listed')) })}</>}
    </p>
  )
}
