/** Whether a comment, with or without its `#`, is for a linter: mostly one that hides findings in the instruction below it. */
export function isForTools(comment: string): boolean {
  return FOR_TOOLS.test(comment)
}

const FOR_TOOLS =
  /^#?[ \t]*(?:seaworthy|hadolint|checkov|trivy|tfsec|kics|dockerfilelint|dockle|dclint|semgrep|nosemgrep|nosonar|snyk)\b/i
