import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Empty, Loaded } from '../../parts/State'
import { AttendanceTabs } from './AttendanceTabs'
import { EndOverride, OverrideDates, OverrideForm, OverrideStory, OverrideWords } from './OverrideForm'

/** Who need not punch, who may earn overtime by punch, and days that somebody judged: dated, with a reason. */
export default function Overrides() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date, zone } = usePlace()
  const [ended, setEnded] = useState(false)
  const query = useInfiniteQuery({
    queryKey: ['rule-overrides', ended],
    queryFn: ({ pageParam }) => api.overrides({ ended, after: pageParam || undefined, limit: 100 }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
  })
  const write = can('timesheet.override')
  return (
    <>
      <AttendanceTabs />
      <PageHead title={t('override.lists')} hint={t('override.listsHint')}>
        <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>{t('override.showEnded')}</Checkbox>
        <SendList list="OVERRIDES" filters={{ ended }} />
      </PageHead>
      <div className="columns side">
        <Panel title={t('override.everybody')} hint={t('override.hint')} flush>
          <Loaded query={{ ...query, data: query.data?.pages.flatMap((page) => page.items) }} rows={5}>
            {(all) => all.length === 0 ? <Empty>{t('override.none')}</Empty> : (
              <table className="ch-list stacks override-list">
                <thead><tr><th>{t('override.person')}</th><th>{t('override.dates')}</th><th>{t('override.settings')}</th></tr></thead>
                <tbody>
                  {all.map(({ override, employee }) => (
                    <tr key={override.id} className={override.ended ? 'faint' : undefined}>
                      <td className="nowrap"><Link to={`/attendance/${employee.id}/${override.from}`}>{nameOf(employee.name, i18n.language)}</Link> <span className="faint">{employee.number}</span></td>
                      <td data-label={t('override.dates')}><OverrideDates override={override} /></td>
                      <td data-label={t('override.settings')}>
                        <OverrideWords override={override} /><br />
                        <OverrideStory override={override} zone={zone} /> {write && !override.ended && <EndOverride override={override} />}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Loaded>
          {query.hasNextPage && <Button size="small" onClick={() => void query.fetchNextPage()}>{t('trial.more')}</Button>}
        </Panel>
        {write && <Panel title={t('override.kind')}><Add date={date} /></Panel>}
      </div>
    </>
  )
}

function Add({ date }: { date: string }) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState('')
  const [person, setPerson] = useState<string>()
  const [turn, setTurn] = useState(0)
  const over = () => {
    setPerson(undefined)
    setTurn(turn + 1)
  }
  const found = useQuery({ queryKey: ['people', 'pick', typed], queryFn: () => api.people({ text: typed, limit: 20 }) })
  return (
    <>
      <Select
        className="full override-person"
        aria-label={t('override.person')}
        placeholder={t('override.personHint')}
        value={person}
        onChange={setPerson}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        options={(found.data?.items ?? []).map((one) => ({ value: one.id, label: `${nameOf(one.name, i18n.language)} ${one.number}` }))}
      />
      <OverrideForm key={turn} employeeId={person} from={date} until="" close={over} />
    </>
  )
}
