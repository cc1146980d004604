import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { RosterPreference } from '../../api/types'
import { ErrorNote, Loaded, Note } from '../../parts/State'
import { areWhole, type Wish, WishLines } from '../roster/grid/Preferences'
import { useShifts } from '../roster/ShiftChip'
import '../roster/grid/PlanGrid.css'

/** What one would like to work, or to be spared: heeded where it can be when a roster is generated. */
export function OwnWishes() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['roster-wishes'], queryFn: api.ownWishes })
  return (
    <section className="own-card" aria-label={t('own.wishes')}>
      <h2 className="own-title">{t('own.wishes')}</h2>
      <p className="own-hint">{t('own.wishesHint')}</p>
      <Loaded query={query} rows={2}>{(said) => <Edit key={said.version} said={said} />}</Loaded>
    </section>
  )
}

function Edit({ said }: { said: RosterPreference }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const shifts = useShifts()
  const [wishes, setWishes] = useState<Wish[]>(said.wishes)
  const save = useMutation({
    mutationFn: () => api.putOwnWishes(wishes, said.version),
    onSuccess: (next) => queries.setQueryData(['roster-wishes'], next),
  })
  const changed = wishes !== said.wishes
  return (
    <div className="stack own-wishes">
      <WishLines wishes={wishes} change={setWishes} shifts={shifts.data ?? []} />
      {save.error && <ErrorNote error={save.error} />}
      {!changed && said.version > 0 && said.wishes.length > 0 && <Note tone="ok">{t('own.wishesKept')}</Note>}
      <div className="own-tiles">
        <Button size="large" onClick={() => setWishes([...wishes, { wanted: false, day: 'SATURDAY', shiftIds: [] }])}>{t('generate.addWish')}</Button>
        {changed && <Button type="primary" size="large" loading={save.isPending} disabled={!areWhole(wishes)} onClick={() => save.mutate()}>{t('own.wishesSave')}</Button>}
      </div>
    </div>
  )
}
