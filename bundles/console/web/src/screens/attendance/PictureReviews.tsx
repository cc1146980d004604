import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { PictureReview, PictureVerdict } from '../../api/types'
import { useKeys } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { dayOf, nameOf, stamp } from '../../parts/format'
import { Fact, Facts, Kbd, PageHead, Panel } from '../../parts/Panel'
import { PersonPhoto } from '../../parts/PersonPhoto'
import { SendList } from '../../parts/SendList'
import { SnapshotPicture } from '../../parts/SnapshotPicture'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded, Note, Refusal } from '../../parts/State'
import { Undo } from '../../parts/Undo'
import { AttendanceTabs } from './AttendanceTabs'
import './PictureReviews.css'

const VERDICTS: { verdict: PictureVerdict; letter: string }[] = [
  { verdict: 'SAME', letter: 'y' },
  { verdict: 'OTHER', letter: 'n' },
  { verdict: 'UNSURE', letter: 'u' },
]

/** Punches whose pictures a rule marked, one after the other: the picture beside the photograph, and one key for each verdict. */
export default function PictureReviews() {
  const { t } = useTranslation()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['picture-reviews'], queryFn: api.pictureReviews, enabled: can('snapshot.review') })
  if (!can('snapshot.review')) return <Refusal permission="snapshot.review" />
  return (
    <>
      <AttendanceTabs />
      <PageHead title={t('picture.title')} hint={t('picture.hint')}><SendList list="PICTURE_REVIEWS" /></PageHead>
      <Loaded query={query} rows={8}>{(waiting) => <Review waiting={waiting} />}</Loaded>
    </>
  )
}

function Review({ waiting }: { waiting: PictureReview[] }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const queries = useQueryClient()
  const [decided, setDecided] = useState<number[]>([])
  const [last, setLast] = useState<{ review: PictureReview; verdict: PictureVerdict; at: number } | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const left = waiting.filter((one) => !decided.includes(one.punch))
  const current = left[0]
  const again = () => queries.invalidateQueries({ queryKey: ['picture-reviews'] })
  const run = async (change: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    try {
      await change()
    } catch (why) {
      setError(why)
      await again()
    } finally {
      setBusy(false)
    }
  }
  const decide = (verdict: PictureVerdict) => {
    if (!current || busy) return
    void run(async () => {
      const review = await api.decidePicture(current.punch, verdict, current.version)
      setDecided((all) => [...all, review.punch])
      setLast({ review: { ...current, version: review.version }, verdict, at: Date.now() })
    })
  }
  const undo = () => {
    if (!last || busy) return
    void run(async () => {
      await api.reopenPicture(last.review.punch, last.review.version)
      setLast(null)
      await again()
      setDecided((all) => all.filter((punch) => punch !== last.review.punch))
    })
  }
  const drained = left.length === 0 && decided.length > 0
  useEffect(() => {
    if (drained) void queries.invalidateQueries({ queryKey: ['picture-reviews'] })
  }, [drained, queries])
  useKeys({ y: () => decide('SAME'), n: () => decide('OTHER'), u: () => decide('UNSURE'), z: undo })
  const name = nameOf(current?.name, i18n.language)
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      {last && (
        <Note tone={last.verdict === 'OTHER' ? 'miss' : 'ok'} action={<Undo done={last.at} undo={undo} letter="z" busy={busy} />}>
          {t(`picture.done.${last.verdict}`, { name: nameOf(last.review.name, i18n.language) })}{' '}
          {last.verdict === 'OTHER' && last.review.employeeId && can('timesheet.read') && (
            <Link to={`/attendance/${last.review.employeeId}/${dayOf(last.review.at, zone)}`} className="underlined">{t('picture.correct')}</Link>
          )}
        </Note>
      )}
      <Panel title={t('picture.left', { count: left.length })}>
        {current ? (
          <div className="picture-review" key={current.punch}>
            <div className="pictures">
              <figure className="captioned">
                {current.snapshots[0] && <SnapshotPicture id={current.snapshots[0]} of={stamp(current.at, zone, true)} />}
                <figcaption>{t('picture.taken')}</figcaption>
              </figure>
              <figure className="captioned">
                <PersonPhoto id={current.employeeId} name={current.name} />
                <figcaption>{t('picture.onFile')}</figcaption>
              </figure>
            </div>
            <div className="grow stack">
              <p className="person-name">{name || t('picture.nobody')}</p>
              <Facts>
                <Fact label={t('picture.number')}>{current.number ?? '–'}</Fact>
                <Fact label={t('picture.at')}>{stamp(current.at, zone, true)}</Fact>
                <Fact label={t('picture.terminal')}>{nameOf(current.terminalName, i18n.language)}</Fact>
              </Facts>
              <p className="chips">{current.reasons.map((reason) => <Stamp key={reason} code="UNKNOWN">{t(`picture.reason.${reason}`)}</Stamp>)}</p>
              <div className="verdicts" role="group" aria-label={t('picture.question', { name })}>
                {VERDICTS.map(({ verdict, letter }) => (
                  <Button key={verdict} size="large" type={verdict === 'SAME' ? 'primary' : 'default'} danger={verdict === 'OTHER'} disabled={busy} onClick={() => decide(verdict)} aria-keyshortcuts={letter}>
                    {t(`picture.verdict.${verdict}`)} <span className="desk-only"><Kbd>{letter}</Kbd></span>
                  </Button>
                ))}
              </div>
              <p className="small soft">{t('picture.counts')}</p>
            </div>
          </div>
        ) : (
          <Empty>{t('picture.none')}</Empty>
        )}
      </Panel>
    </div>
  )
}
