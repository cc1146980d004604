import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { SwapChoice } from '../../api/types'
import { usePlace } from '../../app/Place'
import { addDays, nameOf, shortDay } from '../../parts/format'
import { ErrorNote, Loaded } from '../../parts/State'
import { useShiftWords } from './shiftWords'
import '../requests/Request.css'
import './Own.css'

const AHEAD = 61

/** Asks a colleague to swap: ?date= is one's own shift. */
export default function OwnSwap() {
  const { t, i18n } = useTranslation()
  const { date: today } = usePlace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const date = params.get('date') ?? today
  const [otherDate, setOtherDate] = useState(date)
  const [colleagueId, setColleagueId] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const words = useShiftWords()
  const query = useQuery({ queryKey: ['roster', 'choices', date, otherDate], queryFn: () => api.swapChoices({ date, otherDate }), enabled: otherDate !== '' })
  const own = useQuery({ queryKey: ['roster', 'own', 'day', date], queryFn: () => api.publishedRoster({ from: date, until: date, limit: 1 }) })
  const mine = words(own.data?.items[0]?.cells[0]?.shiftIds)
  const possible = query.data?.find((choice) => choice.colleague.id === colleagueId && isPossible(choice))
  const send = async () => {
    setBusy(true)
    setError(null)
    try {
      await api.askSwap({ colleagueId, date, otherDate, note: note.trim() })
      await queries.invalidateQueries({ queryKey: ['roster'] })
      void navigate('/own/roster', { replace: true })
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <div className="own">
      <p><Link to="/own/roster">‹ {t('areas.ownRoster')}</Link></p>
      <section className="own-card" aria-labelledby="swap-title">
        <h1 id="swap-title" className="own-title">{t('swap.title')}</h1>
        <form
          className="ask"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <p>{t('swap.myDay')} <b>{shortDay(date, i18n.language)} {mine}</b></p>
          <label className="ask-field">
            <span>{t('swap.inReturn')}</span>
            <input type="date" required min={today} max={addDays(today, AHEAD)} value={otherDate} onChange={(event) => setOtherDate(event.target.value)} />
          </label>
          <p className="faint small">{t('swap.sameDayHint')}</p>
          <fieldset className="picks-field">
            <legend>{t('swap.who')}</legend>
            <Loaded query={query} rows={4}>
              {(choices) =>
                choices.length === 0 ? <p className="faint">{t('swap.nobody')}</p> : (
                  <ul className="own-list">
                    {choices.map((choice) => (
                      <li key={choice.colleague.id}>
                        <Colleague choice={choice} date={date} otherDate={otherDate} chosen={choice.colleague.id === colleagueId} choose={() => setColleagueId(choice.colleague.id)} />
                      </li>
                    ))}
                  </ul>
                )
              }
            </Loaded>
          </fieldset>
          <label className="ask-field">
            <span>{t('swap.note')}</span>
            <textarea required maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
          </label>
          {error !== null && <ErrorNote error={error} />}
          <Button type="primary" size="large" block htmlType="submit" loading={busy} disabled={!possible || note.trim() === ''}>{t('swap.send')}</Button>
        </form>
      </section>
    </div>
  )
}

function isPossible(choice: SwapChoice): boolean {
  return choice.free && (choice.against ?? []).length === 0
}

function Colleague({ choice, date, otherDate, chosen, choose }: { choice: SwapChoice; date: string; otherDate: string; chosen: boolean; choose: () => void }) {
  const { t, i18n } = useTranslation()
  const words = useShiftWords()
  const days = date === otherDate ? [[date, choice.onDate] as const] : [[date, choice.onDate] as const, [otherDate, choice.onOtherDate] as const]
  return (
    <label className="own-line">
      <input type="radio" name="colleague" disabled={!isPossible(choice)} checked={chosen} onChange={choose} />
      <span className="grow">
        <b>{nameOf(choice.colleague.name, i18n.language)}</b>{' '}
        <span className="soft">{days.map(([day, shifts]) => `${shortDay(day, i18n.language)} ${words(shifts)}`).join(' · ')}</span>
        {(choice.against ?? []).map((kind) => <span key={kind} className="tone-miss small"> {t(`broken.${kind}`)}</span>)}
        {!choice.free && <span className="tone-miss small"> {t('swap.notFree')}</span>}
      </span>
    </label>
  )
}
