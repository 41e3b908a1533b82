import { collect } from '../text/collect.ts'
import type { Instruction } from './instruction.ts'
import type { Command, ShellWord } from './script.ts'

/** A call of a package manager, read from the words of a command. */
export interface PackageCall {
  readonly command: Command
  /** Without a version at its end: `pip` also for `pip3` and `python3 -m pip`. */
  readonly manager: string
  /** What is to be done: `install`, `update`; `undefined` when it cannot be known. */
  readonly action: string | undefined
  readonly actionWord: ShellWord | undefined
  /** What is to be installed or removed: the words behind the action that are no options. */
  readonly packages: readonly Package[]
  /** The first option that is one of these: `-y` also in `-qy`, `--yes` also in `--yes=true`. */
  option(...names: readonly string[]): ShellWord | undefined
  /** Whether it certainly has none of these options: no word hides one. */
  lacks(...names: readonly string[]): boolean
}

/** A word that names something to install: a package, a file, an address, a group. */
export interface Package {
  readonly word: ShellWord
  /** Without its version; `undefined` when it cannot be known. */
  readonly name: string | undefined
  /** What the word says of the version, as it is written: `1.2` of `a=1.2`, `$V` of `a=$V`; `undefined` when it says nothing. */
  readonly version: string | undefined
  /** Whether it certainly is the name of a package without any version. */
  readonly isUnversioned: boolean
}

/** The calls of package managers in what an instruction runs, in order. */
export function packageCallsOf(instruction: Instruction): readonly PackageCall[] {
  return collect(instruction.commands, (command) => packageCallOf(command))
}

/** A command as the call of a package manager, if it is one. */
function packageCallOf(command: Command): PackageCall | undefined {
  const { name = '', arguments: words } = command
  if (VALUED.has(name)) return callOf(command, name, words)
  if (PIP.test(name)) return callOf(command, 'pip', words)
  const isModule = PYTHON.test(name) && words[0]?.string === '-m' && words[1]?.string === 'pip'
  return isModule ? callOf(command, 'pip', words.slice(2)) : undefined
}

function callOf(command: Command, manager: string, words: readonly ShellWord[]): PackageCall {
  const valued = VALUED.get(manager)
  const operands: ShellWord[] = []
  const options: ShellWord[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (!word) continue
    const text = word.string ?? word.written
    if (!text.startsWith('-')) operands.push(word)
    else {
      options.push(word)
      if (valued?.has(text)) at++
    }
  }
  // `yarn global add` does what `yarn add` does, somewhere else.
  if (manager === 'yarn' && operands[0]?.string === 'global') operands.shift()
  const [actionWord, ...others] = operands
  const packages = others.map((word) => packageOf(word, manager))
  const option = (...names: readonly string[]) => options.find(({ string }) => isOption(string, names))
  const lacks = (...names: readonly string[]) => !option(...names) && !words.some(mayHideOption)
  return { command, manager, action: actionWord?.string, actionWord, packages, option, lacks }
}

function packageOf(word: ShellWord, manager: string): Package {
  const { string } = word
  const text = string ?? word.written.replace(QUOTES, '')
  const isPackage = !NO_PACKAGE.test(text)
  const parts = (isPackage && VERSIONED.get(manager)?.exec(text)) || undefined
  const name = parts ? text.slice(0, parts.index) : text
  return {
    word,
    name: name.includes('$') || name.includes('`') ? undefined : name,
    version: parts ? text.slice(parts.index + parts[0].length) : undefined,
    isUnversioned: isPackage && parts === undefined && string !== undefined,
  }
}

