import { adminPorts } from '../docker/data/admin-ports.ts'
import { type ExposedPort, rangeOf } from '../rules/dockerfile/instructions/exposed-port.ts'
import type { ShownDockerfile } from './dockerfile-text.ts'
import type { Words } from './words.ts'

/** What usually listens on ports of an EXPOSE where that gives control of the machine, and what EXPOSE does with them. */
export function wordsOfPorts(ports: readonly ExposedPort[], { show }: ShownDockerfile): Words {
  const sentences = ports.map((port) => {
    const name = `${port.port.includes('-') ? 'Ports' : 'Port'} ${show(port.port)} over ${show(port.protocol.toUpperCase())}`
    const services = servicesAt(port)
    if (services.length === 0) return `${name}.`
    return `${name}: usually ${services.join(', ')}, which gives who gets in control of the machine.`
  })
  const meaning = 'EXPOSE opens nothing: it tells people, tools and docker run -P on which ports the image listens.'
  return [...sentences, meaning].map((sentence) => ({ sentence }))
}

function servicesAt(port: ExposedPort): readonly string[] {
  const range = rangeOf(port)
  if (!range || port.protocol.toLowerCase() !== 'tcp') return []
  const inside = [...adminPorts.rows].filter(([number]) => number >= range.first && number <= range.last)
  return [...new Set(inside.map(([, service]) => service))]
}
