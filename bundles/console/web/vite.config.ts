import { readdirSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The API to talk to while developing: a suite started by karaf-distribution/dev/run.
const suite = process.env.CLOCKHOUSE_URL ?? 'https://localhost:8443'

// A test that puts something in a module's place has modules of its own; the others load them once, which is most of what they take.
const tests = readdirSync('test').filter((name) => /\.test\.tsx?$/.test(name)).map((name) => `test/${name}`)
const replaces = (file: string) => readFileSync(file, 'utf8').includes('vi.mock(')

export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    outDir: process.env.CONSOLE_OUT ?? '../target/classes/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: {
    // A test reads which actions the other bundles write into the audit.
    fs: { allow: ['../..'] },
    proxy: {
      '/api': { target: suite, secure: false, changeOrigin: true, headers: { Origin: suite } },
      '/health': { target: suite, secure: false, changeOrigin: true, headers: { Origin: suite } },
    },
  },
  // A limit for what hangs; on a machine that is busy a test may take its time.
  test: { environment: 'jsdom', setupFiles: ['test/setup.ts'], css: false, testTimeout: 60_000, hookTimeout: 60_000, projects: [
    { extends: true, test: { name: 'shared', isolate: false, include: tests.filter((file) => !replaces(file)) } },
    { extends: true, test: { name: 'apart', include: tests.filter(replaces) } },
  ] },
})
