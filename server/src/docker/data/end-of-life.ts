import type { Table } from './table.ts'

/** The release lines of an image that get no fixes any more. */
export interface EndedLines {
  /** What runs in it, as its makers write it. */
  readonly product: string
  /** By the day of their last fix, the versions and code names with which their tags begin. */
  readonly lines: Readonly<Record<string, string>>
  /** A tag of a line that is supported. */
  readonly successor: string
}

/** An image that gets no fixes at all. */
export interface EndedImage {
  readonly product: string
  readonly until: string
  /** The image that stands in for it. */
  readonly successor: string
}

/**
 * By the familiar names of images. Only what had ended on the day of the table is here: a day in the future is no reason
 * for a finding, and nothing here knows what day it is.
 */
export const endedLines: Table<Readonly<Record<string, EndedLines>>> = {
  about: 'release lines of images that get no fixes any more',
  sources: ['https://endoflife.date', 'https://github.com/docker-library/official-images'],
  asOf: '2026-11-21',
  due: '2026-12-21',
  rows: {
    alpine: {
      product: 'Alpine Linux',
      lines: {
        '2022-11-01': '2.6 2.7 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14',
        '2023-11-01': '3.15',
        '2024-05-23': '3.16',
        '2024-11-22': '3.17',
        '2025-05-09': '3.18',
        '2025-11-01': '3.19',
        '2026-04-01': '3.20',
        '2026-11-01': '3.21',
      },
      successor: '3.22',
    },
    amazonlinux: {
      product: 'Amazon Linux',
      lines: { '2023-12-31': '1 2016.09 2017.03 2017.09 2017.12 2018.03', '2026-06-30': '2' },
      successor: '2023',
    },
    debian: {
      product: 'Debian',
      lines: {
        '2020-06-30': '6 7 8 squeeze wheezy jessie',
        '2022-06-30': '9 stretch',
        '2024-06-30': '10 buster',
        '2026-08-31': '11 bullseye',
      },
      successor: '13',
    },
    fedora: {
      product: 'Fedora',
      lines: {
        '2024-11-26': '20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39',
        '2025-05-13': '40',
        '2025-12-15': '41',
        '2026-05-13': '42',
      },
      successor: '43',
    },
    golang: {
      product: 'Go',
      lines: {
        '2025-02-11':
          '1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10 1.11 1.12 1.13 1.14 1.15 1.16 1.17 1.18 1.19 1.20 1.21 1.22',
        '2025-08-12': '1.23',
        '2026-02-10': '1.24',
      },
      successor: '1.26',
    },
    mariadb: {
      product: 'MariaDB',
      lines: {
        '2023-05-25': '5 10.0 10.1 10.2 10.3',
        '2024-06-18': '10.4 10.7 10.8 10.9 10.10 11.0 11.1',
        '2025-06-24': '10.5 11.2 11.3 11.5 11.6',
        '2026-07-06': '10.6',
      },
      successor: '11.8',
    },
    mongo: {
      product: 'MongoDB',
      lines: { '2024-02-29': '2 3 4', '2024-10-31': '5', '2025-07-31': '6' },
      successor: '8.0',
    },
    mysql: {
      product: 'MySQL',
      lines: { '2023-10-31': '5', '2026-04-30': '8.0 8.1 8.2 8.3' },
      successor: '8.4',
    },
    nginx: {
      product: 'nginx',
      lines: {
        '2024-05-29': '1.7 1.8 1.9 1.10 1.11 1.12 1.13 1.14 1.15 1.16 1.17 1.18 1.19 1.20 1.21 1.22 1.23 1.24 1.25',
        '2025-06-24': '1.26 1.27',
      },
      successor: '1.29',
    },
    node: {
      product: 'Node.js',
      lines: {
        '2023-09-11': '0 4 5 6 7 8 9 10 11 12 13 14 15 16 argon boron carbon dubnium erbium fermium gallium',
        '2024-06-01': '17 19 21',
        '2025-04-30': '18 hydrogen',
        '2025-06-01': '23',
        '2026-04-30': '20 iron',
        '2026-06-01': '25',
      },
      successor: '24',
    },
    php: {
      product: 'PHP',
      lines: { '2018-12-31': '5', '2022-11-28': '7', '2023-11-26': '8.0', '2025-12-31': '8.1' },
      successor: '8.4',
    },
    postgres: {
      product: 'PostgreSQL',
      lines: { '2023-11-09': '8 9 10 11', '2024-11-21': '12', '2025-11-13': '13', '2026-11-12': '14' },
      successor: '18',
    },
    python: {
      product: 'Python',
      lines: {
        '2020-04-20': '2',
        '2023-06-27': '3.0 3.1 3.2 3.3 3.4 3.5 3.6 3.7',
        '2024-10-07': '3.8',
        '2025-10-31': '3.9',
        '2026-10-31': '3.10',
      },
      successor: '3.13',
    },
    redis: { product: 'Redis', lines: { '2024-07-29': '2 3 4 5 6.0 7.0' }, successor: '8.2' },
    ruby: {
      product: 'Ruby',
      lines: { '2024-04-23': '1 2 3.0', '2025-03-26': '3.1', '2026-03-31': '3.2' },
      successor: '3.4',
    },
    tomcat: { product: 'Apache Tomcat', lines: { '2024-03-31': '6 7 8 10.0' }, successor: '11.0' },
    ubuntu: {
      product: 'Ubuntu',
      lines: {
        '2023-05-31': '10.04 12.04 14.04 16.04 18.04 lucid precise trusty xenial bionic',
        '2025-05-31': '20.04 focal',
        '2025-07-10':
          '19.04 19.10 20.10 21.04 21.10 22.10 23.04 23.10 24.10 disco eoan groovy hirsute impish kinetic lunar mantic oracular',
        '2026-01-15': '25.04 plucky',
      },
      successor: '24.04',
    },
    ...Object.fromEntries(
      ['sdk', 'runtime', 'aspnet', 'runtime-deps'].map((name) => [
        `mcr.microsoft.com/dotnet/${name}`,
        {
          product: '.NET',
          lines: {
            '2022-12-13': '1 2 3',
            '2022-05-10': '5',
            '2024-05-14': '7',
            '2024-11-12': '6',
            '2026-11-10': '8 9',
          },
          successor: '10.0',
        },
      ]),
    ),
  },
}

