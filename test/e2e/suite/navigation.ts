import { commands, type Hover, type LocationLink, Position } from 'vscode'
import { marked, open, placeOf, same, type Test, until, write } from './harness.ts'

const takesPassword = marked(`apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: app
      image: registry.example/app:1.2.3
      env:
        - name: PASSWORD
          valueFrom:
            secretKeyRef:
              name: database
              key: «password»
`)

const holdsPassword = marked(`apiVersion: v1
kind: Secret
metadata:
  name: database
stringData:
  user: shop
  «password»: not-shown
`)

/** What leads from one file to another. */
export const navigation: readonly Test[] = [
  [
    'a key that a container takes leads to the Secret that holds it, and its value is not shown',
    async () => {
      const secret = await write('database.yaml', holdsPassword.content)
      const { uri } = await open('takes-password.yaml', takesPassword.content)
      const [line = 0, character = 0] = takesPassword.place.split(/[:-]/).map(Number)
      const at = new Position(line, character)
      const link = await until('a definition', async () => {
        const links = await commands.executeCommand<LocationLink[]>('vscode.executeDefinitionProvider', uri, at)
        return links[0]
      })
      same(String(link.targetUri), String(secret))
      same(link.targetSelectionRange && placeOf(link.targetSelectionRange), holdsPassword.place)
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, at)
      const said = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)))
      same([said.join().includes('password'), said.join().includes('not-shown')], [true, false])
    },
  ],
]
