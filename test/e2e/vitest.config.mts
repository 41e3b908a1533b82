import { defineConfig } from 'vitest/config'

const report = process.env.SEAWORTHY_TEST_REPORT

export default defineConfig({
  test: {
    include: ['test/e2e/*.e2e.ts'],
    // One editor at a time is enough for a small machine.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: report ? ['verbose', ['json', { outputFile: report }]] : ['verbose'],
  },
})
