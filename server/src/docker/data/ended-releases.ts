import { collect } from '../../text/collect.ts'
import type { Table } from './table.ts'

/** Release lines, with the day or the year in which each ended; `undefined` where that is long ago. */
export type Lines = ReadonlyMap<string, string | undefined>

const ALPINE = linesOf('2 3.1-17', {
  '3.18': '2025-05-09',
  '3.19': '2025-11-01',
  '3.20': '2026-04-01',
  '3.21': '2026-11-01',
})
const DOTNET = linesOf('2.1 2.2 3.0 3.1 5.0', {
  '6.0': '2024-11-12',
  '7.0': '2024-05-14',
  '8.0': '2026-11-10',
  '9.0': '2026-11-10',
})

const LINES: ReadonlyMap<string, Lines> = new Map([
  ['alpine', ALPINE],
  ['amazonlinux', linesOf('', { '1': '2023-12-31', '2018': '2023-12-31', '2': '2026-06-30' })],
  ['debian', linesOf('6-9', { '10': '2024-06-30', '11': '2026-08-31' })],
  ['fedora', linesOf('20-41', { '42': '2026' })],
  ['golang', linesOf('1.2-22', { '1.23': '2025', '1.24': '2026' })],
  ['mariadb', linesOf('5 10.0-3', { '10.4': '2024-06-18', '10.5': '2025-06-24', '10.6': '2026-07-06' })],
  ['mongo', linesOf('2-4', { '5': '2024-10-31', '6': '2025-07-31' })],
  ['mysql', linesOf('5 8.1-3', { '8.0': '2026-04-30' })],
  ['nginx', linesOf('1.7-25', { '1.26': '2025', '1.27': '2025' })],
  [
    'node',
    linesOf('0 4-17', {
      '18': '2025-04-30',
      '19': '2023-06-01',
      '20': '2026-04-30',
      '21': '2024-06-01',
      '23': '2025-06-01',
      '25': '2026-06-01',
    }),
  ],
  ['php', linesOf('5 7', { '8.0': '2023-11-26', '8.1': '2025-12-31' })],
  ['postgres', linesOf('8-11', { '12': '2024-11-21', '13': '2025-11-13', '14': '2026-11-12' })],
  ['python', linesOf('2 3.0-7', { '3.8': '2024-10-07', '3.9': '2025-10-31', '3.10': '2026-10-31' })],
  ['redis', linesOf('2-5 6.0')],
  ['ruby', linesOf('1 2', { '3.0': '2024-04-23', '3.1': '2025-03-26', '3.2': '2026-03-31' })],
  ['tomcat', linesOf('6 7 8.0', { '8.5': '2024-03-31', '10.0': '2022-10-31' })],
  [
    'ubuntu',
    linesOf('12-17 19 21', {
      '18': '2023-05-31',
      '20': '2025-05-31',
      '22.10': '2023',
      '23': '2024',
      '24.10': '2025',
      '25': '2026',
    }),
  ],
  ...['aspnet', 'runtime', 'runtime-deps', 'sdk'].map((name) => [`mcr.microsoft.com/dotnet/${name}`, DOTNET] as const),
])

const RELEASES: ReadonlyMap<string, readonly [release: string, since: string]> = new Map([
  ['wheezy', ['Debian 7 (wheezy)', '2018-05-31']],
  ['jessie', ['Debian 8 (jessie)', '2020-06-30']],
  ['stretch', ['Debian 9 (stretch)', '2022-06-30']],
  ['buster', ['Debian 10 (buster)', '2024-06-30']],
  ['bullseye', ['Debian 11 (bullseye)', '2026-08-31']],
  ['trusty', ['Ubuntu 14.04 (trusty)', '2019-04-25']],
  ['xenial', ['Ubuntu 16.04 (xenial)', '2021-04-30']],
  ['bionic', ['Ubuntu 18.04 (bionic)', '2023-05-31']],
  ['focal', ['Ubuntu 20.04 (focal)', '2025-05-31']],
])

const RETIRED: ReadonlyMap<string, string> = new Map([
  ['adoptopenjdk', '2021'],
  ['celery', '2017'],
  ['centos', '2024'],
  ['consul', '2023'],
  ['django', '2016'],
  ['iojs', '2015'],
  ['java', '2017'],
  ['jenkins', '2018'],
  ['openjdk', '2022'],
  ['opensuse', '2018'],
  ['owncloud', '2019'],
  ['rails', '2016'],
  ['vault', '2023'],
])

export const endedReleases: Table<{
  readonly lines: ReadonlyMap<string, Lines>
  /** Of Alpine Linux, which many images have in their tags. */
  readonly alpine: Lines
  /** By code name, the release, and the day on which even long-term support that costs nothing ended. */
  readonly codeNames: ReadonlyMap<string, readonly [release: string, since: string]>
  /** Official images that get no updates under any tag, with the year of their deprecation on Docker Hub. */
  readonly retired: ReadonlyMap<string, string>
}> = {
  about: 'releases and images that get no fixes any more',
  sources: ['https://endoflife.date', 'https://github.com/docker-library/official-images'],
  asOf: '2026-11-21',
  due: '2026-12-21',
  rows: { lines: LINES, alpine: ALPINE, codeNames: RELEASES, retired: RETIRED },
}

/** @param early Those that ended long ago; `3.1-17` stands for all from 3.1 to 3.17. */
function linesOf(early: string, dated: Readonly<Record<string, string>> = {}): Lines {
  const names = collect(early.split(' '), (word) => {
    const [, prefix = '', from, to] = /^(\d+\.)?(\d+)-(\d+)$/.exec(word) ?? []
    if (from === undefined || to === undefined) return word
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${prefix}${Number(from) + index}`)
  })
  return new Map([...names.map((name) => [name, undefined] as const), ...Object.entries(dated)])
}
