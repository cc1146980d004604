import { Button, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import { Problem } from '../../api/problem'
import type { Contract } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { addDays, longDay, nameOf } from '../../parts/format'
import { ListPanel } from '../../parts/grid/ListPanel'
import { usePages } from '../../parts/grid/usePages'
import { PageHead } from '../../parts/Panel'
import { PersonPick } from '../../parts/PersonPick'
import { Stamp } from '../../parts/Stamp'
import { ErrorNote } from '../../parts/State'
import { useUndo } from '../../parts/useUndo'
import { type Failure, Failures } from '../cards/Failures'
import { useSend } from '../cards/useSend'
import { ContractForm } from './ContractForm'

const VIEWS = ['soon', 'all'] as const
const AHEAD = 30
const YEAR = 365

/** People of other companies: whose contract or induction is over soon, extended many at once. */
export default function Contractors() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date } = usePlace()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'soon'
  const pages = usePages(['people', 'contracts', view], (after) => api.contracts({ days: view === 'soon' ? AHEAD : undefined, after }))
  const { busy, error, send } = useSend('people')
  const undo = useUndo('people')
  const [failed, setFailed] = useState<Failure[]>([])
  const [lastDay, setLastDay] = useState(addDays(date, YEAR))
  const [writing, setWriting] = useState<string | undefined>()
  const [adding, setAdding] = useState(false)
  const name = (contract: Contract) => nameOf(contract.name, i18n.language)
  const extend = async (chosen: Contract[], unmark: () => void) => {
    const done = await send(async () => {
      const answers = await api.renewContracts(chosen.map((one) => one.employeeId), lastDay)
      const before = answers.flatMap((answer) => answer.before ?? [])
      if (before.length > 0) undo.did(t('contract.extended', { count: before.length }), () => api.undoContractRenewals(before))
      setFailed(answers.filter((answer) => answer.code).map((answer) => ({ what: name(chosen.find((one) => one.employeeId === answer.employeeId) as Contract), error: new Problem(422, { code: answer.code, detail: answer.detail }) })))
    })
    if (done) unmark()
  }
  const close = () => { setWriting(undefined); setAdding(false) }
  return (
    <>
      <PageHead title={t('contract.title')} hint={t('contract.hint')}>
        {can('employee.write') && <Button type="primary" onClick={() => setAdding(true)}>{t('contract.add')}</Button>}
      </PageHead>
      {error !== null && <ErrorNote error={error} />}
      {undo.note}
      <Failures failed={failed} close={() => setFailed([])} />
      <ListPanel<Contract>
        key={view}
        title={t('contract.title')}
        pages={pages}
        rowKey={(contract) => contract.employeeId}
        empty={t(`contract.none_${view}`, { days: AHEAD })}
        filters={<Segmented aria-label={t('request.view')} value={view} onChange={(value) => setParams({ view: String(value) }, { replace: true })} options={VIEWS.map((value) => ({ value, label: t(`contract.view_${value}`, { days: AHEAD }) }))} />}
        sends={{ list: 'CONTRACTS', filters: { days: view === 'soon' ? AHEAD : undefined } }}
        onOpen={(contract) => void navigate(`/people/${contract.employeeId}`)}
        acts={can('employee.write') ? { c: (contract) => setWriting(contract.employeeId) } : undefined}
        bulk={
          can('employee.write')
            ? (chosen, unmark) => (
                <>
                  <Input className="last-day" type="date" aria-label={t('ends.lastDay')} min={date} value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
                  <Button type="primary" loading={busy} disabled={lastDay === ''} onClick={() => void extend(chosen, unmark)}>{t('contract.extend', { count: chosen.length })}</Button>
                </>
              )
            : undefined
        }
        columns={[
          { key: 'name', head: t('visitor.name'), width: 'minmax(150px, 1.2fr)', phone: true, cell: (contract) => <span><b>{name(contract)}</b> <span className="faint">{contract.number}</span></span>, text: (contract) => `${name(contract)} ${contract.number ?? ''}` },
          { key: 'company', head: t('visitor.company'), width: 'minmax(140px, 1fr)', cell: (contract) => contract.company, text: (contract) => contract.company ?? '' },
          { key: 'until', head: t('contract.until'), width: '180px', cell: (contract) => (contract.until ? longDay(contract.until, i18n.language) : '–'), text: (contract) => contract.until ?? '' },
          { key: 'induction', head: t('contract.induction'), width: 'minmax(160px, 1fr)', cell: (contract) => (contract.inductionUntil ? `${contract.induction ?? ''} · ${longDay(contract.inductionUntil, i18n.language)}` : '–'), text: (contract) => `${contract.induction ?? ''} ${contract.inductionUntil ?? ''}` },
          { key: 'lapse', head: t('people.status'), width: '170px', phone: true, cell: (contract) => <Stamp code={contract.lapse ?? 'IN_ORDER'} />, text: (contract) => t(`status.${contract.lapse ?? 'IN_ORDER'}`) },
          ...(can('employee.write') ? [{ key: 'act', head: '', width: '100px', cell: (contract: Contract) => <Button size="small" onClick={() => setWriting(contract.employeeId)}>{t('visitor.change')}</Button>, text: () => '' }] : []),
        ]}
      />
      <Modal open={writing !== undefined || adding} onCancel={close} title={t(adding ? 'contract.add' : 'contract.change')} footer={null} destroyOnHidden>
        {adding && writing === undefined && <PersonPick onChange={setWriting} />}
        {writing !== undefined && <ContractForm employeeId={writing} done={close} />}
      </Modal>
    </>
  )
}
