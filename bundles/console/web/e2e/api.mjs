/** A call of the API by whoever is signed in. */
export async function call(page, method, path, body, version) {
  const answer = await page.evaluate(
    async ([verb, where, what, edition]) => {
      const response = await fetch(`/api/v1${where}`, {
        method: verb,
        headers: { 'X-Clockhouse': '1', 'Content-Type': 'application/json', ...(verb === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}), ...(edition === undefined ? {} : { 'If-Match': `"${edition}"` }) },
        ...(what === undefined ? {} : { body: JSON.stringify(what) }),
      })
      return { ok: response.ok, body: await response.json().catch(() => null) }
    },
    [method, path, body, version],
  )
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** A number that hardly anybody has. */
export const anyCard = () => String(1_100_000_000 + Math.floor(Math.random() * 900_000_000))
