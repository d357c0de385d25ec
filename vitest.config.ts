import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/database.ts', 'test/platform/sample-product.ts'],
    include: [
      'src/**/*.test.{ts,tsx}',
      'test/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'locales/**/*.test.ts',
      'docs/**/*.test.ts',
    ],
    testTimeout: 60_000,
    // A page on a busy machine takes longer than the second that is waited by default.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
  },
})
