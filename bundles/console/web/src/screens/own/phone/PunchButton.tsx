import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PhonePunch } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { clock, nameOf } from '../../../parts/format'
import { Icon } from '../../../parts/Icon'
import { ErrorNote, Note } from '../../../parts/State'
import { usePhoneWords } from '../../attendance/phones/words'
import { locate, type NoFix, punch, type Queued, queued, sendQueued } from './device'
import { usePhone } from './usePhone'

type Said = { is: 'punched'; punch: PhonePunch } | { is: 'queued'; punch: Queued } | { is: 'failed'; why: unknown }

const TONES = { COUNTED: 'ok', ACCEPTED: 'ok', HELD: 'late', REFUSED: 'miss', REJECTED: 'miss' } as const

/** The big button of whoever may punch with this phone; else what is still to do for it, or nothing. */
export function PunchButton() {
  const { t } = useTranslation()
  const { on, leave, phones } = usePhone()
  if (!on || !leave.data?.allowed || !phones.data) return null
  const here = phones.data.here
  if (here?.state === 'ACTIVE') return <Punch phoneId={here.id} />
  return (
    <nav className="own-card own-lines" aria-label={t('phone.own')}>
      <Link to="/own/phone" className="own-line own-link">
        <span className="grow">{t(here?.state === 'ISSUED' ? 'phone.waits' : here?.state === 'SUSPENDED' ? 'phone.frozen' : 'phone.bindFirst')}</span>
        <Icon name="next" size={16} />
      </Link>
    </nav>
  )
}

function Punch({ phoneId }: { phoneId: string }) {
  const { t, i18n } = useTranslation()
  const { id, leave } = usePhone()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const [noFix, setNoFix] = useState<NoFix | null>(null)
  const waiting = useQueued(id, setSaid)
  const press = async () => {
    setBusy(true)
    setSaid(null)
    const fix = await locate()
    setNoFix(typeof fix === 'string' ? fix : null)
    try {
      const made = await punch(id, phoneId, typeof fix === 'string' ? undefined : fix)
      setSaid('state' in made ? { is: 'punched', punch: made } : { is: 'queued', punch: made })
      waiting.again()
      await queries.invalidateQueries({ queryKey: ['day', id] })
    } catch (why) {
      setSaid({ is: 'failed', why })
    }
    setBusy(false)
  }
  const places = leave.data?.places ?? []
  const anywhere = leave.data?.onFieldWork || places.some((place) => place.circle === undefined)
  return (
    <section className="own-card stack" aria-label={t('phone.punch')}>
      <button type="button" className="punch-button" disabled={busy} aria-busy={busy} onClick={() => void press()}>
        {t(busy ? 'phone.locating' : 'phone.punch')}
      </button>
      <p className="small soft">{anywhere ? t(leave.data?.onFieldWork ? 'phone.onTrip' : 'phone.anywhere') : t('phone.at', { places: places.map((place) => nameOf(place.name, i18n.language)).join(t('manners.listed')) })}</p>
      <div role="status" className="stack">
        {said && <Result said={said} />}
        {noFix && said && <Note tone="late">{t(`phone.fix.${noFix}`)}</Note>}
        {waiting.count > 0 && said?.is !== 'queued' && <Note tone="late">{t('phone.queued', { count: waiting.count })}</Note>}
      </div>
    </section>
  )
}

function Result({ said }: { said: Said }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { where, why } = usePhoneWords()
  if (said.is === 'failed') return <ErrorNote error={said.why} />
  if (said.is === 'queued') return <Note tone="late">{t('phone.queuedNow', { time: clock(Date.parse(said.punch.queuedAt), zone) })}</Note>
  const made = said.punch
  return (
    <Note tone={TONES[made.state]}>
      <b>{t(`phoneState.${made.state}`, { time: clock(Date.parse(made.at), zone) })}</b> {why(made.doubts)} {where(made)}
    </Note>
  )
}

/** What waits for a connection is sent when the page opens and when there is one again. */
function useQueued(person: string, say: (said: Said) => void) {
  const queries = useQueryClient()
  const [count, setCount] = useState(0)
  const again = () => void queued(person).then((all) => setCount(all.length))
  useEffect(() => {
    const send = async () => {
      const { sent, refused } = await sendQueued(person)
      const last = sent.at(-1)
      if (last) say({ is: 'punched', punch: last })
      if (refused.length > 0) say({ is: 'failed', why: refused[0] })
      if (sent.length > 0) await queries.invalidateQueries({ queryKey: ['day', person] })
      again()
    }
    void send()
    const online = () => void send()
    window.addEventListener('online', online)
    return () => window.removeEventListener('online', online)
  }, [person])
  return { count, again }
}
