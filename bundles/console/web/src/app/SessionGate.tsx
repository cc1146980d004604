import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/calls'
import { isAway, Problem } from '../api/problem'
import type { SessionView } from '../api/types'
import { hasChosenLanguage, languageOf, speak } from '../i18n'
import { ErrorNote, Loading } from '../parts/State'
import { ChangePassword } from '../screens/signin/ChangePassword'
import { BY_CODE, SignIn } from '../screens/signin/SignIn'
import { type SessionContext, SessionProvider } from './Session'

const KNOWN = 'clockhouse.signedIn'
/** Milliseconds between two tries to reach a server that is away. */
const LONGEST = 5_000

/** A browser that nobody signed in with is not asked: the answer would be a refusal in its log. */
async function current(): Promise<SessionView | null> {
  if (!localStorage.getItem(KNOWN)) return null
  try {
    return await api.session()
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      localStorage.removeItem(KNOWN)
      return null
    }
    throw error
  }
}

/** Nobody sees a screen without a session, nor with a password that somebody else chose. */
export function SessionGate({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const { t } = useTranslation()
  // A server that starts, or starts anew, is waited for: whoever has the page open comes in by themselves.
  const query = useQuery({ queryKey: ['session'], queryFn: current, staleTime: Infinity, retry: (_, error) => error instanceof Problem && isAway(error), retryDelay: (attempt) => Math.min(600 * 2 ** attempt, LONGEST) })
  const session = query.data

  useEffect(() => {
    if (session?.account.locale && !hasChosenLanguage()) void speak(languageOf(session.account.locale), false)
  }, [session])

  // Any read that is answered "sign in first" ends the session here too.
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        const { error } = event.query.state
        if (event.type === 'updated' && error instanceof Problem && error.status === 401 && event.query.queryKey[0] !== 'session') {
          queries.setQueryData(['session'], null)
        }
      }),
    [queries],
  )

  const signOut = useCallback(async () => {
    await api.signOut().catch(() => undefined)
    localStorage.removeItem(KNOWN)
    queries.setQueryData(['session'], null)
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
  }, [queries])

  const value = useMemo<SessionContext | null>(
    () => (session ? { session, can: (permission) => session.permissions.includes(permission), signOut } : null),
    [session, signOut],
  )

  if (query.isPending) {
    return (
      <main className="broken stack">
        {query.failureReason ? <><ErrorNote error={query.failureReason} /><p className="soft" role="status">{t('manners.byItself')}</p></> : <Loading rows={0} />}
      </main>
    )
  }
  if (query.error && !session) {
    return (
      <main className="broken">
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      </main>
    )
  }
  if (!session || !value) {
    return (
      <SignIn
        signedIn={(next) => {
          localStorage.setItem(KNOWN, '1')
          queries.setQueryData(['session'], next)
        }}
      />
    )
  }
  if (session.mustChangePassword) {
    return <ChangePassword forced byCode={sessionStorage.getItem(BY_CODE) === '1'} name={session.account.name} changed={() => void query.refetch()} away={signOut} />
  }
  return <SessionProvider value={value}>{children}</SessionProvider>
}
