import { familiarName, type ImageReference, isOfficial } from '../../../docker/image.ts'

/** A tag of a supported release line, for an official image of Docker Hub that is known; `undefined` for others. */
export function currentTagOf(image: ImageReference): string | undefined {
  return isOfficial(image) ? tags.get(familiarName(image)) : undefined
}

/** Tags that receive fixes and no new major versions: hub.docker.com and endoflife.date, autumn 2026. */
const tags: ReadonlyMap<string, string> = new Map([
  ['almalinux', '10'],
  ['alpine', '3.22'],
  ['amazoncorretto', '21'],
  ['amazonlinux', '2023'],
  ['bash', '5.3'],
  ['busybox', '1.37'],
  ['caddy', '2.10'],
  ['composer', '2.8'],
  ['debian', '13'],
  ['docker', '28'],
  ['eclipse-temurin', '21'],
  ['elixir', '1.18'],
  ['erlang', '28'],
  ['fedora', '43'],
  ['gcc', '15'],
  ['golang', '1.26'],
  ['gradle', '8'],
  ['haproxy', '3.2'],
  ['httpd', '2.4'],
  ['mariadb', '11.8'],
  ['maven', '3.9'],
  ['memcached', '1.6'],
  ['mongo', '8.0'],
  ['mysql', '8.4'],
  ['nginx', '1.29'],
  ['node', '24'],
  ['perl', '5.42'],
  ['php', '8.4'],
  ['postgres', '18'],
  ['python', '3.13'],
  ['rabbitmq', '4.1'],
  ['redis', '8.2'],
  ['rockylinux', '9'],
  ['ruby', '3.4'],
  ['rust', '1.90'],
  ['tomcat', '11.0'],
  ['traefik', '3.5'],
  ['ubuntu', '24.04'],
  ['valkey', '8.1'],
])
