import { createServer } from 'node:http'

/** A server on a free port that answers each visit in the next of the given ways, the last one for ever. */
export async function serve(...visits) {
  let visit = 0
  const server = createServer((request, answer) => visits[Math.min(visit++, visits.length - 1)](request.headers, answer))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/changes`,
    end: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
