import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { CardLookup, CredentialView, EmployeeView, FeeView, Reading } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { addDays, ago, clock, lastFour, nameOf, otherName, stamp, today } from '../../parts/format'
import { Icon } from '../../parts/Icon'
import { Fact, Facts, Kbd, PageHead, Panel } from '../../parts/Panel'
import { Letter, Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loading, Note } from '../../parts/State'
import { CardObject } from './CardObject'
import { Affected, Deliveries } from './Deliveries'
import { Consequences, useMoney } from './Consequences'
import { type CardInHand, draftOf, readCard, shelved } from './inHand'
import { endOfDay } from './endOfDay'
import './CardDesk.css'

type Act = 'issue' | 'replace' | 'temporary' | 'suspend' | 'resume' | 'revoke' | 'activate'

interface Done {
  at: number
  who: string
  act: Act
  seconds: number
}

/** For how many days more a temporary card is usually lent. */
const LOANS = [0, 1, 3, 7]

/** What the act has brought about: the new card, or the old one in its new state. */
interface Saved {
  id: string
  state?: CredentialView['state']
  fee?: FeeView
}

const REASONS = ['LOST', 'STOLEN', 'DAMAGED', 'WORN', 'FORMAT_CHANGE', 'NAME_CHANGE', 'OTHER'] as const
type Reason = (typeof REASONS)[number]

/** A card is frozen because somebody else may have it. */
const FREEZE_REASONS: readonly Reason[] = ['LOST', 'STOLEN', 'OTHER']

function takesCard(act: Act): boolean {
  return act === 'issue' || act === 'replace' || act === 'temporary'
}

function reasonsFor(act: Act | null): readonly Reason[] {
  return act === 'suspend' ? FREEZE_REASONS : REASONS
}