const QUOTES = /^["']|["']$/g
/** Files, addresses and groups of packages. */
const NO_PACKAGE = /^[./~]|^@[^/]*$|:\/\/|\.(?:deb|apk|rpm|whl|tgz|gem|tar|gz|zip)$|[*?]/

/** By manager, what begins the version of a package; none says it for pacman. */
const VERSIONED = new Map([
  ...['apt', 'apt-get', 'aptitude'].map((manager) => [manager, /[=/]/] as const),
  ['apk', /[=<>~]{1,2}/],
  ...['yum', 'dnf', 'microdnf', 'tdnf'].map((manager) => [manager, /-(?=\d)/] as const),
  ['zypper', /[=<>]{1,2}|-(?=\d)/],
  ...['pip', 'pipx'].map((manager) => [manager, /[=<>~!]{1,3}|@/] as const),
  ...['npm', 'yarn', 'pnpm'].map((manager) => [manager, /(?<=.)@/] as const),
  ['gem', /:/],
  ['composer', /[:=]/],
  ...['go', 'cargo'].map((manager) => [manager, /@/] as const),
  ...['conda', 'mamba', 'micromamba'].map((manager) => [manager, /[=<>]{1,2}/] as const),
])

const PYTHON = /^python(?:\d+(?:\.\d+)?)?$/
const PIP = /^pip(?:\d+(?:\.\d+)?)?$/

function isOption(text: string | undefined, names: readonly string[]): boolean {
  if (text === undefined) return false
  return names.some((name) => {
    if (text === name || text.startsWith(`${name}=`)) return true
    return name.length === 2 && name !== '--' && CLUSTER.test(text) && text.includes(name.slice(1))
  })
}

const CLUSTER = /^-[A-Za-z]{2,}$/

/** Whether a word that is put in at run time could be an option, or bring one. */
function mayHideOption({ string, written }: ShellWord): boolean {
  return string === undefined && !/^["']?[\w./@]/.test(written)
}

/** The package managers, and their options that take the next word. */
const VALUED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    apt: '-t -o -c -a --target-release --default-release --option --config-file --host-architecture',
    'apt-get': '-t -o -c -a --target-release --default-release --option --config-file --host-architecture',
    aptitude: '-t -o -q= --target-release',
    apk: '-t --virtual -p --root -X --repository --arch --keys-dir --repositories-file --cache-dir --wait --timeout',
    yum: '-c --config -d -e -x --exclude --enablerepo --disablerepo --repo --repoid --installroot --releasever --setopt',
    dnf: '-c --config -d -e -x --exclude --enablerepo --disablerepo --repo --repoid --installroot --releasever --setopt',
    microdnf: '-c --config -x --exclude --enablerepo --disablerepo --repo --installroot --releasever --setopt',
    tdnf: '-c --config -x --exclude --enablerepo --disablerepo --repoid --installroot --releasever --setopt',
    zypper: '-c --config -R --root -r --repo --from -D --reposd-dir --plus-repo -t --type',
    pacman: '-b --dbpath -r --root --cachedir --config --arch --ignore --overwrite',
    pip: '-r --requirement -c --constraint -i --index-url --extra-index-url -f --find-links -t --target -e --editable --prefix --root --trusted-host --timeout --cache-dir --proxy --cert --platform --python-version --no-binary --only-binary',
    pipx: '--python --index-url -i --pip-args --suffix',
    npm: '--prefix -C --registry --cache --userconfig --loglevel --omit --include -w --workspace',
    yarn: '--cwd --registry --cache-folder --network-timeout --modules-folder',
    pnpm: '-C --dir --registry --filter -F --store-dir --reporter',
    gem: '-v --version -s --source -i --install-dir -n --bindir -P --trust-policy --platform',
    bundle: '--path --without --with --jobs -j --gemfile',
    go: '-C -mod -o -ldflags -tags -gcflags',
    cargo:
      '--version --git --branch --tag --rev --path --root --registry --index --features -F --target --profile -j --jobs',
    composer: '-d --working-dir',
    conda: '-n --name -p --prefix -c --channel -f --file',
    mamba: '-n --name -p --prefix -c --channel -f --file',
    micromamba: '-n --name -p --prefix -c --channel -f --file',
  }).map(([manager, options]) => [manager, new Set(options.split(' '))]),
)
