import { useTranslation } from 'react-i18next'
import type { CardRequestForm } from '../../api/types'
import { usePlace } from '../../app/Place'
import { addDays } from '../../parts/format'
import { CAUSES, type CardWish, isGone } from './cardAsking'

const MOST_DAYS_AGO = 366

/** Which card, what happened to it, and where and when. */
export function CardFields({ form, wish, change }: { form: CardRequestForm; wish: CardWish; change: (part: Partial<CardWish>) => void }) {
  const { t } = useTranslation()
  const { date: today } = usePlace()
  const gone = isGone(wish.cause)
  return (
    <>
      <label className="ask-field">
        <span>{t('cardRequest.card')}</span>
        <select required value={wish.card} onChange={(event) => change({ card: event.target.value })}>
          {form.cards.length !== 1 && <option value="">{t('cardRequest.which')}</option>}
          {form.cards.map((card) => <option key={card.id} value={card.id}>{card.number} · {t(`status.${card.state}`)}</option>)}
        </select>
      </label>
      <label className="ask-field">
        <span>{t('cardRequest.cause')}</span>
        <select value={wish.cause} onChange={(event) => change({ cause: CAUSES.find((cause) => cause === event.target.value) ?? 'OTHER' })}>
          {CAUSES.map((cause) => <option key={cause} value={cause}>{t(`desk.reason.${cause}`)}</option>)}
        </select>
      </label>
      <div className="ask-row">
        <label className="ask-field">
          <span>{t(gone ? 'cardRequest.lostOn' : 'cardRequest.on')}</span>
          <input type="date" required={gone} min={addDays(today, -MOST_DAYS_AGO)} max={today} value={wish.date} onChange={(event) => change({ date: event.target.value })} />
        </label>
        <label className="ask-field">
          <span>{t(gone ? 'cardRequest.place' : 'cardRequest.placeIf')}</span>
          <input required={gone} maxLength={200} value={wish.place} onChange={(event) => change({ place: event.target.value })} />
        </label>
      </div>
      <label className="ask-field">
        <span>{form.phone ? t('cardRequest.contactOther', { phone: form.phone }) : t('cardRequest.contact')}</span>
        <input type="tel" maxLength={200} value={wish.contact} onChange={(event) => change({ contact: event.target.value })} />
      </label>
    </>
  )
}
