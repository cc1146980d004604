import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import { speak, startWords } from '../src/i18n'

// jsdom lays nothing out and has no observer; the parts fall back to their design width.
beforeAll(async () => {
  // A test of a real connection runs without a page.
  if (typeof window === 'undefined') return
  await startWords()
  await speak('en', false)
})

afterEach(cleanup)
