import type { Table } from './table.ts'

/** By whose it is, how a credential is written that can be nothing else, or how it begins. */
export const credentialShapes = {
  about: 'shapes of credentials',
  sources: [
    'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns',
    'https://docs.gitlab.com/security/tokens/#token-prefixes',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes',
    'https://www.rfc-editor.org/rfc/rfc7468#section-10',
    'https://www.rfc-editor.org/rfc/rfc7519',
  ],
  asOf: '2026-11-21',
  due: '2027-05-21',
  rows: [
    ['an access key of AWS', /\bA(?:KI|SI)A[A-Z2-7]{16}\b/g],
    ['a token of GitHub', /\bgh[oprsu]_[A-Za-z0-9]{36}/g],
    ['a token of GitHub', /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/g],
    ['a token of GitLab', /\bgl(?:pat|dt|rt|ptt)-[\w-]{20}/g],
    ['a token of Slack', /\bxox[abeoprs]-[\w-]{10}/g],
    ['a webhook of Slack', /\bhooks\.slack\.com\/services\/T\w{8}/g],
    ['an API key of Google', /\bAIza[\w-]{35}/g],
    ['a token of npm', /\bnpm_[A-Za-z0-9]{36}/g],
    ['a token of PyPI', /\bpypi-AgEIcHlwaS5vcmc[\w-]{50}/g],
    ['a token of Docker Hub', /\bdckr_[op]at_[\w-]{27}/g],
    ['a key of Stripe', /\b[rs]k_live_[A-Za-z0-9]{24}/g],
    ['a key of SendGrid', /\bSG\.[\w-]{22}\./g],
    ['a token of DigitalOcean', /\bdo[opr]_v1_[0-9a-f]{64}/g],
    ['a token of Vault', /\bhv[bs]\.[\w-]{24}/g],
    ['a key of Anthropic', /\bsk-ant-(?:api|admin)\d\d-[\w-]{80}/g],
    // The base64 of "OpenAI" stands in the middle of its keys.
    ['a key of OpenAI', /T3BlbkFJ[\w-]{20}/g],
    ['a token of Hugging Face', /\bhf_[A-Za-z]{34}/g],
    ['an account key of Azure Storage', /\bAccountKey=[A-Za-z0-9+/]{86}==/g],
    // The base64 of `{"alg":`, `{"typ":` and `{"kid":`.
    ['a JSON Web Token', /\beyJ(?:hbGciOi|0eXAiOi|raWQiOi)[\w-]{8}/g],
    ['a private key', /-----BEGIN (?:(?:RSA|DSA|EC|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----/g],
  ] as const,
} satisfies Table<unknown>
