import { defineConfig } from 'vitest/config'

const report = process.env.SEAWORTHY_TEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    // On a busy machine a server takes its time.
    expect: { poll: { timeout: 30_000 } },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
