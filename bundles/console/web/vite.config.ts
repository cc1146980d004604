import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The API to talk to while developing: a suite started by karaf-distribution/dev/run.
const suite = process.env.CLOCKHOUSE_URL ?? 'https://localhost:8443'

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
  test: { environment: 'jsdom', setupFiles: ['test/setup.ts'], include: ['test/**/*.test.{ts,tsx}'], css: false },
})
