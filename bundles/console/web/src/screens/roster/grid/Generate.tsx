import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Modal, Progress, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import { Problem } from '../../../api/problem'
import type { RosterRow, RosterRun, ShiftView } from '../../../api/types'
import { nameOf, shortDay, span } from '../../../parts/format'
import { useShiftMark } from '../../../parts/names'
import { ErrorNote, Loading, Note } from '../../../parts/State'
import { Verdict } from './Verdict'

const SECONDS = [20, 60, 300] as const
const LOOK_AGAIN = 1000

interface Props {
  window: { from: string; until: string; siteId?: string; departmentId?: string }
  rows: RosterRow[]
  shifts: ShiftView[]
  close: () => void
  /** What was found lies in the sheet as drafts. */
  drawn: (run: RosterRun) => void
}

/** After a restart of the suite nobody knows it any more; a moment without an answer is no end. */
const isGone = (error: unknown) => error instanceof Problem && error.status === 404

const isOver = (run: RosterRun) => run.state !== 'WAITING' && run.state !== 'LOOKING'

/** Lets a roster be looked for: what may be planned, how far it is and how good, until it lies in the sheet. */
export function Generate({ window, rows, shifts, close, drawn }: Props) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [id, setId] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const known = useQuery({ queryKey: ['roster-runs'], queryFn: api.rosterRuns, staleTime: 0, gcTime: 0 })
  const running = known.data?.find((one) => !isOver(one))
  const chosen = id ?? running?.id
  const query = useQuery({
    queryKey: ['roster-run', chosen],
    queryFn: () => api.rosterRun(chosen ?? ''),
    enabled: chosen !== undefined,
    refetchInterval: ({ state }) => (isGone(state.error) || (state.data && isOver(state.data)) ? false : LOOK_AGAIN),
  })
  const run = isGone(query.error) ? undefined : query.data
  const waits = known.isPending || (chosen !== undefined && !run && !query.error)
  const again = run?.state === 'FAILED'
  useEffect(() => {
    if (run?.state === 'DRAWN') drawn(run)
  }, [run, drawn])
  const act = async (work: () => Promise<RosterRun>) => {
    setError(null)
    try {
      const now = await work()
      queries.setQueryData(['roster-run', now.id], now)
      setId(now.id)
      void queries.invalidateQueries({ queryKey: ['jobs'] })
    } catch (reason) {
      setError(reason)
    }
  }
  const stop = (keep: boolean) => void act(() => api.stopRosterRun(run?.id ?? '', keep))
  const footer = !run || again ? null : isOver(run) ? (
    <Button type="primary" onClick={close}>{t('generate.show')}</Button>
  ) : (
    <>
      <Button onClick={() => stop(false)}>{t('generate.giveUp')}</Button>
      <Button type="primary" onClick={() => stop(true)}>{t('generate.take')}</Button>
    </>
  )
  return (
    <Modal open onCancel={close} width={680} title={t('generate.title', { from: shortDay(window.from, i18n.language, false), until: shortDay(window.until, i18n.language, false) })} footer={footer}>
      <div className="stack">
        {error !== null && <ErrorNote error={error} />}
        {query.error ? <ErrorNote error={query.error} /> : null}
        {waits ? (
          <Loading rows={3} what={t('generate.label')} />
        ) : run ? (
          <>
            <p role="status">
              <strong>{t(`generate.state.${run.state}`)}</strong>
              {!isOver(run) && <span className="soft"> {t('generate.spent', { spent: span(run.spentSeconds, i18n.language), most: span(run.seconds, i18n.language) })}</span>}
            </p>
            {!isOver(run) && <Progress percent={Math.min(100, Math.round((100 * run.spentSeconds) / run.seconds))} showInfo={false} aria-label={t('generate.label')} />}
            {run.problem && <Note tone="miss">{t(`problem.${run.problem.replaceAll('.', '-')}`)}</Note>}
            {run.state !== 'DROPPED' && !again && <Verdict verdict={run.verdict} rows={rows} until={run.until} />}
          </>
        ) : null}
        {(again || (!run && !waits)) && <Settings shifts={shifts} start={(wanted) => void act(() => api.generateRoster({ ...window, ...wanted }))} />}
      </div>
    </Modal>
  )
}

type Wanted = { shiftIds: string[]; keepStanding: boolean; keepDrafts: boolean; seconds: number }

function Settings({ shifts, start }: { shifts: ShiftView[]; start: (wanted: Wanted) => void }) {
  const { t, i18n } = useTranslation()
  const mark = useShiftMark()
  const offered = shifts.filter((shift) => !shift.retired)
  const [shiftIds, setShiftIds] = useState<string[]>([])
  const [keepStanding, setKeepStanding] = useState(true)
  const [keepDrafts, setKeepDrafts] = useState(true)
  const [seconds, setSeconds] = useState<number>(SECONDS[1])
  return (
    <>
      <p className="soft">{t('generate.what')}</p>
      <label className="stack">
        <span>{t('generate.shifts')}</span>
        <Select mode="multiple" aria-label={t('generate.shifts')} maxCount={12} value={shiftIds} onChange={setShiftIds} options={offered.map((shift) => ({ value: shift.id, label: `${mark(shift.code)} ${nameOf(shift.name, i18n.language)}` }))} optionFilterProp="label" />
      </label>
      <Checkbox checked={keepStanding} onChange={(event) => setKeepStanding(event.target.checked)}>{t('generate.keepStanding')}</Checkbox>
      <Checkbox checked={keepDrafts} onChange={(event) => setKeepDrafts(event.target.checked)}>{t('generate.keepDrafts')}</Checkbox>
      <div className="row">
        <span>{t('generate.atMost')}</span>
        <Segmented aria-label={t('generate.atMost')} value={seconds} onChange={(value) => setSeconds(Number(value))} options={SECONDS.map((value) => ({ value, label: span(value, i18n.language) }))} />
      </div>
      <p className="row">
        <Button type="primary" disabled={shiftIds.length === 0} onClick={() => start({ shiftIds, keepStanding, keepDrafts, seconds })}>{t('generate.start')}</Button>
      </p>
    </>
  )
}
