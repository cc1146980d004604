import { Button } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import { usePlace } from '../../../app/Place'
import { nameOf, otherName } from '../../../parts/format'
import { Panel } from '../../../parts/Panel'
import { PersonPhoto } from '../../../parts/PersonPhoto'
import { Scroll } from '../../../parts/Scroll'
import { Stamp } from '../../../parts/Stamp'
import { Empty, ErrorNote, Note } from '../../../parts/State'
import type { Look } from '../desk/desk'
import { type CardInHand, shelved } from '../desk/inHand'
import { lookForCard, lookForHeld } from '../desk/look'
import { ReaderChoice, ReaderTrouble } from '../desk/ReaderChoice'
import { ReaderInput } from '../desk/ReaderInput'
import { useReader } from '../desk/useReader'
import type { Row } from './rows'
import type { Batch } from './useBatch'

/** One person after the other: whoever is next is named in large letters, and the card that is read becomes theirs. */
export function Queue({ batch }: { batch: Batch }) {
  const { t, i18n } = useTranslation()
  const { site, sites } = usePlace()
  const field = useRef<HTMLInputElement>(null)
  const [taken, setTaken] = useState<Extract<Look, { what: 'card' }> | null>(null)
  const [empty, setEmpty] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const queue = batch.rows.filter((row) => row.state !== 'WRONG')
  const next = queue.find((row) => row.state === 'READY')
  const done = queue.filter((row) => row.state === 'DONE').length
  const skipped = queue.filter((row) => row.state === 'SKIPPED').length
  const { bind, busy } = batch
  const focus = () => field.current?.focus()
  useEffect(focus, [next?.row])

  const give = useCallback(
    async (find: () => Promise<{ card: CardInHand | undefined; holder?: Extract<Look, { what: 'card' }> }>) => {
      if (!next || busy) return
      setTaken(null)
      setError(null)
      setEmpty(false)
      try {
        const { card, holder } = await find()
        if (holder && holder.lookUp.match !== 'NONE') setTaken(holder)
        else if (card) await bind(next, card)
        else setEmpty(true)
      } catch (why) {
        setError(why)
      }
      focus()
    },
    [next, busy, bind],
  )
  const found = (look: Extract<Look, { what: 'card' }>) => ({ card: look.card, holder: look })
  const reader = useReader(({ read }) => {
    const reading = read?.readings[0]
    if (reading && !read.random) void give(async () => found(await lookForHeld(reading)))
  })
  const siteId = site?.id ?? sites[0]?.id ?? ''
  const fromStock = () =>
    void give(async () => {
      const [card] = await api.nextFreeCard(siteId)
      return { card: card && shelved(card) }
    })
  const pressed = (key: string) => {
    if (key === 's') fromStock()
    else if (key === 'n' && next) batch.skip(next)
    else return false
    return true
  }
  return (
    <div className="columns side">
      <div className="stack">
        <Panel label={t('desk.reader')} className="no-print">
          <div className="desk-field">
            <ReaderInput field={field} placeholder={t('desk.readNew')} read={(text) => void give(async () => found(await lookForCard(text)))} pressed={pressed} />
            <span className="desk-acts">
              <Button size="large" onClick={fromStock} disabled={!next || busy}>{t('desk.takeFromStock')} <span className="desk-key">S</span></Button>
              <Button size="large" onClick={() => next && batch.skip(next)} disabled={!next || busy}>{t('batch.skip')} <span className="desk-key">N</span></Button>
            </span>
          </div>
          <div className="below"><ReaderChoice reader={reader} chosen={focus} /></div>
        </Panel>
        <ReaderTrouble reader={reader} />
        {error !== null && <ErrorNote error={error} />}
        {taken && <Note tone="miss">{t('desk.taken', { who: taken.lookUp.candidates.map((one) => nameOf(one.holder?.name, i18n.language)).join(t('manners.listed')) })} {t('batch.readAnother')}</Note>}
        {empty && <Note tone="late">{t('desk.stockEmpty')}</Note>}
        <Panel title={t('batch.nextPerson')} hint={t('batch.doneOf', { done, count: queue.length })}>
          <div aria-live="assertive">{next ? <Next row={next} /> : <Empty action={skipped > 0 ? <Button onClick={batch.unskip}>{t('batch.skippedAgain', { count: skipped })}</Button> : undefined}>{t('batch.queueDone', { count: done })}</Empty>}</div>
        </Panel>
      </div>
      <Panel title={t('batch.order')} flush>
        <Scroll label={t('batch.order')}>
          <table className="ch-list">
            <tbody>
              {queue.map((row) => (
                <tr key={row.row} className={row.row === next?.row ? 'chosen' : undefined}>
                  <td><div className="two-lines"><strong>{nameOf(row.name, i18n.language) || row.who}</strong><span>{row.who}</span></div></td>
                  <td className="num">{row.state === 'DONE' ? <Stamp code="OK">{row.number || t('batch.state.DONE')}</Stamp> : row.state === 'SKIPPED' ? <Stamp code="UNUSED">{t('batch.state.SKIPPED')}</Stamp> : <span className="faint">{t('batch.toRead')}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </Panel>
    </div>
  )
}

function Next({ row }: { row: Row }) {
  const { t, i18n } = useTranslation()
  return (
    <div className="person-head queue-next">
      <PersonPhoto id={row.employeeId} name={row.name} />
      <div className="grow">
        <p className="queue-name">{nameOf(row.name, i18n.language) || row.who}</p>
        <p className="person-name faint person-other">{otherName(row.name, i18n.language)} · {row.who}</p>
        <p className="soft">{t(`desk.reason.${row.reason}`)} · {t('desk.oldCard')} <span className="code">{row.oldNumber ?? '–'}</span></p>
        <p className="below strong">{t('batch.readFor')}</p>
      </div>
    </div>
  )
}
