import { familiarName, parseImageReference } from '../docker/image.ts'

/**
 * The directories, besides `/tmp`, to which well-known images write while they run, by their names on Docker Hub. From the
 * `VOLUME`s, pid files, sockets and caches in the Dockerfiles and default configurations of these images.
 */
const writtenBy: Readonly<Record<string, readonly string[]>> = {
  caddy: ['/config', '/data'],
  elasticsearch: ['/usr/share/elasticsearch/data', '/usr/share/elasticsearch/logs'],
  'grafana/grafana': ['/var/lib/grafana', '/var/log/grafana'],
  httpd: ['/usr/local/apache2/logs'],
  influxdb: ['/var/lib/influxdb2'],
  'jenkins/jenkins': ['/var/jenkins_home'],
  mariadb: ['/run/mysqld', '/var/lib/mysql'],
  mongo: ['/data/configdb', '/data/db'],
  mysql: ['/var/lib/mysql', '/var/run/mysqld'],
  nginx: ['/var/cache/nginx', '/var/run'],
  postgres: ['/var/lib/postgresql/data', '/var/run/postgresql'],
  'prom/prometheus': ['/prometheus'],
  rabbitmq: ['/var/lib/rabbitmq', '/var/log/rabbitmq'],
  redis: ['/data'],
  tomcat: ['/usr/local/tomcat/logs', '/usr/local/tomcat/temp', '/usr/local/tomcat/work'],
  'valkey/valkey': ['/data'],
  wordpress: ['/run/lock/apache2', '/var/run/apache2'],
}

/** The directories besides `/tmp` that a container of this image is known to write to. */
export function writtenPathsOf(image: string): readonly string[] {
  const reference = parseImageReference(image)
  const name = reference && familiarName(reference)
  return name !== undefined && Object.hasOwn(writtenBy, name) ? (writtenBy[name] ?? []) : []
}
