import { Button } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../../parts/Panel'
import { isWaitingForCard } from './desk'
import { ReaderInput } from './ReaderInput'
import type { AtDesk, Offer } from './useDesk'

interface Props {
  at: AtDesk
  field: RefObject<HTMLInputElement | null>
  /** Letters and arrows that act while the field is empty, besides those of the acts. */
  keys: Record<string, (() => void) | undefined>
  clear: () => void
}

/** One hand on the reader, and the acts beside it, each by its letter. */
export function ReaderField({ at, field, keys, clear }: Props) {
  const { t } = useTranslation()
  const { doing, people } = at.desk
  const begin = (offer: Offer) => {
    at.begin(offer.act)
    field.current?.focus()
  }
  const pressed = (key: string) => {
    const offer = at.offers.find((one) => one.on && one.key === key)
    if (key === 'Enter') at.save()
    else if (key === 'Escape') clear()
    else if (keys[key]) keys[key]()
    else if (offer && !people && !at.busy) begin(offer)
    else return false
    return true
  }
  return (
    <Panel label={t('desk.reader')} className="no-print">
      <div className="desk-field">
        <ReaderInput field={field} placeholder={t(isWaitingForCard(at.desk) ? 'desk.readNew' : 'desk.read')} read={(text) => void at.read(text)} pressed={pressed} />
        <span className="desk-acts">
          {onBar(at).map((offer) => (
            <Button key={offer.act} size="large" type={doing?.act === offer.act ? 'primary' : 'default'} disabled={!offer.on} onClick={() => begin(offer)}>
              {t(`desk.act.${offer.act}`)} <span className="desk-key">{offer.key.toUpperCase()}</span>
            </Button>
          ))}
        </span>
      </div>
    </Panel>
  )
}

/** Whoever has a card gets it replaced, whoever has none gets one: one place for both. N gives one more all the same. */
function onBar({ offers, chosen, desk }: AtDesk): Offer[] {
  const first = chosen?.kind === 'CARD' && desk.doing?.act !== 'issue' ? 'issue' : 'replace'
  return offers.filter((offer) => offer.act !== first)
}
