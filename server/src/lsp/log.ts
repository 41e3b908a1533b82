/** Logs bugs of ours, of each kind the first one only: what fails once mostly fails with every key. */
export function loggingOnce(log: (sentence: string) => void): (what: string, error: unknown) => void {
  const logged = new Set<string>()
  return (what, error) => {
    if (logged.has(what)) return
    logged.add(what)
    log(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}
