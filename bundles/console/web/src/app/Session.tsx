import { createContext, useContext } from 'react'
import type { SessionView } from '../api/types'

export interface SessionContext {
  session: SessionView
  can: (permission: string) => boolean
  signOut: () => Promise<void>
}

const Context = createContext<SessionContext | null>(null)

/** The session for what is inside: the gate's, or a test's own. */
export const SessionProvider = Context.Provider

export function useSession(): SessionContext {
  const session = useContext(Context)
  if (!session) throw new Error('Only inside the session gate')
  return session
}
