/**
 * Whether the API server takes the text for the key of a label: `app`, `app.kubernetes.io/name`. `IsLabelKey` of
 * k8s.io/apimachinery.
 */
export function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/')
  if (slash === -1) return isName(text)
  return isSubdomain(text.slice(0, slash)) && isName(text.slice(slash + 1))
}

/** Whether the API server takes the text for the value of a label; it may be empty. `IsLabelValue` of k8s.io/apimachinery. */
export function isLabelValue(text: string): boolean {
  return text === '' || isName(text)
}

/** The longest value of a label, and the longest key but for the domain in front of it. */
export const LONGEST_NAME = 63
const LONGEST_SUBDOMAIN = 253

/** The expressions see no text longer than that. */
const NAME = /^[A-Za-z0-9]+(?:[-_.]+[A-Za-z0-9]+)*$/
const SUBDOMAIN = /^[a-z0-9]+(?:(?:\.|-+)[a-z0-9]+)*$/

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && NAME.test(text)
}

function isSubdomain(text: string): boolean {
  return text.length <= LONGEST_SUBDOMAIN && SUBDOMAIN.test(text)
}
