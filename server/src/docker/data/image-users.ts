import { collect } from '../../text/collect.ts'
import type { Table } from './table.ts'

/** Whom official images run as, and which users they and some others have, by the names of the images. */
export interface ImageUsers {
  /** Those that have no USER, and whose processes stay root. */
  readonly root: ReadonlySet<string>
  /** Those whose entrypoint takes another user than root. */
  readonly steppingDown: ReadonlySet<string>
  /** Those of them that run a server without any CMD, and not a shell. */
  readonly servers: ReadonlySet<string>
  /** Those that are built on Alpine whatever the tag. */
  readonly onAlpine: ReadonlySet<string>
  /** The user without rights that is there for the server or the programs of the image. */
  readonly own: ReadonlyMap<string, string>
  /** The numbers of such users that are the same in all variants. */
  readonly numbers: ReadonlyMap<string, string>
  /** The users of a distribution, in the image and in those that are built on it. */
  readonly alpine: ReadonlySet<string>
  readonly debian: ReadonlySet<string>
}

/** What the Dockerfiles of official images say of users, and `/etc/passwd` of the distributions. */
export const imageUsers: Table<ImageUsers> = {
  about: 'the users of official images',
  sources: ['https://github.com/docker-library/official-images', 'https://hub.docker.com'],
  asOf: '2026-11-21',
  due: '2027-11-21',
  rows: {
    root: named(
      'almalinux alpine amazoncorretto amazonlinux bash buildpack-deps busybox caddy centos clojure',
      'composer dart debian docker drupal eclipse-temurin elixir erlang fedora gcc golang gradle haskell',
      'httpd ibm-semeru-runtimes java joomla julia jruby maven mono nextcloud nginx node openjdk',
      'oraclelinux perl php phpmyadmin pypy python r-base registry rockylinux ruby rust sapmachine swift',
      'tomcat traefik ubuntu wordpress',
    ),
    steppingDown: named(
      'cassandra couchdb ghost influxdb mariadb mongo mysql percona postgres rabbitmq redis telegraf valkey',
      'zookeeper',
    ),
    servers: named('caddy drupal httpd joomla nextcloud nginx phpmyadmin registry tomcat traefik wordpress'),
    onAlpine: named('alpine bash busybox caddy composer docker registry traefik'),
    own: new Map([
      ['cassandra', 'cassandra'],
      ['couchdb', 'couchdb'],
      ['drupal', 'www-data'],
      ['ghost', 'node'],
      ['gradle', 'gradle'],
      ['httpd', 'www-data'],
      ['influxdb', 'influxdb'],
      ['joomla', 'www-data'],
      ['mariadb', 'mysql'],
      ['mongo', 'mongodb'],
      ['mysql', 'mysql'],
      ['nextcloud', 'www-data'],
      ['nginx', 'nginx'],
      ['node', 'node'],
      ['php', 'www-data'],
      ['postgres', 'postgres'],
      ['rabbitmq', 'rabbitmq'],
      ['redis', 'redis'],
      ['telegraf', 'telegraf'],
      ['valkey', 'valkey'],
      ['wordpress', 'www-data'],
      ['zookeeper', 'zookeeper'],
      // These are no official images, and run as this user.
      ['apache/airflow', 'airflow'],
      ['grafana/grafana', 'grafana'],
      ['jenkins/agent', 'jenkins'],
      ['jenkins/inbound-agent', 'jenkins'],
      ['jenkins/jenkins', 'jenkins'],
      ['nginxinc/nginx-unprivileged', 'nginx'],
      ['nodered/node-red', 'node-red'],
    ]),
    numbers: new Map([
      ['gradle', '1000'],
      ['nginx', '101'],
      ['node', '1000'],
    ]),
    alpine: named(
      'root bin daemon adm lp sync shutdown halt mail news uucp operator man postmaster cron ftp sshd at',
      'squid xfs games cyrus vpopmail ntp smmsp guest nobody',
    ),
    debian: named(
      'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody',
      '_apt systemd-network messagebus',
    ),
  },
}

function named(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(collect(lines, (line) => line.split(' ')))
}
