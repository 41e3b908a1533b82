import type { Table } from './table.ts'

/** The users of an image. */
export interface ImageUsers {
  /** As which it runs when nobody says otherwise, as its own USER is written. */
  readonly runsAs: string
  /** A user without rights that it has. */
  readonly hasUser?: string
}

/** Images that run as root, as most official images do, but have a user for what needs no root. */
const rootWith: Readonly<Record<string, string>> = {
  almalinux: 'nobody',
  alpine: 'nobody',
  amazonlinux: 'nobody',
  busybox: 'nobody',
  cassandra: 'cassandra',
  debian: 'nobody',
  fedora: 'nobody',
  gradle: 'gradle',
  httpd: 'www-data',
  influxdb: 'influxdb',
  mariadb: 'mysql',
  mongo: 'mongodb',
  mysql: 'mysql',
  nginx: 'nginx',
  node: 'node',
  php: 'www-data',
  postgres: 'postgres',
  rabbitmq: 'rabbitmq',
  redis: 'redis',
  ubuntu: 'nobody',
  valkey: 'valkey',
  wordpress: 'www-data',
  zookeeper: 'zookeeper',
}

/** Images that run as root. */
const root =
  'amazoncorretto bash buildpack-deps caddy clojure composer docker eclipse-temurin elixir erlang gcc golang haskell julia maven openjdk perl pypy python r-base rockylinux ruby rust sapmachine swift tomcat traefik'

/** Images that run as somebody else, by what their USER says. */
const unprivileged: Readonly<Record<string, string>> = {
  adminer: 'adminer',
  elasticsearch: '1000:0',
  'grafana/grafana': '472',
  haproxy: 'haproxy',
  'jenkins/jenkins': 'jenkins',
  jetty: 'jetty',
  kibana: '1000',
  logstash: '1000',
  memcached: 'memcache',
  'nginxinc/nginx-unprivileged': '101',
  'prom/alertmanager': 'nobody',
  'prom/node-exporter': 'nobody',
  'prom/prometheus': 'nobody',
  'quay.io/keycloak/keycloak': '1000',
  'quay.io/prometheus/alertmanager': 'nobody',
  'quay.io/prometheus/node-exporter': 'nobody',
  'quay.io/prometheus/prometheus': 'nobody',
  solr: 'solr',
  sonarqube: 'sonarqube',
  varnish: 'varnish',
}

/** By the familiar names of images. */
export const imageUsers: Table<Readonly<Record<string, ImageUsers>>> = {
  about: 'users as which images run, and that they have',
  sources: ['https://github.com/docker-library/official-images', 'https://hub.docker.com'],
  asOf: '2026-11-21',
  due: '2026-12-21',
  rows: {
    ...Object.fromEntries(root.split(' ').map((name) => [name, { runsAs: 'root' }])),
    ...Object.fromEntries(Object.entries(rootWith).map(([name, hasUser]) => [name, { runsAs: 'root', hasUser }])),
    ...Object.fromEntries(Object.entries(unprivileged).map(([name, runsAs]) => [name, { runsAs, hasUser: runsAs }])),
  },
}

/**
 * By how familiar names begin: all images there run as that user, unless a tag says otherwise (`latest-dev` of Chainguard
 * does not).
 */
export const folderUsers: Table<Readonly<Record<string, string>>> = {
  about: 'registries and accounts all of whose images run without rights',
  sources: [
    'https://edu.chainguard.dev/chainguard/chainguard-images/overview/',
    'https://docs.docker.com/dhi/',
    'https://github.com/bitnami/containers',
  ],
  asOf: '2026-11-21',
  due: '2026-12-21',
  rows: {
    'bitnami/': '1001',
    'bitnamilegacy/': '1001',
    'bitnamisecure/': '1001',
    'cgr.dev/chainguard/': '65532',
    'chainguard/': '65532',
  },
}