/** One hand on the reader: the field keeps the focus, a read card shows its holder or that it is free, letters act while it is empty. */
export default function CardDesk() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { sites, zone } = usePlace()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [found, setFound] = useState<CardLookup | null>(null)
  const [foundText, setFoundText] = useState('')
  const [people, setPeople] = useState<EmployeeView[] | null>(null)
  const [personId, setPersonId] = useState<string | null>(params.get('employee'))
  const [cardId, setCardId] = useState<string | null>(null)
  const [act, setAct] = useState<Act | null>(null)
  const [held, setHeld] = useState<CredentialView | undefined>()
  const [reason, setReason] = useState<Reason>('LOST')
  const [fresh, setFresh] = useState<CardInHand | null>(null)
  const [result, setResult] = useState<Saved | null>(null)
  /** A free card that was read before anybody was named: the one to issue. */
  const [free, setFree] = useState<CardInHand | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [began, setBegan] = useState(0)
  const [done, setDone] = useState<Done[]>([])
  /** Of a temporary card; today unless another one is chosen. */
  const [lastDay, setLastDay] = useState<string | null>(null)
  const [stockEmpty, setStockEmpty] = useState(false)
  const money = useMoney()

  const person = useQuery({ queryKey: ['person', personId], queryFn: () => api.person(personId ?? ''), enabled: personId !== null })
  const cards = useQuery({ queryKey: ['credentials', personId], queryFn: () => api.credentialsOf(personId ?? ''), enabled: personId !== null })
  const live = cards.data?.filter((card) => !['REVOKED', 'RETURNED', 'DESTROYED'].includes(card.state)) ?? []
  const chosen = live.find((one) => one.id === cardId) ?? live.find((one) => one.kind === 'CARD' && !one.temporary) ?? live.find((one) => one.kind === 'CARD') ?? live[0]
  // While something is done to a card it is that card, also when it is no longer among the live ones.
  const card = act ? held : chosen
  const name = nameOf(person.data?.name, i18n.language)
  const needsCard = act !== null && takesCard(act)
  const siteZone = sites.find((site) => site.id === person.data?.siteId)?.zone ?? zone
  const firstDay = today(siteZone)
  const validUntil = endOfDay(lastDay ?? firstDay, siteZone)
  const preview = useQuery({
    queryKey: ['card-preview', card?.id, reason, fresh],
    queryFn: () => api.previewReplacement({ credentialId: card?.id, reason, ...(fresh ? draftOf(fresh) : {}) }),
    enabled: act === 'replace' && card !== undefined && fresh !== null && result === null,
    gcTime: 0,
  })

  const clear = useCallback(() => {
    setFound(null)
    setPeople(null)
    setPersonId(null)
    setCardId(null)
    setAct(null)
    setFresh(null)
    setFree(null)
    setResult(null)
    setError(null)
    setParams({}, { replace: true })
    field.current?.focus()
  }, [setParams])

  const begin = (next: Act) => {
    setAct(next)
    setHeld(chosen)
    if (!reasonsFor(next).includes(reason)) setReason('LOST')
    setFresh(takesCard(next) ? free : null)
    setLastDay(null)
    setResult(null)
    setError(null)
    setStockEmpty(false)
    setBegan(Date.now())
    field.current?.focus()
  }

  const read = useCallback(
    async (typed: string) => {
      const value = typed.trim()
      setText('')
      if (!value) return
      setError(null)
      setStockEmpty(false)
      setBusy(true)
      // What is saved is done: the next read is the next person's, never another card for this one.
      const acting = result ? null : act
      if (result) {
        setAct(null)
        setFresh(null)
        setResult(null)
        setFound(null)
        setPersonId(null)
        setCardId(null)
      }
      try {
        const number = /^[\dA-Fa-f][\dA-Fa-f:,\- ]{3,}$/.test(value)
        const lookup = number ? await api.lookUpCard(value) : null
        if (acting && takesCard(acting) && lookup) {
          // The new card: free ones go on, another person's shows the holder in place.
          setFresh(readCard(value, lookup.readings[0]))
          setFound(lookup.match === 'NONE' ? null : lookup)
          setFoundText(value)
          return
        }
        if (lookup && (lookup.match !== 'NONE' || lookup.readings.length > 0)) {
          setPeople(null)
          setFound(lookup)
          setFoundText(value)
          setResult(null)
          const only = lookup.match === 'ONE' ? lookup.candidates[0] : undefined
          setPersonId(only?.employeeId ?? null)
          setCardId(only?.id ?? null)
          setAct(null)
          setBegan(Date.now())
          if (lookup.match !== 'NONE') setFree(null)
          if (lookup.match !== 'NONE' || !can('employee.read')) return
        }
        const hits = can('employee.read') ? (await api.people({ text: value, limit: 12 })).items : []
        const hit = hits.length === 1 ? hits[0] : undefined
        // What names a person was no card, though a number may be written like one.
        if (lookup && hits.length === 0) setFree(readCard(value, lookup.readings[0]))
        setAct(null)
        if (hit) {
          setFound(null)
          setPeople(null)
          setPersonId(hit.id)
          setCardId(null)
          setBegan(Date.now())
        } else if (hits.length > 0 || !lookup || lookup.readings.length === 0) {
          setFound(null)
          setPersonId(null)
          setPeople(hits)
        }
      } catch (reason_) {
        setError(reason_)
      } finally {
        setBusy(false)
        field.current?.focus()
      }
    },
    [act, result, can],
  )

  useEffect(() => {
    const asked = params.get('text')
    if (asked) {
      setParams({}, { replace: true })
      void read(asked)
    }
    field.current?.focus()
    // The address is read once, when the desk opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  /** The next one of the stock instead of one that was read. */
  const takeFromStock = async () => {
    if (!person.data || busy) return
    setBusy(true)
    setError(null)
    setFound(null)
    try {
      const [next] = await api.nextFreeCard(person.data.siteId)
      setFresh(next ? shelved(next) : null)
      setStockEmpty(next === undefined)
    } catch (reason_) {
      setError(reason_)
    } finally {
      setBusy(false)
      field.current?.focus()
    }
  }

  const carryOut = async (doing: Act, employeeId: string): Promise<Saved | undefined> => {
    const why = t(`desk.reason.${reason}`)
    if (doing === 'issue') return fresh ? api.issueCard({ employeeId, kind: 'CARD', ...draftOf(fresh) }) : undefined
    if (doing === 'temporary') return fresh ? api.issueCard({ employeeId, kind: 'CARD', ...draftOf(fresh), temporary: true, validUntil: validUntil.toISOString() }) : undefined
    if (!card) return undefined
    switch (doing) {
      case 'replace': {
        if (!fresh) return undefined
        const made = await api.replaceCard({ credentialId: card.id, reason, ...draftOf(fresh) })
        return { id: made.credentialId, fee: made.fee }
      }
      case 'suspend':
        return api.freezeCard(card.id, why)
      case 'resume':
        return api.thawCard(card.id)
      case 'activate':
        return api.setCredential(card.id, 'ACTIVE', '', card.version)
      case 'revoke':
        return api.setCredential(card.id, 'REVOKED', why, card.version)
    }
  }

  const save = async () => {
    if (!person.data || !act || busy) return
    setBusy(true)
    setError(null)
    try {
      const saved = await carryOut(act, person.data.id)
      if (!saved) return
      setResult(saved)
      setFree(null)
      setDone((old) => [{ at: Date.now(), who: name, act, seconds: (Date.now() - began) / 1000 }, ...old])
      await queries.invalidateQueries({ queryKey: ['credentials'] })
    } catch (reason_) {
      setError(reason_)
    } finally {
      setBusy(false)
      field.current?.focus()
    }
  }

  const frozen = chosen?.state === 'SUSPENDED'
  const leadsTo = (state: CredentialView['state']) => chosen?.nextStates.includes(state) ?? false
  const acts: { act: Act; key: string; on: boolean; may: boolean }[] = [
    { act: 'issue', key: 'n', on: person.data !== undefined, may: can('credential.issue') },
    { act: 'replace', key: 'r', on: chosen?.kind === 'CARD', may: can('credential.issue') },
    { act: 'temporary', key: 't', on: person.data !== undefined, may: can('credential.issue') },
    frozen
      ? { act: 'resume', key: 'f', on: true, may: can('credential.resume') }
      : { act: 'suspend', key: 'f', on: leadsTo('SUSPENDED'), may: can('credential.freeze') },
    { act: 'revoke', key: 'b', on: leadsTo('REVOKED'), may: can('credential.write') },
    { act: 'activate', key: 'a', on: !frozen && leadsTo('ACTIVE'), may: can('credential.write') && can('credential.activate') },
  ]
  const needsReason = act === 'replace' || act === 'suspend' || act === 'revoke'
  const taken = needsCard && found !== null && found.match !== 'NONE'
  const blocked = act === 'replace' && (preview.data === undefined || preview.data.problems.length > 0)
  const ready = act !== null && (!needsCard || (fresh !== null && !taken)) && !blocked
  /** As the server has it, once the list has come anew. */
  const stateNow = (id: string | undefined) => cards.data?.find((one) => one.id === id)?.state

  return (
    <>
      {result && act && person.data && (
        <Slip
          person={person.data}
          act={act}
          oldNumber={act === 'issue' || act === 'temporary' ? undefined : card?.number}
          newNumber={needsCard ? fresh?.shown : undefined}
          fee={result.fee}
          until={act === 'temporary' ? stamp(validUntil, siteZone) : undefined}
          reason={needsReason ? t(`desk.reason.${reason}`) : undefined}
          at={done[0]?.at ?? began}
        />
      )}
      <PageHead title={t('desk.title')} hint={t('desk.hint')}>
        <Button onClick={clear}>
          {t('desk.next')} <Kbd>Esc</Kbd>
        </Button>
      </PageHead>
      <div className={result ? 'columns desk no-print' : 'columns desk'}>
        <div className="stack">
          <Panel label={t('desk.reader')} className="no-print">
            <div className="desk-field">
              <span className="reader">
                <Icon name="cards" size={22} />
                <input
                  ref={field}
                  aria-label={t('desk.read')}
                  placeholder={act && needsCard && !result ? t('desk.readNew') : t('desk.read')}
                  value={text}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => setText(event.target.value)}
                  // Nothing else took the focus: it stays here, for the reader.
                  onBlur={() => setTimeout(() => document.activeElement === document.body && field.current?.focus())}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') {
                      event.preventDefault()
                      if (text.trim()) void read(text)
                      else if (ready && !result) void save()
                    } else if (event.key === 'Escape') {
                      if (text) setText('')
                      else clear()
                    } else if (result && text === '' && event.key.toLowerCase() === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey) {
                      event.preventDefault()
                      window.print()
                    } else if (text === '' && !event.ctrlKey && !event.metaKey && !event.altKey) {
                      // A reader types digits; only these letters act, and only while the field is empty.
                      const letter = event.key.toLowerCase()
                      const asked = acts.find((one) => one.on && one.may && one.key === letter)
                      if (letter === 's' && needsCard && !result) {
                        event.preventDefault()
                        void takeFromStock()
                      } else if (asked && !people && person.data && !busy) {
                        event.preventDefault()
                        begin(asked.act)
                      }
                    }
                  }}
                />
              </span>
              {acts
                .filter((one) => one.may)
                .map((one) => (
                  <Button key={one.key} size="large" type={act === one.act ? 'primary' : 'default'} disabled={!one.on} onClick={() => begin(one.act)}>
                    {t(`desk.act.${one.act}`)} <span className="desk-key">{one.key.toUpperCase()}</span>
                  </Button>
                ))}
            </div>
          </Panel>
          {error !== null && <ErrorNote error={error} />}
          {people && <Found people={people} choose={(id) => { setPersonId(id); setPeople(null); setBegan(Date.now()); field.current?.focus() }} />}
          {found && !act && <LookedUp found={found} text={foundText} choose={(one) => { setPersonId(one.employeeId); setCardId(one.id) }} />}
          {personId && (
            <Panel
              title={act ? t(`desk.act.${act}`) : t('desk.holder')}
              hint={act ? t('desk.started', { time: clock(began, zone, true) }) : undefined}
              extra={act && !result ? <Elapsed since={began} /> : undefined}
            >
              {!person.data ? (
                person.error ? <ErrorNote error={person.error} /> : <Loading rows={3} />
              ) : (
                <>
                  <div className="person-head">
                    <div className="photo" aria-hidden="true">{nameOf(person.data.name, 'zh').slice(0, 1)}</div>
                    <div className="grow">
                      <p className="person-name">
                        <Link to={`/people/${person.data.id}`} className="person-link">{name}</Link>{' '}
                        <span className="faint person-other">{otherName(person.data.name, i18n.language)} · {person.data.number}</span>
                      </p>
                      <p className="soft">{[nameOf(person.data.departmentName, i18n.language), nameOf(person.data.siteName, i18n.language), person.data.position].filter(Boolean).join(' · ')}</p>
                      <Facts>
                        <Fact label={t('desk.cards')}>{live.length}</Fact>
                        <Fact label={t('desk.replaced')}>{t('desk.times', { count: cards.data?.filter((one) => one.replaces).length ?? 0 })}</Fact>
                        {person.data.status !== 'ACTIVE' && <Stamp code={person.data.status} />}
                      </Facts>
                    </div>
                  </div>
                  {!act && <Cards cards={live} chosen={card?.id} choose={setCardId} />}
                  {act && (
                    <ol className="steps">
                      {needsReason && (
                        <Step number={1} title={t('desk.stepReason')} ticked={result !== null || needsCard} current={false}>
                          <Segmented value={reason} onChange={(value) => { setReason(value); field.current?.focus() }} disabled={result !== null} options={reasonsFor(act).map((value) => ({ value, label: t(`desk.reason.${value}`) }))} />
                        </Step>
                      )}
                      {needsCard && (
                        <Step number={needsReason ? 2 : 1} title={t('desk.stepRead')} ticked={fresh !== null && !taken} current={fresh === null || taken}
                          hint={fresh?.fromStock ? t('desk.fromStock') : fresh?.reading ? t('desk.passed', { bits: fresh.reading.bits, technology: t(`technology.${fresh.reading.technology}`, { defaultValue: fresh.reading.technology }) }) : t('desk.readNow')}>
                          {taken && found && (
                            <Note tone="miss">
                              {t('desk.taken', { who: found.candidates.map((one) => nameOf(one.holder?.name, i18n.language)).join(', ') })} {t('desk.takenDo')}
                            </Note>
                          )}
                          {stockEmpty && <Note tone="late">{t('desk.stockEmpty')}</Note>}
                          {!result && (
                            <p className="below">
                              <Button onClick={() => void takeFromStock()} disabled={busy}>
                                {t('desk.takeFromStock')} <span className="desk-key">S</span>
                              </Button>
                            </p>
                          )}
                        </Step>
                      )}
                      {act === 'temporary' && (
                        <Step number={2} title={t('desk.stepTerm')} hint={t('desk.termHint', { time: stamp(validUntil, siteZone) })} ticked={result !== null} current={false}>
                          <div className="row">
                            <Segmented value={LOANS.find((days) => addDays(firstDay, days) === (lastDay ?? firstDay))} onChange={(days) => { setLastDay(addDays(firstDay, days)); field.current?.focus() }} disabled={result !== null}
                              options={LOANS.map((days) => ({ value: days, label: t(`desk.lend.${days}`) }))} />
                            <Input className="last-day" type="date" aria-label={t('desk.lastDay')} min={firstDay} value={lastDay ?? firstDay} disabled={result !== null} onChange={(event) => setLastDay(event.target.value >= firstDay ? event.target.value : firstDay)} onPressEnter={() => field.current?.focus()} />
                          </div>
                        </Step>
                      )}
                      <Step number={(needsReason ? 1 : 0) + (needsCard ? 1 : 0) + (act === 'temporary' ? 1 : 0) + 1} title={t('desk.stepSave')} hint={t('desk.once')} ticked={result !== null} current={ready && !result}>
                        <div className="row">
                          {act !== 'issue' && act !== 'temporary' && card && <CardObject title={t('desk.oldCard')} number={card.number} tone="old" struck={act === 'replace' || act === 'suspend' || act === 'revoke'} state={stateNow(card.id) ?? card.state} />}
                          {act === 'replace' && <Icon name="right" size={28} />}
                          {needsCard && <CardObject title={t('desk.newCard')} number={fresh?.shown ?? '••••••••••'} hex={fresh?.hex} tone="new" state={result ? (stateNow(result.id) ?? result.state) : fresh && ready ? 'FREE' : undefined} />}
                        </div>
                        {act === 'replace' && !result && preview.error !== null && <ErrorNote error={preview.error} retry={() => void preview.refetch()} />}
                        {act === 'replace' && !result && preview.data && <Consequences preview={preview.data} holderNamed={taken && found.candidates.length > 0} />}
                        {act === 'replace' && result?.fee && <p className="below">{t('desk.fee')} <b>{money(result.fee)}</b></p>}
                        {!result && (
                          <p className="below">
                            <Button type="primary" size="large" disabled={!ready} loading={busy} onClick={() => void save()}>
                              {t(`desk.save.${act}`)} <span className="desk-key">Enter</span>
                            </Button>
                          </p>
                        )}
                        {result && (
                          <div className="below">
                            <Note tone="ok" action={<Button onClick={() => window.print()} icon={<Icon name="print" size={16} />}>{t('desk.slip')} <span className="desk-key">P</span></Button>}>
                              {t('desk.saved', { act: t(`desk.act.${act}`), who: name })}
                            </Note>
                          </div>
                        )}
                      </Step>
                    </ol>
                  )}
                </>
              )}
            </Panel>
          )}
          {!personId && !found && !people && <Panel label={t('desk.holder')}><Empty>{t('desk.waiting')}</Empty></Panel>}
        </div>
        <div className="stack">
          {result && act === 'replace' && <Deliveries removed={card?.id} added={result.id} />}
          {result && (act === 'issue' || act === 'temporary') && <Deliveries added={result.id} />}
          {(act === 'suspend' || act === 'resume') && card && <Deliveries {...((result?.state ?? card.state) === 'SUSPENDED' ? { removed: card.id } : { added: card.id })} title={result ? undefined : t('desk.freezing')} />}
          {act === 'replace' && !result && preview.data && <Affected terminals={preview.data.terminals} />}
          <Panel title={t('desk.today')} hint={done.length > 0 ? t('desk.doneHint', { count: done.length, median: Math.round(median(done.map((one) => one.seconds))) }) : undefined} flush>
            {done.length === 0 ? (
              <Empty>{t('desk.noneToday')}</Empty>
            ) : (
              <table className="ch-list">
                <tbody>
                  {done.map((one) => (
                    <tr key={one.at}>
                      <td className="faint">{clock(one.at, zone)}</td>
                      <td className="strong">{one.who}</td>
                      <td>{t(`desk.act.${one.act}`)}</td>
                      <td className="num faint">{Math.round(one.seconds)} s</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Panel>
          <Recent />
        </div>
      </div>
    </>
  )
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length === 0 ? 0 : sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** The hand-over slip: on paper only, both sides sign; numbers stay covered to their last four digits. */
export function Slip({ person, act, oldNumber, newNumber, reason, fee, until, at }: { person: EmployeeView; act: Act; oldNumber?: string; newNumber?: string; reason?: string; fee?: FeeView; until?: string; at: number }) {
  const { t, i18n } = useTranslation()
  const { session } = useSession()
  const { zone } = usePlace()
  const money = useMoney()
  const lines: [string, string | undefined][] = [
    [t('people.name'), [nameOf(person.name, i18n.language), otherName(person.name, i18n.language)].filter(Boolean).join(' ')],
    [t('people.number'), person.number],
    [t('people.department'), nameOf(person.departmentName, i18n.language)],
    [t('fields.reason'), reason],
    [t('desk.oldCard'), oldNumber && lastFour(oldNumber)],
    [t('desk.newCard'), newNumber && lastFour(newNumber)],
    [t('desk.fee'), fee && money(fee)],
    [t('desk.stepTerm'), until],
    [t('desk.slipAt'), stamp(at, zone)],
    [t('desk.slipBy'), session.account.displayName || session.account.name],
  ]
  return (
    <section className="print-only slip" aria-label={t('desk.slip')}>
      <h1>{nameOf(session.organisation?.name, i18n.language)} · {t(`desk.act.${act}`)}</h1>
      <dl>
        {lines.map(([label, value]) => value && (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="slip-signs">
        <span>{t('desk.slipHolder')}</span>
        <span>{t('desk.slipDesk')}</span>
      </p>
    </section>
  )
}

function Elapsed({ since }: { since: number }) {
  const { t } = useTranslation()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return <span className="soft">{t('desk.elapsed')} <b>{Math.max(0, Math.round((now - since) / 1000))} s</b></span>
}

function Step({ number, title, hint, ticked, current, children }: { number: number; title: string; hint?: string; ticked: boolean; current: boolean; children?: ReactNode }) {
  return (
    <li className={`step${current ? ' current' : ''}${ticked ? ' ticked' : ''}`}>
      <span className="step-box" aria-hidden="true">{ticked ? <Icon name="check" size={14} /> : number}</span>
      <div className="grow">
        <p><strong>{title}</strong> {hint && <span className="soft small">{hint}</span>}</p>
        {children}
      </div>
    </li>
  )
}

function Found({ people, choose }: { people: EmployeeView[]; choose: (id: string) => void }) {
  const { t, i18n } = useTranslation()
  if (people.length === 0) return <Note tone="unk">{t('desk.nobody')}</Note>
  return (
    <Panel title={t('desk.which')} flush>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" className="pick-line" onClick={() => choose(person.id)}>
              <strong>{nameOf(person.name, i18n.language)}</strong> <span className="soft">{otherName(person.name, i18n.language)} · {person.number} · {nameOf(person.departmentName, i18n.language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What a number that was read is: nobody's, somebody's, or more than one card, and how it is written elsewhere. */
function LookedUp({ found, text, choose }: { found: CardLookup; text: string; choose: (card: CredentialView) => void }) {
  const { t, i18n } = useTranslation()
  return (
    <Panel title={t('desk.readTitle')} hint={<span className="code">{text}</span>} extra={<Stamp code={found.match === 'NONE' ? 'FREE' : found.match === 'ONE' ? 'ACTIVE' : 'UNKNOWN'}>{t(`desk.match.${found.match}`)}</Stamp>}>
      {found.match === 'NONE' && <p className="below">{found.readings.length > 0 ? t('desk.free') : t('desk.noNumber')}</p>}
      {found.match === 'AMBIGUOUS' && (
        <>
          <p className="below">{t('desk.ambiguous')}</p>
          <ul>
            {found.candidates.map((candidate) => (
              <li key={candidate.id}>
                <button type="button" className="pick-line" onClick={() => choose(candidate)}>
                  <strong>{nameOf(candidate.holder?.name, i18n.language)}</strong> <span className="code">{candidate.number}</span> <Stamp code={candidate.state} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {found.beyond > 0 && <p className="soft below">{t('desk.beyond', { count: found.beyond })}</p>}
      {found.readings[0] && <Renderings reading={found.readings[0]} />}
    </Panel>
  )
}

function Renderings({ reading }: { reading: Reading }) {
  const { t } = useTranslation()
  const entries = Object.entries(reading.renderings ?? {})
  return (
    <details className="renderings" open>
      <summary>{t('desk.renderings', { count: entries.length, bits: reading.bits })}</summary>
      <dl>
        {entries.map(([format, written]) => (
          <div key={format}>
            <dt>{t(`cardFormat.${format}`, { defaultValue: format })}</dt>
            <dd className="code">{written}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Cards({ cards, chosen, choose }: { cards: CredentialView[]; chosen: string | undefined; choose: (id: string) => void }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  if (cards.length === 0) return <p className="below soft">{t('desk.noCard')}</p>
  return (
    <ul className="held">
      {cards.map((card) => (
        <li key={card.id}>
          <button type="button" className={`plain-button held-card${card.id === chosen ? ' chosen' : ''}`} aria-pressed={card.id === chosen} onClick={() => choose(card.id)}>
            <CardObject title={t(`method.${card.kind}`)} number={card.number} tone={card.state === 'ACTIVE' ? 'new' : 'old'} state={card.state} foot={card.temporary ? t('desk.lent', { time: stamp(card.validUntil, zone) }) : t('desk.since', { time: stamp(card.validFrom, zone) })} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Recent() {
  const { t, i18n } = useTranslation()
  const query = useQuery({ queryKey: ['credentials', 'recent'], queryFn: () => api.credentials({ limit: 15 }) })
  return (
    <Panel title={t('desk.recent')} hint={t('desk.recentHint')} flush>
      {query.error ? <ErrorNote error={query.error} /> : null}
      <table className="ch-list recent-cards">
        <tbody>
          {query.data?.items.map((card) => (
            <tr key={card.id}>
              <td><Letter code={card.state} /></td>
              <td>
                <div className="two-lines">
                  <Link to={`/people/${card.employeeId}?tab=credentials`} className="strong person-link">{nameOf(card.holder?.name, i18n.language)}</Link>
                  <span className="code">{card.number}</span>
                </div>
              </td>
              <td className="num faint small">{ago(card.revokedAt ?? card.issuedAt, i18n.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

