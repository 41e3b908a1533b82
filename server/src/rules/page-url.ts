/** Where the page of a rule is on the web. */
export function pageUrlOf(id: string): string {
  return `https://github.com/seaworthy-dev/seaworthy/blob/main/docs/rules/${id}.md`
}
