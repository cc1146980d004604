import { body, client, ifMatch, items, PAGE, asIs } from '../call'
import type * as T from '../types'

/** Calls about who works here, who signs in, and who visits. */
export const people = {
  session: () => body(client.GET('/sessions/current')),
  signIn: (draft: { name: string; password?: string; code?: string }) => body(client.POST('/sessions', { body: draft })),
  signOut: () => client.DELETE('/sessions/current'),
  changePassword: (change: { current?: string; next: string }) => client.POST('/password-changes', { body: change }),
  confirmPassword: (password: string) => client.POST('/password-confirmations', { body: { password } }),
  ownSessions: () => items(client.GET('/sessions')),
  signOutElsewhere: () => client.POST('/session-endings'),

  organisation: () => body(client.GET('/organisation')),
  nameOrganisation: (name: T.LocalName, version: number) => body(client.PATCH('/organisation', { params: { header: ifMatch(version) }, body: { name } })),
  sites: () => items(client.GET('/sites')),
  addSite: (draft: { name: T.LocalName; zone: string; calendarId?: string }) => body(client.POST('/sites', { body: draft })),
  amendSite: (id: string, patch: { name?: T.LocalName; zone?: string; calendarId?: string | null }, version: number) =>
    body(client.PATCH('/sites/{id}', { params: { path: { id }, header: ifMatch(version) }, body: patch })),
  areas: () => items(client.GET('/areas')),
  departments: () => items(client.GET('/departments')),
  addDepartment: (draft: { name: T.LocalName; parentId?: string }) => body(client.POST('/departments', { body: draft })),
  calendars: () => items(client.GET('/calendars')),
  shippedCalendar: (name: string) => body(client.GET('/calendars/shipped/{name}', { params: { path: { name } } })),
  readCalendar: (file: T.CalendarFile) => body(client.POST('/calendars/readings', { body: file })),
  amendCalendar: (id: string, draft: T.CalendarDraft, version: number) =>
    body(client.PUT('/calendars/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  addCalendar: (draft: T.CalendarDraft) => body(client.POST('/calendars', { body: draft })),

  people: (query: T.Query<'employeesList'>) => body(client.GET('/employees', { params: { query } })),
  person: (id: string) => body(client.GET('/employees/{id}', { params: { path: { id } } })),
  hire: (draft: T.EmployeeDraft) => body(client.POST('/employees', { body: draft })),
  amendPerson: (id: string, patch: { number?: string; name?: T.LocalName; phone?: string; email?: string; birthDate?: string | null }, version: number) =>
    body(client.PATCH('/employees/{id}', { params: { path: { id }, header: ifMatch(version) }, body: patch })),
  transfer: (id: string, draft: { from: string; siteId: string; departmentId: string; position?: string; reason?: string }, version: number) =>
    body(client.POST('/employees/{id}/transfers', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  endEmployment: (id: string, draft: { lastDay: string; reason?: string }, version: number) =>
    body(client.POST('/employees/{id}/endings', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  history: (id: string) => items(client.GET('/employees/{id}/history', { params: { path: { id } } })),
  credentialsOf: (id: string) => items(client.GET('/employees/{id}/credentials', { params: { path: { id } } })),
  signInCode: (id: string) => body(client.POST('/employees/{id}/sign-in-codes', { params: { path: { id } } })),

  openImport: (file: File) => body(client.POST('/imports', { params: { query: { fileName: file.name } }, body: file as unknown as string, ...asIs })),
  checkImport: (id: string, change: { mapping?: T.ImportView['mapping']; fixes?: { row: number; column: number; value: string }[]; options?: T.ImportView['options'] }, version: number) =>
    body(client.PATCH('/imports/{id}', { params: { path: { id }, header: ifMatch(version) }, body: change })),
  wrongRows: (id: string) => items(client.GET('/imports/{id}/wrong-rows', { params: { path: { id } } })),
  commitImport: (id: string, mode: T.ImportMode) => body(client.POST('/imports/{id}/commits', { params: { path: { id } }, body: { mode } })),
  undoImport: (id: string) => body(client.POST('/imports/{id}/undo', { params: { path: { id } } })),

  contracts: (query: T.Query<'contractsList'>) => body(client.GET('/contracts', { params: { query: { limit: PAGE, ...query } } })),
  contract: (id: string) => body(client.GET('/contracts/{employeeId}', { params: { path: { employeeId: id } } })),
  putContract: (id: string, draft: T.ContractDraft, version: number) => body(client.PUT('/contracts/{employeeId}', { params: { path: { employeeId: id }, header: ifMatch(version) }, body: draft })),
  removeContract: (id: string, version: number) => client.DELETE('/contracts/{employeeId}', { params: { path: { employeeId: id }, header: ifMatch(version) } }),
  undoContractRenewals: (contracts: T.ContractBefore[]) => client.POST('/contracts/renewal-undos', { body: { contracts } }),
  renewContracts: (employeeIds: string[], until: string) => items(client.POST('/contracts/renewals', { body: { employeeIds, until } })),

  visitors: (query: T.Query<'visitorsList'>) => body(client.GET('/visitors', { params: { query: { limit: PAGE, ...query } } })),
  knownVisitors: (text: string) => body(client.GET('/visitors/known', { params: { query: { text } } })).then((known) => known.items),
  visitorRule: () => body(client.GET('/visitors/rule')),
  setVisitorRule: (keepDays: number, version: number) => body(client.PUT('/visitors/rule', { params: { header: ifMatch(version) }, body: { keepDays } })),
  registerVisitor: (draft: T.VisitorDraft) => body(client.POST('/visitors', { body: draft })),
  amendVisitor: (id: string, draft: T.VisitorDraft, version: number) => body(client.PUT('/visitors/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  cancelVisitor: (id: string) => body(client.POST('/visitors/{id}/cancellations', { params: { path: { id } } })),
  visitorArrives: (id: string, draft: T.VisitorArrivalDraft) => body(client.POST('/visitors/{id}/arrivals', { params: { path: { id } }, body: draft })),
  visitorLeaves: (id: string, cardReturned: boolean) => body(client.POST('/visitors/{id}/departures', { params: { path: { id } }, body: { cardReturned } })),

  careNotices: () => items(client.GET('/care-notices')),
  publishNotice: (draft: T.CareNoticeDraft) => body(client.POST('/care-notices', { body: draft })),
  amendNotice: (id: string, draft: T.CareNoticeDraft, version: number) => body(client.PUT('/care-notices/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  noticesOf: (employeeId: string) => items(client.GET('/care-notices/shown/{employeeId}', { params: { path: { employeeId } } })),
  confirmNotice: (id: string, employeeId: string, edition: number) => body(client.POST('/care-notices/{id}/confirmations', { params: { path: { id } }, body: { employeeId, edition } })),
  notConfirmed: (id: string, after?: string) => body(client.GET('/care-notices/{id}/missing', { params: { path: { id }, query: { after, limit: PAGE } } })),

  waitingWork: (query: T.Query<'waitingWorkList'>) => items(client.GET('/waiting-work', { params: { query } })),
  tickets: (query: T.Query<'ticketsList'>) => body(client.GET('/tickets', { params: { query } })),
  reportProblem: (draft: T.TicketDraft) => body(client.POST('/tickets', { body: draft })),
  ticketEntry: (id: string, entry: T.TicketEntryDraft, version: number) => body(client.POST('/tickets/{id}/entries', { params: { path: { id }, header: ifMatch(version) }, body: entry })),
}