export const endedImages: Table<Readonly<Record<string, EndedImage>>> = {
  about: 'images that get no fixes at all',
  sources: ['https://github.com/docker-library/docs', 'https://github.com/bitnami/containers/issues/83267'],
  asOf: '2026-11-21',
  due: '2027-05-21',
  rows: {
    adoptopenjdk: { product: 'AdoptOpenJDK', until: '2021-08-01', successor: 'eclipse-temurin' },
    centos: { product: 'CentOS Linux', until: '2024-06-30', successor: 'almalinux' },
    java: { product: 'The image java', until: '2016-12-31', successor: 'eclipse-temurin' },
    openjdk: { product: 'The image openjdk', until: '2022-07-31', successor: 'eclipse-temurin' },
  },
}

/** Where images stopped getting fixes as a whole, by how their familiar names begin. */
export const endedFolders: Table<Readonly<Record<string, EndedImage>>> = {
  about: 'accounts of Docker Hub whose images get no fixes',
  sources: ['https://github.com/bitnami/containers/issues/83267'],
  asOf: '2026-11-21',
  due: '2027-05-21',
  rows: {
    'bitnami/': { product: 'Bitnami', until: '2025-09-29', successor: 'dhi.io' },
    'bitnamilegacy/': { product: 'Bitnami', until: '2025-08-28', successor: 'dhi.io' },
  },
}
