import { parseImageReference } from '../../../docker/image.ts'
import { currentTagOf } from './current-tag.ts'

/** A language or a server that has an official image. */
export interface Runtime {
  /** The official image. */
  readonly image: string
  /** The programs by which one sees that it is used. */
  readonly programs: readonly string[]
}

/** What a package of a distribution installs, when there is an official image for it. */
export function runtimeOf(packageName: string): Runtime | undefined {
  return RUNTIMES.find(({ packages }) => packages.test(packageName))
}

/** The official image in a supported version, as small as there is one: on Alpine where that is used already. */
export function imageFor({ image }: Runtime, packageName: string, isOnAlpine: boolean): string | undefined {
  if (image === 'eclipse-temurin') return javaFor(packageName, isOnAlpine)
  const reference = parseImageReference(image)
  const tag = reference && currentTagOf(reference)
  if (tag === undefined) return undefined
  if (isOnAlpine && !WITHOUT_ALPINE.has(image)) return `${image}:${tag}-alpine`
  return SLIM.has(image) ? `${image}:${tag}-slim` : `${image}:${tag}`
}

/** Java of the same version, where that is a long-term release. */
function javaFor(packageName: string, isOnAlpine: boolean): string {
  const version = /(?:^|\D)(8|11|17|21|25)(?:\D|$)/.exec(packageName)?.[1] ?? '21'
  const kit = packageName.includes('jre') || packageName.includes('headless') ? 'jre' : 'jdk'
  return `eclipse-temurin:${version}-${kit}${isOnAlpine ? '-alpine' : ''}`
}

/** The official images that have a variant `slim`. */
export const SLIM: ReadonlySet<string> = new Set(['debian', 'node', 'perl', 'python', 'ruby', 'rust'])
const WITHOUT_ALPINE: ReadonlySet<string> = new Set(['mariadb', 'mysql', 'tomcat'])

/** Packages of Debian, Ubuntu, Alpine and Fedora, and of those that are made of them. */
const RUNTIMES = [
  {
    packages: /^(?:nodejs|npm|node)(?:-current|-lts|\d*)$/,
    image: 'node',
    programs: ['node', 'nodejs', 'npm', 'npx', 'yarn'],
  },
  {
    packages: /^(?:python3?(?:\.\d+)?|py3-pip|python3?-pip)$/,
    image: 'python',
    programs: ['python', 'python3', 'pip', 'pip3', 'gunicorn', 'uvicorn', 'flask'],
  },
  {
    packages:
      /^(?:openjdk-?\d+(?:-jdk|-jre)?(?:-headless)?|default-(?:jdk|jre)(?:-headless)?|java-[\d.]+-openjdk(?:-headless|-devel)?)$/,
    image: 'eclipse-temurin',
    programs: ['java', 'javac', 'mvn', 'gradle', 'jar'],
  },
  { packages: /^(?:golang(?:-go|-\d+\.\d+)?|go)$/, image: 'golang', programs: ['go'] },
  { packages: /^php(?:\d+(?:\.\d+)?)?(?:-fpm|-cli)?$/, image: 'php', programs: ['php', 'php-fpm', 'composer'] },
  { packages: /^ruby(?:-full|\d+\.\d+)?$/, image: 'ruby', programs: ['ruby', 'gem', 'bundle', 'rails', 'rake'] },
  { packages: /^(?:cargo|rust|rustc)$/, image: 'rust', programs: ['cargo', 'rustc'] },
  { packages: /^nginx(?:-light|-full|-core)?$/, image: 'nginx', programs: ['nginx'] },
  { packages: /^(?:apache2|httpd)$/, image: 'httpd', programs: ['apache2', 'apachectl', 'apache2ctl', 'httpd'] },
  { packages: /^redis(?:-server)?$/, image: 'redis', programs: ['redis-server'] },
  { packages: /^postgresql(?:-?\d+)?$/, image: 'postgres', programs: ['postgres', 'pg_ctl', 'pg_ctlcluster'] },
  { packages: /^mysql-server(?:-[\d.]+)?$/, image: 'mysql', programs: ['mysqld', 'mysqld_safe'] },
  { packages: /^mariadb-server(?:-[\d.]+)?$/, image: 'mariadb', programs: ['mariadbd', 'mysqld', 'mysqld_safe'] },
  { packages: /^memcached$/, image: 'memcached', programs: ['memcached'] },
  { packages: /^haproxy$/, image: 'haproxy', programs: ['haproxy'] },
  { packages: /^rabbitmq-server$/, image: 'rabbitmq', programs: ['rabbitmq-server'] },
]
