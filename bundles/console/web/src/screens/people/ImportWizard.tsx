import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Select, Steps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { ImportMode, ImportProblem, ImportView, WrongRow } from '../../api/types'
import { inSight } from '../../app/here'
import { usePlace } from '../../app/Place'
import { languageOf } from '../../i18n'
import { download } from '../../parts/download'
import { Pick } from '../../parts/Fields'
import { FileDrop } from '../../parts/FileDrop'
import { Kbd, PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { Letter } from '../../parts/Stamp'
import { Empty, ErrorNote, Loading, Note } from '../../parts/State'
import { type CellFix, FixTogether } from './FixTogether'
import './People.css'

type Field = ImportView['mapping'][string]
const FIELDS: Field[] = ['NUMBER', 'NAME_ZH', 'NAME_EN', 'GIVEN_NAME', 'FAMILY_NAME', 'PINYIN', 'GENDER', 'PHONE', 'EMAIL', 'ID_DOCUMENT', 'BIRTH_DATE', 'SITE', 'DEPARTMENT', 'POSITION', 'HIRED_ON', 'CARD', 'PIN']

/** File, columns, check, choose, result: nothing is written before the fourth step. */
export default function ImportWizard() {
  const { t, i18n } = useTranslation()
  const { sites, site } = usePlace()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<ImportView | null>(null)
  const [step, setStep] = useState(0)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [mode, setMode] = useState<ImportMode>('GOOD_ROWS')

  const run = async (work: () => Promise<ImportView>, next?: number) => {
    setBusy(true)
    setError(null)
    try {
      setDraft(await inSight({ kind: 'IMPORT', to: '/people/import', about: draft?.fileName ?? '' }, work))
      if (next !== undefined) setStep(next)
      await queries.invalidateQueries({ queryKey: ['wrong-rows'] })
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  // Rows that name no site go to the one that is being looked at, and a company without departments gets those of the sheet,
  // unless somebody says otherwise.
  const open = async (file: File) => {
    const [opened, departments] = await Promise.all([api.openImport(file), api.departments()])
    const createDepartments = opened.options.createDepartments || departments.length === 0
    return { ...opened, options: { ...opened.options, createDepartments, siteId: opened.options.siteId ?? site?.id ?? sites[0]?.id } }
  }
  const lang = languageOf(i18n.language) === 'en' ? 'EN' : 'ZH'
  const good = draft ? draft.counts.rows - draft.counts.wrong : 0
  return (
    <>
      <PageHead title={t('import.title')} hint={draft ? `${draft.fileName} · ${draft.counts.rows}` : t('import.hint')}>
        {(step === 2 || step === 4) && draft && draft.counts.wrong > 0 && (
          <Button onClick={() => void download(`/imports/${draft.id}/wrong-rows-sheet?format=XLSX&lang=${lang}`, 'wrong-rows.xlsx').catch(setError)}>{t('import.downloadWrong')}</Button>
        )}
        {step > 0 && step < 4 && <Button onClick={() => setStep(step - 1)}>{t('import.back')}</Button>}
        {step === 1 && <Button type="primary" loading={busy} onClick={() => draft && void run(() => api.checkImport(draft.id, { mapping: draft.mapping, options: draft.options }, draft.version), 2)}>{t('import.toCheck')}</Button>}
        {step === 2 && <Button type="primary" disabled={good === 0} onClick={() => setStep(3)}>{t('import.toChoose')}</Button>}
        {step === 3 && draft && (
          <Button type="primary" loading={busy} onClick={() => void run(() => api.commitImport(draft.id, mode), 4).then(() => queries.invalidateQueries({ queryKey: ['people'] }))}>
            {t('import.commit', { count: mode === 'GOOD_ROWS' ? good : draft.counts.rows })}
          </Button>
        )}
      </PageHead>
      <div className="stack">
        <div className="import-steps">
          <Steps size="small" current={step} items={['file', 'columns', 'check', 'choose', 'result'].map((key) => ({ title: t(`import.step.${key}`) }))} />
        </div>
        {error !== null && <ErrorNote error={error} />}
        {step === 0 && (
          <Panel title={t('import.fileTitle')} hint={t('import.fileHint')}>
            <FileDrop accept=".xlsx,.csv" busy={busy} chosen={(file) => void run(() => open(file), 1)}>
              <p>{t('import.drop')}</p>
              <p className="small faint">{t('import.dropHint')}</p>
            </FileDrop>
            <p className="below row">
              {t('import.template')}
              <button type="button" className="link-button" onClick={() => void download(`/imports/template?format=XLSX&lang=${lang}`, 'employees.xlsx').catch(setError)}>xlsx</button>
              <button type="button" className="link-button" onClick={() => void download(`/imports/template?format=CSV&lang=${lang}`, 'employees.csv').catch(setError)}>csv</button>
            </p>
          </Panel>
        )}
        {step === 1 && draft && <Columns draft={draft} change={setDraft} />}
        {step === 2 && draft && <Check draft={draft} busy={busy} fix={(fixes) => void run(() => api.checkImport(draft.id, { fixes }, draft.version))} />}
        {step === 3 && draft && <Choose draft={draft} mode={mode} choose={setMode} />}
        {step === 4 && draft && <Result draft={draft} busy={busy} undo={() => void run(() => api.undoImport(draft.id)).then(() => queries.invalidateQueries({ queryKey: ['people'] }))} again={() => { setDraft(null); setStep(0) }} />}
      </div>
    </>
  )
}

function Columns({ draft, change }: { draft: ImportView; change: (draft: ImportView) => void }) {
  const { t } = useTranslation()
  const { sites } = usePlace()
  const put = (column: number, field: Field | undefined) => {
    const mapping = { ...draft.mapping }
    for (const [other, meaning] of Object.entries(mapping)) if (meaning === field) delete mapping[other]
    if (field) mapping[column] = field
    else delete mapping[column]
    change({ ...draft, mapping })
  }
  const options = (part: Partial<ImportView['options']>) => change({ ...draft, options: { ...draft.options, ...part } })
  return (
    <div className="columns side">
      <Panel title={t('import.columnsTitle')} hint={t('import.columnsHint', { encoding: draft.encoding })}>
        <div className="mapping">
          {draft.columns.map((column, i) => (
            <div key={i} className="mapping-row" style={{ display: 'contents' }}>
              <span className="strong">{column || t('import.unnamed', { number: i + 1 })}</span>
              <span aria-hidden="true">→</span>
              <Select
                aria-label={t('import.meaningOf', { column })}
                value={draft.mapping[i]}
                allowClear
                placeholder={t('import.leaveOut')}
                onChange={(field) => put(i, field)}
                options={FIELDS.map((field) => ({ value: field, label: t(`import.field.${field}`) }))}
              />
            </div>
          ))}
        </div>
      </Panel>
      <Panel title={t('import.optionsTitle')}>
        <div className="stack">
          <Checkbox checked={draft.options.createDepartments} onChange={(event) => options({ createDepartments: event.target.checked })}>{t('import.createDepartments')}</Checkbox>
          <Checkbox checked={draft.options.createSites} onChange={(event) => options({ createSites: event.target.checked })}>{t('import.createSites')}</Checkbox>
          <div>
            <p className="small soft">{t('import.defaultSite')}</p>
            <Pick things={sites} allowClear label={t('import.defaultSite')} className="full" value={draft.options.siteId} onChange={(siteId) => options({ siteId })} />
          </div>
        </div>
      </Panel>
    </div>
  )
}

function Check({ draft, busy, fix }: { draft: ImportView; busy: boolean; fix: (fixes: CellFix[]) => void }) {
  const { t } = useTranslation()
  const rows = useQuery({ queryKey: ['wrong-rows', draft.id, draft.counts.wrong], queryFn: () => api.wrongRows(draft.id), enabled: draft.counts.wrong > 0, placeholderData: (old) => old })
  const { counts } = draft
  return (
    <>
      <div className="import-counts" aria-live="polite">
        <div className="import-count"><Letter code="CHANGED_NEW" /><b>{counts.new}</b>{t('import.new')}</div>
        <div className="import-count"><Letter code="CHANGED" /><b>{counts.changed}</b>{t('import.changed')}</div>
        <div className="import-count"><Letter code="UNCHANGED" /><b>{counts.unchanged}</b>{t('import.unchanged')}</div>
        <div className={counts.wrong > 0 ? 'import-count bad' : 'import-count'}><Letter code="WRONG" /><b>{counts.wrong}</b>{t('import.wrong')}</div>
      </div>
      <Panel
        title={t('import.wrongRows', { count: counts.wrong })}
        hint={counts.wrong > 0 ? t('import.editHint') : undefined}
        extra={counts.wrong > 0 && <span className="small soft"><Kbd>Tab</Kbd> {t('import.nextProblem')}</span>}
        flush
      >
        {rows.data && counts.wrong > 0 && <FixTogether draft={draft} rows={rows.data} busy={busy} fix={fix} />}
        {counts.wrong === 0 ? (
          <Empty>{t('import.allGood', { count: counts.rows })}</Empty>
        ) : !rows.data ? (
          <Loading rows={5} height={46} />
        ) : (
          <Scroll label={t('import.step.check')}>
            <table className="ch-list" aria-busy={busy}>
              <thead>
                <tr>
                  <th className="num">{t('import.row')}</th>
                  {draft.columns.map((column, i) => (
                    <th key={i}>{column}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.data.slice(0, 200).map((row) => (
                  <WrongLine key={row.row} row={row} columns={draft.columns.length} fix={fix} />
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
        <p className="vlist-foot">{t('import.notWritten', { count: counts.rows - counts.wrong })}</p>
      </Panel>
    </>
  )
}

function WrongLine({ row, columns, fix }: { row: WrongRow; columns: number; fix: (fixes: CellFix[]) => void }) {
  const whole = row.problems.filter((problem) => problem.column < 0)
  return (
    <tr>
      <td className="num faint">
        {row.row}
        {whole.map((problem) => (
          <div key={problem.code} className="tone-miss small"><Why problem={problem} /></div>
        ))}
      </td>
      {Array.from({ length: columns }, (_, column) => {
        const problem = row.problems.find((one) => one.column === column)
        return (
          <td key={column}>
            {problem ? (
              <div className={problem.serious ? 'wrong-cell' : 'wrong-cell mild'}>
                <span className="row tight">
                  <Letter code="WRONG" tone={problem.serious ? 'miss' : 'late'} />
                  <CellInput value={row.cells[column] ?? ''} label={problem.detail} save={(value) => fix([{ row: row.row, column, value }])} />
                </span>
                <p className="wrong-why"><Why problem={problem} /></p>
              </div>
            ) : (
              (row.cells[column] ?? '')
            )}
          </td>
        )
      })}
    </tr>
  )
}

function Why({ problem }: { problem: ImportProblem }) {
  const { t, i18n } = useTranslation()
  const key = `importProblem.${problem.code.replaceAll('.', '-')}`
  return <>{i18n.exists(key) ? t(key, { value: problem.value }) : problem.detail}</>
}

function CellInput({ value, label, save }: { value: string; label: string; save: (value: string) => void }) {
  const [text, setText] = useState(value)
  const done = () => text !== value && save(text)
  return (
    <input
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done()
        if (event.key === 'Escape') setText(value)
      }}
    />
  )
}

function Choose({ draft, mode, choose }: { draft: ImportView; mode: ImportMode; choose: (mode: ImportMode) => void }) {
  const { t } = useTranslation()
  const good = draft.counts.rows - draft.counts.wrong
  return (
    <Panel title={t('import.chooseTitle')}>
      <div className="stack" role="radiogroup" aria-label={t('import.chooseTitle')}>
        {[
          { value: 'GOOD_ROWS' as const, title: t('import.goodRows', { count: good }), text: t('import.goodRowsText', { count: draft.counts.wrong }), off: false },
          { value: 'ALL_OR_NOTHING' as const, title: t('import.allOrNothing'), text: draft.counts.wrong > 0 ? t('import.allOrNothingNot', { count: draft.counts.wrong }) : t('import.allOrNothingText'), off: draft.counts.wrong > 0 },
        ].map((one) => (
          <label key={one.value} className="choice">
            <input type="radio" name="mode" value={one.value} checked={mode === one.value} disabled={one.off} onChange={() => choose(one.value)} />
            <span>
              <strong>{one.title}</strong>
              <br />
              <span className="soft">{one.text}</span>
            </span>
          </label>
        ))}
      </div>
    </Panel>
  )
}

function Result({ draft, busy, undo, again }: { draft: ImportView; busy: boolean; undo: () => void; again: () => void }) {
  const { t } = useTranslation()
  const undone = draft.state === 'UNDONE'
  return (
    <Panel title={t('import.resultTitle')}>
      <div className="stack">
        {!undone && draft.counts.wrong > 0 && <Note tone="late">{t('import.leftOut', { count: draft.counts.wrong })}</Note>}
        <Note tone={undone ? 'unk' : 'ok'}>{undone ? t('import.undone') : t('import.done', { new: draft.counts.new, changed: draft.counts.changed, unchanged: draft.counts.unchanged })}</Note>
        <div className="row">
          <Link to="/people">{t('import.toPeople')}</Link>
          {!undone && <Button onClick={undo} loading={busy}>{t('import.undo')}</Button>}
          <Button onClick={again}>{t('import.again')}</Button>
        </div>
        {!undone && <p className="small faint">{t('import.undoHint')}</p>}
      </div>
    </Panel>
  )
}
