import { removePair } from '../../../docker/change.ts'
import type { Instruction, Pair } from '../../../docker/instruction.ts'
import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const dockerfileTlsVerificationDisabledEnv = defineRule({
  id: 'dockerfile-tls-verification-disabled-env',
  title: 'A variable turns the check of certificates off',
  severity: 'error',
  profile: 'recommended',
  why: `
    The variable holds for every step that follows and, set by ENV, for every container of the image: each program that
    knows it takes any certificate from then on. Whoever is on the way reads and changes what is sent and loaded.`,
  references: ['https://docs.docker.com/reference/dockerfile/#env', 'https://docs.docker.com/engine/network/ca-certs/'],
  equivalents: {
    checkov: ['CKV2_DOCKER_5', 'CKV2_DOCKER_6', 'CKV2_DOCKER_12', 'CKV2_DOCKER_14', 'CKV2_DOCKER_16'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'For all that the image does',
      bad: `
        FROM node:24-slim
        ENV «NODE_TLS_REJECT_UNAUTHORIZED=0»
        ENV NODE_ENV=production «npm_config_strict_ssl=false» \\
            PORT=8080
        RUN «GIT_SSL_NO_VERIFY=true» git clone --branch v1.2.0 https://example.com/app.git
      `,
      good: `
        FROM node:24-slim
        ENV NODE_ENV=production \\
            PORT=8080
        RUN git clone --branch v1.2.0 https://example.com/app.git
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ARG', 'ENV', ...RUNNING_KEYWORDS],
  check(instruction, { report }) {
    const { keyword, pairs, commands } = instruction
    if (keyword === 'ENV' || keyword === 'ARG') {
      for (const pair of pairs) {
        const { key, value } = pair
        if (!isOff(key.string, value.string)) continue
        const at = value.isMissing ? key : pairPart(instruction, pair)
        report({ at, message: messageFor(key.string), fixes: [fixFor(instruction, pair)] })
      }
    }
    for (const { assignments, name, arguments: words } of commands) {
      for (const { name: variable, value, whole } of assignments) {
        if (!isOff(variable, value?.string)) continue
        const changes = [whole.remove()]
        const fix: Fix = { title: `Remove ${variable}`, applicability: 'unsafe', changes }
        report({ at: whole, message: messageFor(variable), fixes: [name === undefined ? undefined : fix] })
      }
      if (name !== 'export') continue
      for (const word of words) {
        const [variable, value] = word.string?.split('=') ?? []
        if (isOff(variable, value)) report({ at: word, message: messageFor(variable) })
      }
    }
  },
})

function messageFor(variable: string | undefined): string {
  return `Variable "${variable}" makes programs take any certificate.`
}

function isOff(name: string | undefined, value: string | undefined): boolean {
  const off = name === undefined ? undefined : OFF.get(name.toUpperCase())
  return off !== undefined && value !== undefined && off.test(value)
}

const NO = /^(?:0|false|no|off)$/i
const SET = /./

const OFF = new Map([
  ['GIT_SSL_NO_VERIFY', SET],
  ['GOINSECURE', SET],
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^0$/],
  ['NPM_CONFIG_STRICT_SSL', NO],
  ['PIP_TRUSTED_HOST', SET],
  ['PYTHONHTTPSVERIFY', /^0$/],
  ['UV_INSECURE_HOST', SET],
  ['YARN_STRICT_SSL', NO],
])

function pairPart(instruction: Instruction, { key, value }: Pair) {
  return { location: instruction.locate({ start: key.place.start, end: value.place.end }) }
}

function fixFor(instruction: Instruction, pair: Pair): Fix {
  return { title: `Remove ${pair.key.string}`, applicability: 'unsafe', changes: [removePair(instruction, pair)] }
}
