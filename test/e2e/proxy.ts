import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { Duplex } from 'node:stream'

const PREFIX = '/__extension'
const WORKBENCH = '/out/vs/code/browser/workbench/workbench.js'
const contentTypes: Readonly<Record<string, string>> = { '.json': 'application/json', '.js': 'text/javascript' }

export interface Proxy {
  readonly url: URL
  stop(): Promise<void>
}

/**
 * Stands before VS Code for the browser, and makes of it the one that has no machine behind it: extensions run in web
 * workers, files are in memory. The extension comes from a folder, under the same origin.
 */
export async function startProxy(target: URL, extension: string, tests: string): Promise<Proxy> {
  const server = createServer((question, answer) => {
    const { pathname } = new URL(question.url ?? '', target)
    if (pathname.startsWith(`${PREFIX}/`)) return sendFile(extension, pathname.slice(PREFIX.length), answer)
    const change = changeOf(pathname, question.headers.host ?? '', tests)
    return forward(target, question, answer, change)
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket.once('close', () => sockets.delete(socket))))
  server.on('upgrade', (question, socket, head) => tunnel(target, question, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // An address in a network, since it listens on a port.
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: new URL(`http://127.0.0.1:${port}`), stop }
}

type Change = (body: string) => string

function changeOf(pathname: string, host: string, tests: string): Change | undefined {
  if (pathname === '/') return (body) => configured(body, host, tests)
  return pathname.endsWith(WORKBENCH) ? withoutServer : undefined
}

/** The page with the extension and its tests to load, and with no remote machine. */
function configured(page: string, authority: string, tests: string): string {
  return page.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, before, escaped) => {
    const { remoteAuthority: _none, ...settings } = JSON.parse(
      escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    )
    const at = (path: string) => ({ scheme: 'http', authority, path })
    settings.developmentOptions = {
      ...settings.developmentOptions,
      extensions: [at(PREFIX)],
      extensionTestsPath: at(`${PREFIX}/${tests}`),
    }
    settings.configurationDefaults = { 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off' }
    return `${before}${JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  })
}

/** Undoes two patches of code-server: that the user's data lies on the server, and that there is always a server. */
function withoutServer(script: string): string {
  const changes: readonly (readonly [RegExp, string])[] = [
    [
      /(get userRoamingDataHome\(\)\{return \w+\(\w+\.file\(this\.userDataPath\)\.with\(\{scheme:)\w+\.vscodeRemote(\}\),"User"\)\})/,
      '$1"vscode-userdata"$2',
    ],
    [/\{\.\.\.JSON\.parse\((\w+)\),remoteAuthority:location\.host\}/, 'JSON.parse($1)'],
  ]
  return changes.reduce((text, [pattern, replacement]) => {
    if (!pattern.test(text)) throw new Error(`VS Code has changed: ${pattern} is not in its workbench.`)
    return text.replace(pattern, replacement)
  }, script)
}

function sendFile(folder: string, path: string, answer: ServerResponse): void {
  const file = join(folder, normalize(decodeURIComponent(path)))
  const headers = { 'access-control-allow-origin': '*' }
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    answer.writeHead(404, headers).end()
    return
  }
  answer.writeHead(200, { ...headers, 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(answer)
}

function forward(target: URL, question: IncomingMessage, answer: ServerResponse, change: Change | undefined): void {
  const headers = { ...question.headers }
  if (change) {
    delete headers['accept-encoding']
    delete headers['if-none-match']
  }
  const { hostname, port } = target
  const onward = request({ hostname, port, method: question.method, path: question.url, headers }, (response) => {
    const { statusCode = 502, headers } = response
    if (!change) {
      answer.writeHead(statusCode, headers)
      response.pipe(answer)
      return
    }
    const chunks: Buffer[] = []
    response.on('data', (chunk) => chunks.push(chunk))
    response.on('end', () => {
      const { 'content-length': _l, 'transfer-encoding': _t, etag: _e, ...kept } = headers
      answer.writeHead(statusCode, kept)
      answer.end(change(Buffer.concat(chunks).toString()))
    })
  })
  onward.on('error', (error) => answer.writeHead(502).end(String(error)))
  question.pipe(onward)
}

function tunnel(target: URL, question: IncomingMessage, socket: Duplex, head: Buffer): void {
  const onward = connect(Number(target.port), target.hostname, () => {
    const pairs = question.rawHeaders.map((text, index) => text + (index % 2 === 0 ? ': ' : '\r\n'))
    onward.write(`${question.method} ${question.url} HTTP/1.1\r\n${pairs.join('')}\r\n`)
    onward.write(head)
    onward.pipe(socket).pipe(onward)
  })
  onward.on('error', () => socket.destroy())
  socket.on('error', () => onward.destroy())
}
