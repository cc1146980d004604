import { api } from '../../api/calls'

/** Puts files beside a request that stands by then: names of those that were not taken, which can be added again. */
export async function attachAll(requestId: string, files: File[]): Promise<string[]> {
  const refused: string[] = []
  for (const file of files) await api.attach(requestId, file).catch(() => refused.push(file.name))
  return refused
}
