import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { PhotoResult } from '../../api/types'
import { inSight } from '../../app/here'
import { useSession } from '../../app/Session'
import { FileDrop } from '../../parts/FileDrop'
import { nameOf } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { Stamp } from '../../parts/Stamp'
import { ErrorNote, Refusal } from '../../parts/State'
import { useSend } from '../cards/useSend'

/** Photographs of many people from one ZIP file, each with its own result (T038). */
export default function PhotoImport() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { busy, error, send } = useSend('photo', 'biometrics')
  const [faces, setFaces] = useState(false)
  const [results, setResults] = useState<PhotoResult[]>()
  if (!can('employee.import')) return <Refusal permission="employee.import" />
  const kept = results?.filter((one) => !one.problem).length ?? 0
  return (
    <>
      <PageHead title={t('photos.title')} hint={t('photos.hint')} />
      <div className="stack">
        <Panel label={t('photos.title')}>
          {can('biometric.enrol') && <p className="below"><Checkbox checked={faces} onChange={(event) => setFaces(event.target.checked)}>{t('photos.faces')}</Checkbox></p>}
          <FileDrop accept=".zip,application/zip" busy={busy} chosen={(file) => void send(() => inSight({ kind: 'PHOTOS', to: '/people/photos', about: file.name }, () => api.importPhotos(file, faces)).then((made) => setResults(made.results)))}>
            <p>{t('photos.drop')}</p>
            <p className="small soft">{t('photos.names')}</p>
            <p className="small soft">{t('photos.final')}</p>
          </FileDrop>
          {error !== null && <ErrorNote error={error} />}
        </Panel>
        {results && (
          <Panel title={t('photos.results')} hint={t('photos.kept', { kept, count: results.length })} flush>
            <Scroll label={t('photos.results')}>
              <table className="ch-list stacks">
                <thead><tr><th>{t('photos.file')}</th><th>{t('work.person')}</th><th>{t('photos.photo')}</th><th>{t('photos.face')}</th><th>{t('factors.quality')}</th></tr></thead>
                <tbody>{results.map((one) => <Row key={one.file} result={one} />)}</tbody>
              </table>
            </Scroll>
          </Panel>
        )}
      </div>
    </>
  )
}

function Row({ result }: { result: PhotoResult }) {
  const { t, i18n } = useTranslation()
  return (
    <tr>
      <td className="code">{result.file}</td>
      <td>{result.person ? <Link to={`/people/${result.person.id}?tab=factors`}>{nameOf(result.person.name, i18n.language)} {result.person.number}</Link> : '–'}</td>
      <td>{result.problem ? <Problem code={result.problem} /> : <Stamp code="CONFIRMED">{t('photos.ok')}</Stamp>}</td>
      <td>{result.face ? <Stamp code="ISSUED">{t('factors.waits')}</Stamp> : result.faceProblem ? <Problem code={result.faceProblem} /> : '–'}</td>
      <td>{result.face?.quality ?? ''}</td>
    </tr>
  )
}

function Problem({ code }: { code: string }) {
  const { t } = useTranslation()
  return <Stamp code="REFUSED">{t(`refusal.${code.replaceAll('.', '-')}`, { defaultValue: code })}</Stamp>
}
