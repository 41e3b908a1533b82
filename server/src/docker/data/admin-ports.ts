import type { Table } from './table.ts'

/** By the number of the port over TCP, what listens there and gives who reaches it control of the machine. */
export const adminPorts: Table<ReadonlyMap<number, string>> = {
  about: 'ports of remote administration',
  sources: ['https://www.iana.org/assignments/service-names-port-numbers'],
  asOf: '2026-11-21',
  due: '2028-11-21',
  rows: new Map([
    [22, 'SSH'],
    [23, 'Telnet'],
    [2375, 'the Docker API without TLS'],
    [2376, 'the Docker API'],
    [3389, 'RDP'],
    [5800, 'VNC'],
    [5900, 'VNC'],
    [5985, 'WinRM'],
    [5986, 'WinRM'],
  ]),
}
