import { all, body, client, ifMatch, items } from './call'
import type * as T from './types'

const MOST = 500
const PAGE = 200
const JAR = 'application/octet-stream'

/** Sends bytes as they are. */
const asIs = { bodySerializer: (file: unknown) => file as File, headers: { 'Content-Type': JAR } }

export const api = {
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
  checkImport: (id: string, change: { mapping?: T.ImportView['mapping']; fixes?: { row: number; column: number; value: string }[]; options?: T.ImportView['options'] }, version: number) =>
    body(client.PATCH('/imports/{id}', { params: { path: { id }, header: ifMatch(version) }, body: change })),
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
  undoFreeze: (id: string) => body(client.POST('/credentials/{id}/freeze-undos', { params: { path: { id } } })),
  replacements: (query: T.Query<'replacementsList'>) => body(client.GET('/card-replacements', { params: { query } })),
  settleFee: (id: string, draft: { state: T.FeeState; reason?: string }, version: number) =>
    body(client.PUT('/card-replacements/{id}/fee', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  feeRules: () => items(client.GET('/card-fee-rules')),
  setFeeRules: (rules: T.FeeRule[]) => items(client.PUT('/card-fee-rules', { body: { rules } })),
  credential: (id: string) => body(client.GET('/credentials/{id}', { params: { path: { id } } })),
  setUses: (id: string, uses: T.CredentialView['uses'], version: number) => body(client.PUT('/credentials/{id}/uses', { params: { path: { id }, header: ifMatch(version) }, body: { uses } })),
  renewCard: (id: string, validUntil: string | undefined, version: number) => body(client.PUT('/credentials/{id}/end', { params: { path: { id }, header: ifMatch(version) }, body: { validUntil } })),
  usesOf: (id: string) => items(client.GET('/credentials/{id}/uses', { params: { path: { id } } })),
  activationOf: (id: string) => body(client.GET('/credentials/{id}/activation', { params: { path: { id } } })),
  activate: (id: string, draft: T.ActivationDraft) => body(client.POST('/credentials/{id}/activations', { params: { path: { id } }, body: draft })),
  activationCode: (id: string) => body(client.POST('/credentials/{id}/activation-codes', { params: { path: { id } } })),
  beginSwipeTest: (id: string, terminalId: string, seconds: number) => body(client.POST('/credentials/{id}/swipe-tests', { params: { path: { id } }, body: { terminalId, seconds } })),
  swipeTest: (id: string) => body(client.GET('/swipe-tests/{id}', { params: { path: { id } } })),
  cardsToActivate: (after?: string) => body(client.GET('/cards-to-activate', { params: { query: { after, limit: PAGE } } })),
  activationPoints: () => items(client.GET('/activation-points')),
  addActivationPoint: (draft: T.ActivationPointDraft) => body(client.POST('/activation-points', { body: draft })),
  putActivationPoint: (id: string, draft: T.ActivationPointDraft, version: number) => body(client.PUT('/activation-points/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  activationPolicy: () => body(client.GET('/activation-policy')),
  setActivationPolicy: (policy: T.ActivationPolicy) => body(client.PUT('/activation-policy', { body: policy })),
  deskReaders: () => items(client.GET('/desk-readers')),
  temporaryCards: (after?: string) => body(client.GET('/temporary-cards', { params: { query: { after, limit: PAGE } } })),
  cardHolders: (query: T.Query<'cardHoldersList'>) => body(client.GET('/card-holders', { params: { query: { limit: PAGE, ...query } } })),
  cardAlarms: (open: boolean, after?: string) => body(client.GET('/card-alarms', { params: { query: { open, after, limit: PAGE } } })),
  closeCardAlarm: (id: string, reason: string) => body(client.POST('/card-alarms/{id}/closings', { params: { path: { id } }, body: { reason } })),
  idleCards: (query: T.Query<'cardStatesIdle'>) => body(client.GET('/idle-cards', { params: { query: { limit: PAGE, ...query } } })),
  cardDuplicates: () => body(client.GET('/card-duplicates')),
  cardLosses: (from: string, until: string) => items(client.GET('/card-losses', { params: { query: { from, until } } })),
  beginCardBatch: (draft: T.CardBatchDraft) => body(client.POST('/card-batches', { body: draft })),
  cardBatch: (id: string) => body(client.GET('/card-batches/{id}', { params: { path: { id } } })),
  runCardBatch: (id: string, most: number, again = false) => body(client.POST('/card-batches/{id}/runs', { params: { path: { id } }, body: { most, again } })),
  cardTypes: () => items(client.GET('/card-types')),
  addCardType: (draft: T.CardTypeDraft) => body(client.POST('/card-types', { body: draft })),
  putCardType: (id: string, draft: T.CardTypeDraft, version: number) => body(client.PUT('/card-types/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  stockBatches: () => items(client.GET('/stock-batches')),
  addStockBatch: (draft: T.StockBatchDraft) => body(client.POST('/stock-batches', { body: draft })),
  putStockBatch: (id: string, draft: T.StockBatchDraft, version: number) => body(client.PUT('/stock-batches/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  shelve: (batchId: string, numbers: { number: string; printed?: string }[]) => body(client.POST('/stock-batches/{id}/cards', { params: { path: { id: batchId } }, body: { cards: numbers } })),
  stockCards: (query: T.Query<'stockCards'>) => body(client.GET('/stock-cards', { params: { query: { limit: PAGE, ...query } } })),
  setStockCard: (id: string, status: T.StockCard['state'], note: string, version: number) =>
    body(client.PUT('/stock-cards/{id}/status', { params: { path: { id }, header: ifMatch(version) }, body: { status, note } })),
  nextFreeCard: (siteId: string) => items(client.GET('/stock-cards/next-free', { params: { query: { siteId } } })),
  deliveries: (id: string) => items(client.GET('/credentials/{id}/deliveries', { params: { path: { id } } })),

  terminalLists: () => items(client.GET('/terminal-lists')),
  terminalCards: (id: string, different: boolean, after?: string) => body(client.GET('/terminals/{id}/credentials', { params: { path: { id }, query: { different, after } } })),
  resync: (id: string, draft: { employeeId?: string; purge?: boolean }) => body(client.POST('/terminals/{id}/resyncs', { params: { path: { id } }, body: draft })),
  accessLevels: () => items(client.GET('/access-levels')),
  addAccessLevel: (draft: T.AccessLevelDraft) => body(client.POST('/access-levels', { body: draft })),
  amendAccessLevel: (id: string, draft: T.AccessLevelDraft, version: number) => body(client.PUT('/access-levels/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft })),
  removeAccessLevel: (id: string, version: number) => client.DELETE('/access-levels/{id}', { params: { path: { id }, header: ifMatch(version) } }),

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
  checkDriver: (file: File) => body(client.POST('/drivers/checks', { params: { query: { fileName: file.name } }, body: file as unknown as string, ...asIs })),
  setDriver: (id: string, state: T.DriverView['state']) => client.PUT('/drivers/{id}/state', { params: { path: { id } }, body: { state } }),
  recordings: (id: string) => items(client.GET('/terminals/{id}/recordings', { params: { path: { id } } })),
  record: (id: string, minutes: number) => body(client.POST('/terminals/{id}/recordings', { params: { path: { id } }, body: { minutes } })),
  endRecording: (id: string) => client.POST('/terminals/{id}/recordings/ends', { params: { path: { id } } }),
  removeRecording: (id: string, name: string) => client.DELETE('/terminals/{id}/recordings/{name}', { params: { path: { id, name } } }),
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

  roster: (query: T.Query<'rostersDrafted'>) => body(client.GET('/roster-drafts', { params: { query } })),
  drawRoster: (draft: T.RosterEditDraft) => body(client.POST('/roster-edits', { body: draft })),
  undoRoster: (id: string, window: { from: string; until: string }) => body(client.POST('/roster-edits/{id}/undos', { params: { path: { id } }, body: window })),
  coverNeeds: () => items(client.GET('/cover-needs')),
  coverNeed: (departmentId: string) => body(client.GET('/cover-needs/{departmentId}', { params: { path: { departmentId } } })),
  putCoverNeed: (departmentId: string, spans: T.CoverNeed['spans'], version: number) =>
    body(client.PUT('/cover-needs/{departmentId}', { params: { path: { departmentId }, header: ifMatch(version) }, body: { spans } })),
  publishRoster: (draft: T.RosterPublicationDraft) => body(client.POST('/roster-publications', { body: draft })),

  month: (query: T.Query<'timesheetsMonth'>) => body(client.GET('/timesheets', { params: { query } })),
  day: (employeeId: string, date: string) => body(client.GET('/timesheets/{employeeId}/{date}', { params: { path: { employeeId, date } } })),
  calculation: () => body(client.GET('/timesheets/status')),
  today: (siteId?: string) => body(client.GET('/today', { params: { query: { siteId } } })),
  todayPeople: (siteId?: string, state?: T.Presence) => items(client.GET('/today/people', { params: { query: { siteId, state } } })),
  exceptions: (query: T.Query<'timesheetsExceptions'>) => body(client.GET('/exceptions', { params: { query } })),

  requests: (query: T.Query<'requestsList'>) => body(client.GET('/requests', { params: { query } })),
  request: (id: string) => body(client.GET('/requests/{id}', { params: { path: { id } } })),
  previewRequest: (draft: T.RequestDraft) => body(client.POST('/requests/previews', { body: draft })),
  submitRequest: (draft: T.RequestDraft) => body(client.POST('/requests', { body: draft })),
  enterRequest: (draft: T.RequestDraft) => body(client.POST('/requests/entries', { body: draft })),
  decideRequest: (id: string, version: number, decision: { verdict: T.Verdict; reason?: string }) =>
    body(client.POST('/requests/{id}/decisions', { params: { path: { id }, header: ifMatch(version) }, body: decision })),
  answerRequest: (id: string, version: number, answer: { details: Record<string, string>; reason: string }) =>
    body(client.POST('/requests/{id}/answers', { params: { path: { id }, header: ifMatch(version) }, body: answer })),
  withdrawRequest: (id: string, version: number, reason?: string) =>
    body(client.POST('/requests/{id}/withdrawals', { params: { path: { id }, header: ifMatch(version) }, body: { reason } })),

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

