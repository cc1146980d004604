import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input, InputNumber, Modal, QRCode } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { download } from '../../parts/download'
import { nameOf, sizeText, stamp } from '../../parts/format'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { OptionPanel } from './OptionPanel'

/** Where a phone that reads the label lands: the terminal's own page, at the address this console is used by. */
export const pageOf = (id: string) => `${window.location.origin}/terminals?id=${id}`

const NARROW = 1280

/** What one does at a terminal now and then: the label that hangs on it, a setting that is sent, and a recording of its traffic. */
export function TerminalTools({ terminal, calls, clears }: { terminal: TerminalView; calls: boolean; clears: boolean }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [open, setOpen] = useState<'label' | 'record' | 'clear' | 'option' | null>(null)
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const asked = new URLSearchParams(window.location.search).get('id') === terminal.id
    if (asked && window.innerWidth < NARROW) here.current?.closest('.panel')?.scrollIntoView({ block: 'start' })
  }, [terminal.id])
  return (
    <>
      <span ref={here} />
      <Button size="small" onClick={() => setOpen('label')}>{t('terminal.label')}</Button>
      {calls && can('terminal.write') && <Button size="small" onClick={() => setOpen('option')}>{t('option.open')}</Button>}
      {can('terminal.record') && <Button size="small" onClick={() => setOpen('record')}>{t('terminal.record')}</Button>}
      {clears && can('terminal.clear-log') && <Button size="small" onClick={() => setOpen('clear')}>{t('terminal.logClear')}</Button>}
      {open === 'clear' && <ClearLog terminal={terminal} onClose={() => setOpen(null)} />}
      <Drawer open={open === 'label'} onClose={() => setOpen(null)} mask={false} size={420} destroyOnHidden rootClassName="codes-drawer" title={t('terminal.labelTitle')}>
        <Label terminal={terminal} />
      </Drawer>
      <Drawer open={open === 'option'} onClose={() => setOpen(null)} mask={false} size={560} destroyOnHidden title={t('option.title')}>
        <OptionPanel terminal={terminal} />
      </Drawer>
      <Drawer open={open === 'record'} onClose={() => setOpen(null)} mask={false} size={520} destroyOnHidden title={t('terminal.recordTitle')}>
        <Recordings terminal={terminal} />
      </Drawer>
    </>
  )
}

/** Asked for with a reason, which goes into the audit trail. */
function ClearLog({ terminal, onClose }: { terminal: TerminalView; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [rows, setRows] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const clear = async () => {
    setBusy(true)
    setError(null)
    try {
      setRows((await api.clearLog(terminal.id, reason.trim())).rows)
      await queries.invalidateQueries({ queryKey: ['terminals'] })
    } catch (wrong) {
      setError(wrong)
    } finally {
      setBusy(false)
    }
  }
  const done = rows !== null
  return (
    <Modal
      open
      title={t('terminal.logClearTitle', { name: nameOf(terminal.name, i18n.language) })}
      onCancel={onClose}
      onOk={() => (done ? onClose() : void clear())}
      okText={done ? undefined : t('terminal.logClear')}
      okButtonProps={{ danger: !done, disabled: !done && !reason.trim() }}
      confirmLoading={busy}
      footer={(_, { OkBtn, CancelBtn }) => <>{!done && <CancelBtn />}<OkBtn /></>}
    >
      <div className="stack">
        {error !== null && <ErrorNote error={error} />}
        {done ? <Note tone="ok">{t('terminal.logCleared', { rows })}</Note> : (
          <>
            <p>{t('terminal.logClearWhat')}</p>
            <label className="stack">{t('terminal.logClearReason')}<Input value={reason} maxLength={300} autoFocus onChange={(event) => setReason(event.target.value)} /></label>
          </>
        )}
      </div>
    </Modal>
  )
}

function Label({ terminal }: { terminal: TerminalView }) {
  const { t, i18n } = useTranslation()
  return (
    <div className="stack">
      <p className="no-print soft">{t('terminal.labelHint')}</p>
      <div className="label-sheet">
        <QRCode type="svg" value={pageOf(terminal.id)} size={192} bordered={false} errorLevel="M" color="#000000" bgColor="#ffffff" />
        <p className="label-name">{nameOf(terminal.name, i18n.language)}</p>
        <p>{nameOf(terminal.siteName, i18n.language)}</p>
        {terminal.serial && <p className="code">{terminal.serial}</p>}
      </div>
      <Button className="no-print" type="primary" onClick={() => window.print()}>{t('terminal.labelPrint')}</Button>
    </div>
  )
}

function Recordings({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [minutes, setMinutes] = useState(10)
  const [error, setError] = useState<unknown>(null)
  const key = ['recordings', terminal.id]
  const query = useQuery({ queryKey: key, queryFn: () => api.recordings(terminal.id), refetchInterval: 5_000 })
  const running = query.data?.find((one) => one.running)
  const act = (what: Promise<unknown>) => {
    setError(null)
    what.then(() => queries.invalidateQueries({ queryKey: key }), setError)
  }
  return (
    <div className="stack">
      <Note tone="late">{t(terminal.gateway ? 'terminal.recordFar' : 'terminal.recordWhat')}</Note>
      {error !== null && <ErrorNote error={error} />}
      {terminal.gateway ? null : running ? (
        <Note tone="ok" action={<Button onClick={() => act(api.endRecording(terminal.id))}>{t('terminal.recordStop')}</Button>}>
          {t('terminal.recordRuns', { time: stamp(running.until, terminal.zone) })}
        </Note>
      ) : (
        <div className="row">
          <InputNumber aria-label={t('terminal.recordMinutes')} min={1} max={60} value={minutes} onChange={(value) => setMinutes(value ?? 1)} suffix={t('terminal.recordMinutes')} />
          <Button type="primary" onClick={() => act(api.record(terminal.id, minutes))}>{t('terminal.recordStart')}</Button>
        </div>
      )}
      <Loaded query={query} rows={2}>
        {(recordings) =>
          recordings.length === 0 ? (
            <Empty>{t('terminal.recordNone')}</Empty>
          ) : (
            <table className="ch-list">
              <tbody>
                {recordings.map((one) => (
                  <tr key={one.name}>
                    <td className="nowrap">{stamp(one.started, terminal.zone)}</td>
                    <td className="num">{sizeText(one.bytes)}</td>
                    <td className="nowrap">
                      <button type="button" className="link-button" onClick={() => act(download(`/terminals/${terminal.id}/recordings/${one.name}`, one.name))}>{t('terminal.recordSave')}</button>{' '}
                      <button type="button" className="link-button" onClick={() => act(api.removeRecording(terminal.id, one.name))}>{t('terminal.recordRemove')}</button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </div>
  )
}
