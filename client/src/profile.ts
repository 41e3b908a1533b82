import {
  ConfigurationTarget,
  l10n,
  Position,
  type QuickPickItem,
  Range,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import type { ProfileName } from '../../server/src/lint/profile.ts'
import type { Counts } from '../../server/src/lsp/requests.ts'
import { nearestConfigFile } from './config-file.ts'
import type { Server } from './server.ts'
import { foundIn } from './status.ts'

interface ProfileItem extends QuickPickItem {
  readonly profile: ProfileName
}

/** Lets the user choose a profile, and shows what each would find. It is written where it is decided. */
export async function selectProfile(server: Server): Promise<void> {
  const uri = window.activeTextEditor?.document.uri
  const chosen = await window.showQuickPick(itemsOf(server, uri), {
    title: l10n.t('Select Profile'),
    placeHolder: uri ? l10n.t('What each would find in this file') : l10n.t('What each would find'),
  })
  if (!chosen) return
  const config = uri && (await nearestConfigFile(uri))
  if (config) await writeConfig(config, chosen.profile)
  else await writeSetting(chosen.profile, uri)
}

/** Sets the profile in a config file and shows it, so that whoever chose sees that it counts for everyone. */
async function writeConfig(config: Uri, profile: ProfileName): Promise<void> {
  const document = await workspace.openTextDocument(config)
  const found = /^profile:[ \t]*(?:["']?[\w-]+["']?)?/m.exec(document.getText())
  const edit = new WorkspaceEdit()
  if (found) {
    const end = document.positionAt(found.index + found[0].length)
    edit.replace(config, new Range(end.with({ character: 0 }), end), `profile: ${profile}`)
  } else edit.insert(config, new Position(0, 0), `profile: ${profile}\n`)
  await workspace.applyEdit(edit)
  await window.showTextDocument(document)
  await document.save()
}

async function itemsOf(server: Server, uri: Uri | undefined): Promise<ProfileItem[]> {
  const params = uri ? { uri: String(uri) } : {}
  const preview = await server.request<Readonly<Record<ProfileName, Counts>>>('seaworthy/profilePreview', params)
  // The keys of the answer are the names of the profiles.
  return (Object.entries(preview) as [ProfileName, Counts][]).map(([profile, counts]) => ({
    label: profile,
    description: foundIn(counts),
    profile,
  }))
}

async function writeSetting(profile: ProfileName, uri: Uri | undefined): Promise<void> {
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global
  await workspace.getConfiguration('seaworthy', uri).update('profile', profile, target)
}
