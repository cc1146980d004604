import { api } from '../api/calls'
import { Problem } from '../api/problem'
import type { ReportDraft, ReportRun } from '../api/types'
import { download } from './download'

/** Starts a report, waits for it, and hands its file to the browser; `changed` hears of it at first and at the end. One that fails is a problem as any other. */
export async function makeReport(draft: ReportDraft, changed: (run: ReportRun) => void = () => undefined): Promise<ReportRun> {
  let run = await api.runReport(draft)
  changed(run)
  for (let wait = 300; run.state === 'RUNNING'; wait = Math.min(wait * 1.5, 3_000)) {
    await new Promise((resolve) => setTimeout(resolve, wait))
    run = await api.reportRun(run.id)
  }
  changed(run)
  if (run.state === 'FAILED') throw new Problem(run.code === 'internal' ? 500 : 422, { code: run.code, detail: run.detail })
  if (run.state === 'DONE') await download(`/report-runs/${run.id}/content`, run.fileName)
  return run
}
