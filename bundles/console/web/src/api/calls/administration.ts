import { all, body, client, ifMatch, items, MOST, asIs } from '../call'
import type * as T from '../types'

/** Calls about reports, accounts, the audit trail and backups. */
export const administration = {
  reports: () => items(client.GET('/reports')),
  figures: (query: T.Query<'reportsFigures'>) => body(client.GET('/figures', { params: { query } })),
  compareSheet: (sheet: File, month: string, columns?: string) => body(client.POST('/parallel-runs', { params: { query: { month, columns } }, body: sheet as unknown as string, ...asIs })),
  runReport: (draft: T.ReportDraft) => body(client.POST('/report-runs', { body: draft })),
  reportRun: (id: string) => body(client.GET('/report-runs/{id}', { params: { path: { id } } })),

  jobs: () => items(client.GET('/jobs')),

  accounts: () => all((after) => client.GET('/accounts', { params: { query: { after, limit: MOST } } })),
  addAccount: (draft: { name: string; displayName: string; employeeId?: string; grants: T.Grant[]; locale?: string }) => body(client.POST('/accounts', { body: draft })),
  amendAccount: (id: string, patch: { displayName?: string; grants?: T.Grant[]; locale?: string }, version: number) =>
    body(client.PATCH('/accounts/{id}', { params: { path: { id }, header: ifMatch(version) }, body: patch })),
  setAccount: (id: string, disabled: boolean, reason: string, version: number) =>
    body(client.PUT('/accounts/{id}/status', { params: { path: { id }, header: ifMatch(version) }, body: { disabled, reason } })),
  resetPassword: (id: string) => body(client.POST('/accounts/{id}/password-resets', { params: { path: { id } } })),
  viewers: (employeeId: string) => items(client.GET('/viewers', { params: { query: { employeeId } } })),
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
  keyRotation: () => body(client.GET('/key-rotations/latest')),
  rotateKeys: () => body(client.POST('/key-rotations')),
  proveRecovery: (file: string, passphrase: string) => body(client.POST('/recovery-proofs', { body: { file, passphrase } })),
}
