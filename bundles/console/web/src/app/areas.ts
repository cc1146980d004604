import { useMemo } from 'react'
import type { IconName } from '../parts/Icon'
import { useSession } from './Session'

export interface Area {
  path: string
  icon: IconName
  word: string
  key: string
  permissions: string[]
  /** Only in the menu of a phone: the desk has another way there. */
  phone?: boolean
}

export const AREAS: Area[] = [
  { path: '/today', icon: 'today', word: 'areas.today', key: 't', permissions: ['timesheet.read'] },
  { path: '/people', icon: 'people', word: 'areas.people', key: 'p', permissions: ['employee.read'] },
  { path: '/cards', icon: 'cards', word: 'areas.cards', key: 'c', permissions: ['credential.read'] },
  { path: '/visitors', icon: 'door', word: 'areas.visitors', key: 'i', permissions: ['visitor.admit'] },
  { path: '/attendance', icon: 'attendance', word: 'areas.attendance', key: 'a', permissions: ['timesheet.read'] },
  { path: '/roster', icon: 'roster', word: 'areas.roster', key: 'r', permissions: ['shift.read'] },
  { path: '/terminals', icon: 'terminals', word: 'areas.terminals', key: 'd', permissions: ['terminal.read'] },
  { path: '/reports', icon: 'reports', word: 'areas.reports', key: 'o', permissions: ['report.run'] },
  {
    path: '/administration',
    icon: 'administration',
    word: 'areas.administration',
    key: 'm',
    permissions: ['account.read', 'audit.read', 'backup.run', 'organisation.write', 'shift.write', 'notice.configure', 'channel.configure', 'biometric.configure', 'snapshot.configure'],
  },
]

/** One's own pages, which are all that an employee has: tabs on a phone, the left bar elsewhere. */
export const OWN_AREAS: Area[] = [
  { path: '/own', icon: 'today', word: 'areas.ownToday', key: 't', permissions: [] },
  { path: '/own/month', icon: 'roster', word: 'areas.ownMonth', key: 'm', permissions: [] },
  { path: '/own/requests', icon: 'reports', word: 'areas.ownRequests', key: 'r', permissions: ['request.read'] },
  { path: '/approvals', icon: 'check', word: 'areas.approvals', key: 'a', permissions: ['request.approve'] },
  { path: '/own/cards', icon: 'cards', word: 'areas.ownCards', key: 'c', permissions: ['credential.read'] },
  { path: '/own/me', icon: 'person', word: 'areas.me', key: 'e', permissions: [] },
]

/** Pages of one's own that lie behind the first one and are called something else. */
const BEHIND: Record<string, string> = { '/own/roster': 'areas.ownRoster', '/own/notices': 'own.notices', '/own/problems': 'ticket.own', '/own/phone': 'phone.own', '/own/visitors': 'visitor.own' }

/** What the page at an address is called. */
export function pageWord(area: Area | undefined, path: string): string | undefined {
  return Object.entries(BEHIND).find(([behind]) => path === behind || path.startsWith(`${behind}/`))?.[1] ?? area?.word
}

/** The areas that the person of the session may enter, in their order. */
export function useAreas(): Area[] {
  const { can, session } = useSession()
  return useMemo(() => {
    if (session.account.kind === 'EMPLOYEE') return ownAreas(can)
    const areas = AREAS.filter((area) => area.permissions.some(can))
    if (can('request.approve')) areas.push({ path: '/approvals', icon: 'check', word: 'areas.approvals', key: 'v', permissions: [], phone: true })
    if (session.account.employeeId) areas.push({ path: '/own', icon: 'person', word: 'areas.own', key: 'w', permissions: [] })
    return areas
  }, [can, session])
}

export function ownAreas(can: (permission: string) => boolean): Area[] {
  return OWN_AREAS.filter((area) => area.permissions.every(can))
}

/** The area of an address: the one with the longest path that it begins with. */
export function areaOf(areas: Area[], path: string): Area | undefined {
  return areas.filter((area) => path === area.path || path.startsWith(`${area.path}/`)).sort((a, b) => b.path.length - a.path.length)[0]
}
