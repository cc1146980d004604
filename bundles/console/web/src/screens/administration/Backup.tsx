import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { BackupDrill } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { handOver } from '../../parts/download'
import { sizeText, stamp } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'

const SHORTEST = 12

/** Backups of the data, and the recovery file with the keys, without which a backup opens no phone and no card number. */
export default function Backup() {
  const { can } = useSession()
  return (
    <div className="columns side">
      {can('backup.run') ? <Backups /> : <span />}
      <div className="stack">
        {can('recovery.save') && <Recovery />}
        {can('key.rotate') && <Keys />}
      </div>
    </div>
  )
}

function Backups() {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['backups'], queryFn: api.backups })
  const [busy, setBusy] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [drill, setDrill] = useState<BackupDrill | null>(null)
  const run = async (what: string, work: () => Promise<unknown>) => {
    setBusy(what)
    setError(null)
    setDrill(null)
    try {
      await work()
      await queries.invalidateQueries({ queryKey: ['backups'] })
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy('')
    }
  }
  return (
    <Panel title={t('backup.title')} hint={t('backup.hint')} flush extra={<><SendList list="BACKUPS" /><Button type="primary" loading={busy === 'make'} onClick={() => void run('make', api.backUp)}>{t('backup.make')}</Button></>}>
      {error !== null && <ErrorNote error={error} />}
      {drill && <Note tone="ok">{t('backup.drilled', { name: drill.name, tables: drill.tables, rows: drill.rows, files: drill.files })}</Note>}
      <Loaded query={query} rows={3}>
        {(backups) =>
          backups.length === 0 ? (
            <Empty>{t('backup.none')}</Empty>
          ) : (
            <table className="ch-list">
              <thead>
                <tr><th>{t('backup.at')}</th><th>{t('backup.file')}</th><th className="num">{t('backup.size')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr>
              </thead>
              <tbody>
                {backups.map((backup) => (
                  <tr key={backup.name}>
                    <td className="nowrap strong">{stamp(backup.at, zone)}</td>
                    <td className="code">{backup.name}</td>
                    <td className="num">{sizeText(backup.bytes)}</td>
                    <td className="num">
                      <Button size="small" loading={busy === backup.name} onClick={() => void run(backup.name, async () => setDrill(await api.drillBackup(backup.name)))}>{t('backup.drill')}</Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Panel>
  )
}

function Recovery() {
  const { t } = useTranslation()
  const { session } = useSession()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [done, setDone] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const run = async (work: () => Promise<string>) => {
    setError(null)
    setDone('')
    try {
      setDone(await work())
    } catch (reason) {
      setError(reason)
    }
  }
  const save = ({ password, passphrase }: { password: string; passphrase: string }) =>
    run(async () => {
      await api.confirmPassword(password)
      handOver(await api.saveRecovery(passphrase), 'clockhouse-recovery.key')
      return t('recovery.saved')
    })
  const prove = ({ passphrase }: { passphrase: string }) =>
    run(async () => {
      if (!file) return ''
      await api.proveRecovery(base64(new Uint8Array(await file.arrayBuffer())), passphrase)
      await queries.invalidateQueries({ queryKey: ['session'] })
      return t('recovery.proved')
    })
  return (
    <Panel title={t('recovery.title')} hint={session.recoverySaved ? t('recovery.isProved') : undefined}>
      <div className="stack">
        {error !== null && <ErrorNote error={error} />}
        {done && <Note tone="ok">{done}</Note>}
        <p className="soft">{t('recovery.what')}</p>
        <h3>{t('recovery.step1')}</h3>
        <Form layout="vertical" requiredMark={false} onFinish={(fields) => void save(fields as { password: string; passphrase: string })}>
          <Form.Item name="password" label={t('driver.password')} rules={[{ required: true, message: t('fields.missing') }]}><Input.Password autoComplete="current-password" visibilityToggle={false} /></Form.Item>
          <Form.Item name="passphrase" label={t('recovery.passphrase')} extra={t('recovery.passphraseHint')} rules={[{ required: true, min: SHORTEST, message: t('recovery.passphraseHint') }]}><Input.Password autoComplete="new-password" /></Form.Item>
          <Button htmlType="submit" type={session.recoverySaved ? 'default' : 'primary'}>{t('recovery.save')}</Button>
        </Form>
        <h3>{t('recovery.step2')}</h3>
        <Form layout="vertical" requiredMark={false} onFinish={(fields) => void prove(fields as { passphrase: string })}>
          <p className="row below">
            <label className="file-button">
              {t('file.choose')}
              <input type="file" className="hidden-text" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
            </label>
            <span className="soft">{file?.name}</span>
          </p>
          <Form.Item name="passphrase" label={t('recovery.passphrase')} rules={[{ required: true, message: t('fields.missing') }]}><Input.Password autoComplete="off" visibilityToggle={false} /></Form.Item>
          <Button htmlType="submit" disabled={!file}>{t('recovery.prove')}</Button>
        </Form>
      </div>
    </Panel>
  )
}

function Keys() {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['key-rotation'], queryFn: api.keyRotation, refetchInterval: (now) => (now.state.data?.state === 'RUNNING' ? 1000 : false) })
  const [error, setError] = useState<unknown>(null)
  const [asking, setAsking] = useState(false)
  const rotate = async ({ password }: { password: string }) => {
    setError(null)
    try {
      await api.confirmPassword(password)
      await api.rotateKeys()
      setAsking(false)
      await queries.invalidateQueries({ queryKey: ['key-rotation'] })
      await queries.invalidateQueries({ queryKey: ['session'] })
    } catch (reason) {
      setError(reason)
    }
  }
  return (
    <Panel title={t('rotation.title')}>
      <div className="stack">
        {error !== null && <ErrorNote error={error} />}
        <p className="soft">{t('rotation.what')}</p>
        <Loaded query={query} rows={1}>
          {(last) => (
            <>
              {last.state === 'NEVER' && <p>{t('rotation.never')}</p>}
              {last.state === 'RUNNING' && <p role="status">{t('rotation.running', { values: last.values, files: last.files })}</p>}
              {last.state === 'DONE' && <Note tone="ok">{t('rotation.done', { version: last.version, at: stamp(last.finishedAt ?? '', zone), values: last.values, files: last.files })}</Note>}
              {last.state !== 'RUNNING' && !asking && <Button onClick={() => setAsking(true)}>{t('rotation.change')}</Button>}
            </>
          )}
        </Loaded>
        {asking && (
          <Form layout="vertical" requiredMark={false} onFinish={(fields) => void rotate(fields as { password: string })}>
            <Form.Item name="password" label={t('driver.password')} rules={[{ required: true, message: t('fields.missing') }]}><Input.Password autoFocus autoComplete="current-password" visibilityToggle={false} /></Form.Item>
            <p className="row">
              <Button htmlType="submit" type="primary">{t('rotation.now')}</Button>
              <Button onClick={() => setAsking(false)}>{t('rotation.notNow')}</Button>
            </p>
          </Form>
        )}
      </div>
    </Panel>
  )
}

export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
