import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('npm start opens the example shop at an address of this machine alone, and ends when it is told to', async () => {
  const env = { ...process.env, SEAWORTHY_EDITOR: 'browser' }
  const child = spawn(process.execPath, ['dist/start.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const ended = new Promise((resolve) => child.once('exit', (status, signal) => resolve(status ?? signal)))
  const listening = new Promise<void>((resolve) => {
    child.stdout.on('data', (data) => {
      said += data
      if (said.includes('The editor answers.')) resolve()
    })
  })
  await Promise.race([listening, ended])
  const address = /^ +(http:\S+)$/m.exec(said)?.[1] ?? ''
  expect(said).toContain('k8s/payments.yaml')
  expect(new URL(address).hostname).toBe('127.0.0.1')
  // Whoever does not know the secret in the address is turned away.
  expect((await fetch(new URL(address).origin)).status).toBe(403)

  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await expect(fetch(address)).rejects.toThrow()
})
