import { all, body, client, ifMatch, items } from './call'
import type * as T from './types'

const MOST = 500
const JAR = 'application/octet-stream'

/** Sends bytes as they are. */
const asIs = { bodySerializer: (file: unknown) => file as File, headers: { 'Content-Type': JAR } }

export const api = {
  session: () => body(client.GET('/sessions/current')),
  signIn: (draft: { name: string; password?: string; code?: string }) => body(client.POST('/sessions', { body: draft })),
  signOut: () => client.DELETE('/sessions/current'),
  changePassword: (change: { current?: string; next: string }) => client.POST('/password-changes', { body: change }),
  confirmPassword: (password: string) => client.POST('/password-confirmations', { body: { password } }),

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
  addCalendar: (draft: T.CalendarDraft) => body(client.POST('/calendars', { body: draft })),

  people: (query: T.Query<'employeesList'>) => body(client.GET('/employees', { params: { query } })),
  person: (id: string) => body(client.GET('/employees/{id}', { params: { path: { id } } })),
  hire: (draft: T.EmployeeDraft) => body(client.POST('/employees', { body: draft })),
  amendPerson: (id: string, patch: { number?: string; name?: T.LocalName; phone?: string; email?: string }, version: number) =>
    body(client.PATCH('/employees/{id}', { params: { path: { id }, header: ifMatch(version) }, body: patch })),
  transfer: (id: string, draft: { from: string; siteId: string; departmentId: string; position?: string; reason?: string }, version: number) =>
    body(client.POST('/employees/{id}/transfers', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  endEmployment: (id: string, draft: { lastDay: string; reason?: string }, version: number) =>
    body(client.POST('/employees/{id}/endings', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  history: (id: string) => items(client.GET('/employees/{id}/history', { params: { path: { id } } })),
  credentialsOf: (id: string) => items(client.GET('/employees/{id}/credentials', { params: { path: { id } } })),
  signInCode: (id: string) => body(client.POST('/employees/{id}/sign-in-codes', { params: { path: { id } } })),

  openImport: (file: File) => body(client.POST('/imports', { params: { query: { fileName: file.name } }, body: file as unknown as string, ...asIs })),
  checkImport: (id: string, change: { mapping?: T.ImportView['mapping']; fixes?: { row: number; column: number; value: string }[]; options?: T.ImportView['options'] }) =>
    body(client.PATCH('/imports/{id}', { params: { path: { id } }, body: change })),
  wrongRows: (id: string) => items(client.GET('/imports/{id}/wrong-rows', { params: { path: { id } } })),
  commitImport: (id: string, mode: T.ImportMode) => body(client.POST('/imports/{id}/commits', { params: { path: { id } }, body: { mode } })),
  undoImport: (id: string) => body(client.POST('/imports/{id}/undo', { params: { path: { id } } })),

  lookUpCard: (text: string) => body(client.GET('/card-lookups', { params: { query: { text } } })),
  credentials: (query: T.Query<'credentialsList'>) => body(client.GET('/credentials', { params: { query } })),
  issueCard: (draft: T.CredentialDraft) => body(client.POST('/credentials', { body: draft })),
  setCredential: (id: string, status: T.CredentialView['state'], reason: string, version: number) =>
    body(client.PUT('/credentials/{id}/status', { params: { path: { id }, header: ifMatch(version) }, body: { status, reason } })),
  previewReplacement: (draft: T.ReplacementDraft) => body(client.POST('/card-replacement-previews', { body: draft })),
  replaceCard: (draft: T.ReplacementDraft) => body(client.POST('/card-replacements', { body: draft })),
  freezeCard: (id: string, reason: string) => body(client.POST('/credentials/{id}/freezes', { params: { path: { id } }, body: { reason } })),
  thawCard: (id: string) => body(client.POST('/credentials/{id}/thaws', { params: { path: { id } }, body: {} })),
  nextFreeCard: (siteId: string) => items(client.GET('/stock-cards/next-free', { params: { query: { siteId } } })),
  deliveries: (id: string) => items(client.GET('/credentials/{id}/deliveries', { params: { path: { id } } })),

  terminals: () => all((after) => client.GET('/terminals', { params: { query: { after, limit: MOST } } })),
  addTerminal: (draft: T.TerminalDraft) => body(client.POST('/terminals', { body: draft })),
  amendTerminal: (id: string, patch: T.TerminalDraft, version: number) => body(client.PATCH('/terminals/{id}', { params: { path: { id }, header: ifMatch(version) }, body: patch })),
  setTerminal: (id: string, status: T.TerminalView['status'], reason: string, version: number) =>
    body(client.PUT('/terminals/{id}/status', { params: { path: { id }, header: ifMatch(version) }, body: { status, reason } })),
  visit: (id: string) => client.POST('/terminals/{id}/visits', { params: { path: { id } } }),
  unknownTerminals: () => all((after) => client.GET('/unknown-terminals', { params: { query: { after, limit: MOST } } })),
  authorise: (serial: string, draft: T.TerminalDraft) => body(client.POST('/unknown-terminals/{serial}/authorisations', { params: { path: { serial } }, body: draft })),
  dismiss: (serial: string) => client.DELETE('/unknown-terminals/{serial}', { params: { path: { serial } } }),
  closeAlarm: (id: string, reason: string) => body(client.POST('/alarms/{id}/closings', { params: { path: { id } }, body: { reason } })),
  alarms: () => all((after) => client.GET('/alarms', { params: { query: { after, limit: MOST } } })),
  upload: (id: string, file: File, settings: Record<string, string> = {}) =>
    body(
      client.POST('/terminals/{id}/uploads', {
        params: { path: { id }, query: { fileName: file.name, ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`setting.${key}`, value])) } },
        body: file as unknown as string,
        ...asIs,
      }),
    ),
  commitUpload: (id: string) => body(client.POST('/uploads/{id}/commits', { params: { path: { id } } })),
  drivers: () => items(client.GET('/drivers')),
  installDriver: (file: File) => body(client.POST('/drivers', { params: { query: { fileName: file.name } }, body: file as unknown as string, ...asIs })),
  removeDriver: (id: string) => client.DELETE('/drivers/{id}', { params: { path: { id } } }),
  punches: (query: T.Query<'punchesList'>) => body(client.GET('/punches', { params: { query } })),
  quarantine: (after: string | undefined) => body(client.GET('/quarantine', { params: { query: { after, limit: 100 } } })),
  unmatched: () => body(client.GET('/unmatched-subjects', { params: { query: { limit: 200 } } })),

  shifts: () => items(client.GET('/shifts')),
  addShift: (draft: T.ShiftDraft) => body(client.POST('/shifts', { body: draft })),
  putShift: (id: string, draft: T.ShiftDraft, version: number) => body(client.PUT('/shifts/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  assignments: () => items(client.GET('/assignments')),
  assign: (draft: T.AssignmentDraft) => body(client.POST('/assignments', { body: draft })),
  unassign: (id: string, version: number) => client.DELETE('/assignments/{id}', { params: { path: { id }, header: ifMatch(version) } }),

  month: (query: T.Query<'timesheetsMonth'>) => body(client.GET('/timesheets', { params: { query } })),
  day: (employeeId: string, date: string) => body(client.GET('/timesheets/{employeeId}/{date}', { params: { path: { employeeId, date } } })),
  calculation: () => body(client.GET('/timesheets/status')),
  today: (siteId?: string) => body(client.GET('/today', { params: { query: { siteId } } })),
  todayPeople: (siteId?: string, state?: T.Presence) => items(client.GET('/today/people', { params: { query: { siteId, state } } })),
  exceptions: (query: T.Query<'timesheetsExceptions'>) => body(client.GET('/exceptions', { params: { query } })),

  runReport: (draft: T.ReportDraft) => body(client.POST('/report-runs', { body: draft })),
  reportRun: (id: string) => body(client.GET('/report-runs/{id}', { params: { path: { id } } })),

  accounts: () => all((after) => client.GET('/accounts', { params: { query: { after, limit: MOST } } })),
  addAccount: (draft: { name: string; displayName: string; employeeId?: string; grants: T.Grant[]; locale?: string }) => body(client.POST('/accounts', { body: draft })),
  amendAccount: (id: string, patch: { displayName?: string; grants?: T.Grant[]; locale?: string }, version: number) =>
    body(client.PATCH('/accounts/{id}', { params: { path: { id }, header: ifMatch(version) }, body: patch })),
  setAccount: (id: string, disabled: boolean, reason: string, version: number) =>
    body(client.PUT('/accounts/{id}/status', { params: { path: { id }, header: ifMatch(version) }, body: { disabled, reason } })),
  resetPassword: (id: string) => body(client.POST('/accounts/{id}/password-resets', { params: { path: { id } } })),
  roles: () => items(client.GET('/roles')),
  addRole: (draft: T.RoleDraft) => body(client.POST('/roles', { body: draft })),
  putRole: (id: string, draft: T.RoleDraft, version: number) => body(client.PUT('/roles/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  permissions: () => items(client.GET('/permissions')),
  apiKeys: () => all((after) => client.GET('/api-keys', { params: { query: { after, limit: MOST } } })),
  addApiKey: (draft: { name: string; grants: T.Grant[]; expires?: string }) => body(client.POST('/api-keys', { body: draft })),
  revokeApiKey: (id: string, reason: string) => body(client.POST('/api-keys/{id}/revocations', { params: { path: { id } }, body: { reason } })),
  audit: (query: T.Query<'auditList'>) => body(client.GET('/audit-entries', { params: { query } })),
  checkAudit: () => body(client.POST('/audit-checks')),
  backups: () => items(client.GET('/backups')),
  backupFreshness: () => body(client.GET('/backup-freshness')),
  backUp: () => body(client.POST('/backups')),
  drillBackup: (name: string) => body(client.POST('/backup-drills', { body: { name } })),
  saveRecovery: async (passphrase: string) => (await body(client.POST('/recovery-file', { body: { passphrase }, parseAs: 'blob' }))) as Blob,
  proveRecovery: (file: string, passphrase: string) => body(client.POST('/recovery-proofs', { body: { file, passphrase } })),
}

