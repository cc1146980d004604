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

/** Asks again until the answer is as wanted. The browser's own wait takes a promise for a yes. */
export async function until(page, path, wanted, millis = 20_000) {
  for (const end = Date.now() + millis; ; await page.waitForTimeout(200)) {
    const answer = await call(page, 'GET', path)
    if (wanted(answer)) return answer
    if (Date.now() > end) throw new Error(`GET ${path} is still ${JSON.stringify(answer).slice(0, 300)}`)
  }
}

/** A number that hardly anybody has. */
export const anyCard = () => String(1_100_000_000 + Math.floor(Math.random() * 900_000_000))
