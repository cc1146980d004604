import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/problem'
import { sizeText } from './format'
import { usePermissionWord } from './names'
import './State.css'

/** Why there is nothing and what to do next: one line and one action, no drawing. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  )
}

/** Nothing for 150 ms, then rows of true height; after 5 s what it waits for. */
export function Loading({ rows = 6, height = 31, what }: { rows?: number; height?: number; what?: string }) {
  const { t } = useTranslation()
  const [age, setAge] = useState(0)
  useEffect(() => {
    const soon = setTimeout(() => setAge(1), 150)
    const late = setTimeout(() => setAge(2), 5000)
    return () => {
      clearTimeout(soon)
      clearTimeout(late)
    }
  }, [])
  if (age === 0) return <div aria-busy="true" />
  return (
    <div className="loading" aria-busy="true" role="status">
      {age === 2 && <p className="small soft">{t('manners.waitingFor', { what: what ?? t('manners.theServer') })}</p>}
      <span className="hidden-text">{t('manners.loading')}</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="loading-row" style={{ height }}>
          <span style={{ width: `${30 + ((i * 37) % 50)}%` }} />
        </div>
      ))}
    </div>
  )
}

/** A page that one may not use says which right is missing, and who gives it. */
export function Refusal({ permission }: { permission: string }) {
  const { t } = useTranslation()
  const right = usePermissionWord()
  return (
    <Note tone="unk">
      <strong>{t('problem.denied')}</strong> {t('problem.permission', { permission: right(permission) })}
    </Note>
  )
}

/** What, why, what to do, who can: in this order. A refusal names the permission. */
export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, i18n } = useTranslation()
  const right = usePermissionWord()
  const problem = error instanceof Problem ? error : null
  const code = problem?.code.replaceAll('.', '-')
  const unknown = problem && problem.status < 500 ? 'problem.refused' : 'problem.unexpected'
  const key = code && i18n.exists(`problem.${code}`) ? `problem.${code}` : unknown
  const params = problem ? { ...problem.params, most: sizeText(Number(problem.params.mostBytes)) } : {}
  const wordOf = (dotted: string) => {
    const one = `problem.${dotted.replaceAll('.', '-')}`
    return i18n.exists(one) ? t(one) : undefined
  }
  // What the server says is English: it is for whoever has no words of their own for it.
  const said = key === 'problem.unexpected' || i18n.language.startsWith('en')
  const told = t(key, params)
  const more = problem?.detail && said && problem.status !== 403 && !told.toLowerCase().startsWith(problem.detail.toLowerCase()) ? problem.detail : ''
  // What is wrong in one place alone is said once.
  const alone = problem?.fields.length === 1 && problem.fields[0] && wordOf(problem.fields[0].code) === told ? problem.fields[0] : undefined
  return (
    <div className="note note-miss" role="alert">
      <p>
        {alone && <><PlaceOf pointer={alone.pointer} />: </>}<strong>{told}</strong>
      </p>
      {problem?.status === 403 && problem.permission && <p>{t('problem.permission', { permission: right(problem.permission) })}</p>}
      {more && <p lang="en">{more}</p>}
      {!alone && problem?.fields.map((field) => (
        <p key={field.pointer + field.code}>
          <PlaceOf pointer={field.pointer} /> {wordOf(field.code) ?? field.detail ?? field.code}
        </p>
      ))}
      {!problem && <p className="small">{String((error as Error)?.message ?? error)}</p>}
      {retry && (
        <button type="button" className="link-button" onClick={retry}>
          {t('manners.again')}
        </button>
      )}
    </div>
  )
}

/** Where a request is wrong, by the name of the field; its pointer where the field has none. */
function PlaceOf({ pointer }: { pointer: string }) {
  const { t, i18n } = useTranslation()
  const name = pointer.split(/[/?]/).findLast((part) => !/^\d*$/.test(part))
  const key = `problemAt.${name}`
  return i18n.exists(key) ? <strong>{t(key)}</strong> : <span className="code">{pointer}</span>
}

export function Note({ tone = 'late', children, action }: { tone?: 'late' | 'miss' | 'leave' | 'ok' | 'unk'; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`note note-${tone}`} role={tone === 'miss' ? 'alert' : 'status'}>
      <div className="grow">{children}</div>
      {action}
    </div>
  )
}

interface QueryLike<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  refetch: () => unknown
}

/** Old data stays visible; an error shows above it. */
export function Loaded<T>({ query, rows, what, children }: { query: QueryLike<T>; rows?: number; what?: string; children: (data: T) => ReactNode }) {
  return (
    <>
      {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data !== undefined ? children(query.data) : query.isPending ? <Loading rows={rows} what={what} /> : null}
    </>
  )
}
