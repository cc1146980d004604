import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { RosterPreference, ShiftView } from '../../../api/types'
import { WEEK, weekdayName } from '../../../parts/format'
import { useShiftMark } from '../../../parts/names'
import { ErrorNote, Loaded } from '../../../parts/State'

export type Wish = RosterPreference['wishes'][number]

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** What one person can and wishes, a line for each wish. */
export function Preferences({ employeeId, name, shifts, close }: { employeeId: string; name: string; shifts: ShiftView[]; close: () => void }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['roster-preference', employeeId], queryFn: () => api.rosterPreference(employeeId), staleTime: 0, gcTime: 0 })
  return (
    <Modal open onCancel={close} footer={null} width={680} title={t('generate.preferencesTitle', { name })}>
      <Loaded query={query} rows={3}>{(preference) => <Lines key={preference.version} preference={preference} shifts={shifts} close={close} />}</Loaded>
    </Modal>
  )
}

function Lines({ preference, shifts, close }: { preference: RosterPreference; shifts: ShiftView[]; close: () => void }) {
  const { t } = useTranslation()
  const [skills, setSkills] = useState(preference.skills)
  const [wishes, setWishes] = useState<Wish[]>(preference.wishes)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setError(null)
    try {
      await api.putRosterPreference(preference.employeeId, { skills, wishes }, preference.version)
      close()
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      <label className="stack">
        <span>{t('generate.skills')}</span>
        <Select mode="tags" open={false} suffixIcon={null} aria-label={t('generate.skills')} tokenSeparators={[' ', ',', ',']} value={skills} onChange={setSkills} />
      </label>
      <WishLines wishes={wishes} change={setWishes} shifts={shifts} />
      <p className="row">
        <Button onClick={() => setWishes([...wishes, { wanted: false, day: 'SATURDAY', shiftIds: [] }])}>{t('generate.addWish')}</Button>
        <Button type="primary" loading={busy} disabled={!areWhole(wishes)} onClick={() => void save()}>{t('generate.savePreferences')}</Button>
      </p>
    </div>
  )
}

/** Whether each says when it is about. */
export function areWhole(wishes: Wish[]): boolean {
  return wishes.every((wish) => wish.day !== undefined || DATE.test(wish.date ?? ''))
}

/** A line for each wish. */
export function WishLines({ wishes, change, shifts }: { wishes: Wish[]; change: (wishes: Wish[]) => void; shifts: ShiftView[] }) {
  const { t, i18n } = useTranslation()
  const mark = useShiftMark()
  const put = (at: number, next: Wish) => change(wishes.map((wish, i) => (i === at ? next : wish)))
  return (
    <>
      {wishes.map((wish, i) => (
        <div key={i} className="wish-line">
          <Segmented aria-label={t('generate.wishKind')} value={wish.wanted ? 'WANT' : 'SPARE'} onChange={(kind) => put(i, { ...wish, wanted: kind === 'WANT' })} options={(['SPARE', 'WANT'] as const).map((value) => ({ value, label: t(`generate.kind.${value}`) }))} />
          <Select aria-label={t('generate.wishShifts')} mode="multiple" placeholder={t('generate.anyShift')} value={wish.shiftIds ?? []} onChange={(shiftIds) => put(i, { ...wish, shiftIds })} options={shifts.filter((shift) => !shift.retired).map((shift) => ({ value: shift.id, label: mark(shift.code) }))} />
          <Select aria-label={t('plan.needDays')} value={wish.day ?? 'DATE'} onChange={(day) => put(i, { wanted: wish.wanted, shiftIds: wish.shiftIds, ...(day === 'DATE' ? { date: '' } : { day: day as Wish['day'] }) })} options={[{ value: 'DATE', label: t('generate.onDate') }, ...WEEK.map((value, day) => ({ value, label: t('generate.every', { day: weekdayName(day + 1, i18n.language) }) }))]} />
          {wish.day === undefined && <Input type="date" aria-label={t('generate.onDate')} value={wish.date} status={DATE.test(wish.date ?? '') ? undefined : 'error'} onChange={(event) => put(i, { ...wish, date: event.target.value })} />}
          <button type="button" className="link-button" onClick={() => change(wishes.filter((_, other) => other !== i))}>{t('plan.needDrop')}</button>
        </div>
      ))}
    </>
  )
}
