export function flat(tree: object, path?: string): [string, string][]
export function csvOf(languages: Record<string, object>): string
