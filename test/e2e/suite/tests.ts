import { commands, type Extension, extensions, Range, TabInputWebview, Uri, window, workspace } from 'vscode'
import {
  action,
  finding,
  found,
  gone,
  marked,
  open,
  placeOf,
  remove,
  ruleOf,
  same,
  settings,
  type Test,
  textOf,
  until,
  wholeOf,
  write,
} from './harness.ts'
import { navigation } from './navigation.ts'

const privileged = marked(`apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: app
      image: registry.example/app:1.2.3 # pinned
      securityContext:
        privileged: «true» # for the debugger
`)

/** `fsGroup` belongs to the pod, which has it: what stands at the container does nothing. */
const doubled = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  securityContext:
    fsGroup: 10001
  containers:
    - name: app
      image: registry.example/app:1.2.3
      securityContext:
        fsGroup: 10001
        privileged: true # stays: nobody has looked at it
`

/** What holds in every VS Code, wherever its extensions run. The order counts: the first test begins with nothing. */
export const tests: readonly Test[] = [
  [
    'nothing of it is loaded before a file of our languages is open',
    async () => {
      const extension = ours()
      same(extension.isActive, false)
      const begin = performance.now()
      await extension.activate()
      console.log(`Activated in ${Math.round(performance.now() - begin)} ms.`)
    },
  ],
  [
    'no server is started for YAML that is not ours',
    async () => {
      const document = await open('settings.yaml', 'colour: blue\n')
      const editor = await window.showTextDocument(document)
      await editor.edit((edit) => edit.insert(document.positionAt(0), '# Still not ours.\n'))
      same(ours().exports.isServerRunning, false)
    },
  ],
  [
    'a finding appears at the exact place',
    async () => {
      const { uri } = await open('place.yaml', privileged.content)
      const { range, message } = await finding(uri, 'privileged-container')
      same(placeOf(range), privileged.place)
      same(message, 'Container "app" runs in privileged mode.')
    },
  ],
  [
    'a Dockerfile is checked',
    async () => {
      const dockerfile = await open('build/Dockerfile', 'FROM debian:12.11-slim\nUSER root\n')
      same(placeOf((await finding(dockerfile.uri, 'last-user-root')).range), '1:5-1:9')
    },
  ],
  [
    'a finding follows what is typed',
    async () => {
      const document = await open('typed.yaml', privileged.content)
      const { range } = await finding(document.uri, 'privileged-container')
      const editor = await window.showTextDocument(document)
      await editor.edit((edit) => edit.replace(range, 'false'))
      await gone(document.uri, 'privileged-container')
      await editor.edit((edit) => edit.insert(document.positionAt(0), '# A comment above.\n'))
      await editor.edit((edit) =>
        edit.replace(range.with({ start: range.start.translate(1), end: range.start.translate(1, 5) }), 'true'),
      )
      const again = await finding(document.uri, 'privileged-container')
      same(again.range.start.line, range.start.line + 1)
    },
  ],
  [
    'a quick fix changes exactly what it names',
    async () => {
      const document = await open('fix.yaml', privileged.content)
      const { range } = await finding(document.uri, 'privileged-container')
      const fix = await action(document.uri, range, 'quickfix', 'Set privileged to false')
      same(fix.edit && (await workspace.applyEdit(fix.edit)), true)
      same(document.getText(), privileged.content.replace('privileged: true', 'privileged: false'))
      await gone(document.uri, 'privileged-container')
    },
  ],
  ...navigation,
  [
    'a finding is ignored for its line, with a reason to fill in',
    async () => {
      const document = await open('ignore.yaml', privileged.content)
      const { range } = await finding(document.uri, 'privileged-container')
      const { edit } = await action(document.uri, range, 'quickfix.suppressRule.line', 'for this line')
      same(edit && (await workspace.applyEdit(edit)), true)
      const comment = '        # seaworthy-ignore privileged-container: TODO\n'
      same(document.getText(), privileged.content.replace('        privileged:', `${comment}        privileged:`))
      await gone(document.uri, 'privileged-container')
    },
  ],
  [
    'saving makes the safe fixes, where the user wants that, and no other',
    async () => {
      const document = await open('save.yaml', doubled)
      await finding(document.uri, 'security-context-misplaced-field')
      await settings({ 'editor.codeActionsOnSave': { 'source.fixAll.seaworthy': 'explicit' } })
      const editor = await window.showTextDocument(document)
      const fixed = doubled.replace('        fsGroup: 10001\n', '')
      // A window that has just opened may not act on saving yet.
      await until('the fix', async () => {
        await editor.edit((edit) => edit.insert(document.positionAt(0), '# Saved.\n'))
        await document.save()
        return (await textOf('save.yaml')).endsWith(`# Saved.\n${fixed}`) || undefined
      })
      await settings({ 'editor.codeActionsOnSave': undefined })
    },
  ],
  [
    'the command makes the safe fixes of a file',
    async () => {
      const document = await open('command.yaml', doubled)
      await finding(document.uri, 'security-context-misplaced-field')
      await commands.executeCommand('seaworthy.fixAllInFile')
      await gone(document.uri, 'security-context-misplaced-field')
      same(document.getText(), doubled.replace('        fsGroup: 10001\n', ''))
    },
  ],
  [
    'settings take effect without a reload',
    async () => {
      const { uri } = await open('settings-profile.yaml', privileged.content)
      await finding(uri, 'container-not-hardened')
      await settings({ 'seaworthy.profile': 'pss-baseline' })
      await gone(uri, 'container-not-hardened')
      await finding(uri, 'privileged-container')
      await settings({ 'seaworthy.enable': false })
      await gone(uri, 'privileged-container')
      await settings({ 'seaworthy.enable': undefined, 'seaworthy.profile': undefined })
      await finding(uri, 'container-not-hardened')
    },
  ],
  [
    'a configuration file takes effect without a reload, and so does its end',
    async () => {
      const { uri } = await open('config/web.yaml', privileged.content)
      await finding(uri, 'container-not-hardened')
      await write('config/.seaworthy.yaml', 'profile: pss-baseline\n')
      await gone(uri, 'container-not-hardened')
      await finding(uri, 'privileged-container')
      await write('config/.seaworthy.yaml', 'rules:\n  privileged-container: off\n')
      await gone(uri, 'privileged-container')
      await remove('config/.seaworthy.yaml')
      await finding(uri, 'privileged-container')
    },
  ],
  [
    'the page of a rule opens in the editor',
    async () => {
      const { uri } = await open('page.yaml', privileged.content)
      const { code, range } = await finding(uri, 'privileged-container')
      const target = typeof code === 'object' ? code.target : undefined
      same(target?.scheme, 'command')
      const { command } = await action(uri, range, 'quickfix', 'Show documentation of privileged-container')
      same(command?.command, 'seaworthy.showRuleDocumentation')
      await commands.executeCommand('seaworthy.showRuleDocumentation', 'privileged-container')
      const page = Uri.from({ scheme: 'seaworthy-rule', path: '/privileged-container.md' })
      const { lineAt, getText } = await workspace.openTextDocument(page)
      same(lineAt(0).text, '# A container runs in privileged mode')
      same(getText().includes('## Why'), true)
      const shown = () => window.tabGroups.activeTabGroup.activeTab
      await until('the page', () => (shown()?.label.includes('privileged-container') ? true : undefined))
      // Where the extension for that is not there, as in some editors, it is shown as it is written.
      const canRender = await commands.executeCommand('markdown.showPreview', page).then(
        () => true,
        () => false,
      )
      same(shown()?.input instanceof TabInputWebview, canRender)
      await commands.executeCommand('workbench.action.closeActiveEditor')
    },
  ],
  [
    'a workload is hardened, and what it says of itself stays',
    async () => {
      const document = await open('harden.yaml', privileged.content)
      await finding(document.uri, 'container-not-hardened')
      const { edit } = await action(document.uri, wholeOf(document), 'refactor.rewrite', 'Harden this workload')
      same(edit && (await workspace.applyEdit(edit)), true)
      await gone(document.uri, 'container-not-hardened')
      await gone(document.uri, 'privileged-container')
      const text = document.getText()
      same(
        ['# pinned', '# for the debugger'].filter((comment) => !text.includes(comment)),
        [],
      )
      await commands.executeCommand('undo')
      same(document.getText(), privileged.content)
    },
  ],
  [
    'the check of the workspace reports files that are not open',
    async () => {
      const uri = await write('unopened.yaml', privileged.content)
      await commands.executeCommand('seaworthy.checkWorkspace')
      same(placeOf((await finding(uri, 'privileged-container')).range), privileged.place)
      await remove('unopened.yaml')
      await gone(uri, 'privileged-container')
    },
  ],
  [
    'a snippet is inserted, and nothing is found in it',
    async () => {
      const document = await open('snippet.yaml', '')
      const editor = await window.showTextDocument(document)
      await commands.executeCommand('editor.action.insertSnippet', { langId: 'yaml', name: 'Deployment, hardened' })
      same(editor.document.getText().startsWith('apiVersion: apps/v1\nkind: Deployment\n'), true)
      await editor.edit((edit) => edit.insert(document.positionAt(1e9), `---\n${privileged.content}`))
      const { range } = await finding(document.uri, 'privileged-container')
      const above = new Range(0, 0, range.start.line - 10, 0)
      same(
        found(document.uri)
          .filter(({ range }) => above.contains(range))
          .map(ruleOf),
        [],
      )
    },
  ],
]

function ours(): Extension<{ readonly isServerRunning: boolean }> {
  const found = extensions.getExtension('seaworthy.seaworthy')
  if (!found) throw new Error('The extension is not there.')
  return found
}
