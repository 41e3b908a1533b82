import { l10n, Uri, window, workspace } from 'vscode'

const NAME = '.seaworthy.yaml'

const content = `# What Seaworthy checks here, in editors, on the command line and in CI.

# recommended, strict or pedantic; exactly a standard: pss-baseline or pss-restricted; or all.
profile: recommended

# The version of Kubernetes that the manifests are written for; without it, the newest that is known.
# kubernetes: "1.34"

# Files that are not checked.
# ignore: [vendor/**]

# Single rules, by their ids: error, warning, info, hint or off.
# rules:
#   image-tag-latest-or-missing: error

# Other settings for some files.
# overrides:
#   - files: ['dev/**']
#     profile: recommended
`

/** Opens the config file of a workspace folder, and writes one with comments first where there is none. */
export async function createConfigFile(): Promise<void> {
  const folder = await chooseFolder()
  if (!folder) {
    void window.showInformationMessage(l10n.t('A config file belongs to a folder, and no folder is open.'))
    return
  }
  const uri = Uri.joinPath(folder, NAME)
  if (!(await isThere(uri))) await workspace.fs.writeFile(uri, new TextEncoder().encode(content))
  await window.showTextDocument(uri)
}

/** The nearest config file to a file, within its workspace folder. */
export async function nearestConfigFile(file: Uri): Promise<Uri | undefined> {
  const root = workspace.getWorkspaceFolder(file)?.uri
  if (!root) return undefined
  let folder = Uri.joinPath(file, '..')
  while (folder.path.length >= root.path.length) {
    const uri = Uri.joinPath(folder, NAME)
    if (await isThere(uri)) return uri
    if (folder.path === root.path) return undefined
    folder = Uri.joinPath(folder, '..')
  }
  return undefined
}

async function isThere(uri: Uri): Promise<boolean> {
  return await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  )
}

/** That of the open file, else the only one, else one that the user chooses. */
async function chooseFolder(): Promise<Uri | undefined> {
  const { document } = window.activeTextEditor ?? {}
  const ofFile = document && workspace.getWorkspaceFolder(document.uri)
  const folders = workspace.workspaceFolders ?? []
  const folder = ofFile ?? (folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0])
  return folder?.uri
}
