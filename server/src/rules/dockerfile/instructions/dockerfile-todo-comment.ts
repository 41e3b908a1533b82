import { isForTools } from '../../../docker/tool-comment.ts'
import { defineRule } from '../../rule.ts'

export const dockerfileTodoComment = defineRule({
  id: 'dockerfile-todo-comment',
  title: 'A comment says that something is left to do',
  severity: 'info',
  profile: 'pedantic',
  why: `
    What is left to do in an image is often a check that was switched off or a right that was given for now. Nobody comes
    back to a comment, and the image is in use meanwhile.`,
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  equivalents: { sonar: ['S1135'] },
  fixable: false,
  examples: [
    {
      title: 'For now',
      bad: `
        FROM debian:13-slim
        # «TODO»: run it as another user
        USER root
      `,
      good: `
        FROM debian:13-slim
        # It binds port 80.
        USER root
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    const { content } = dockerfile.text
    for (const { location, text } of dockerfile.comments) {
      const { start, end } = location.span
      const found = !isForTools(text) && /\b(?:TODO|FIXME)\b/.exec(content.slice(start, end))
      if (!found) continue
      const [word] = found
      const span = { start: start + found.index, end: start + found.index + word.length }
      report({ at: { location: dockerfile.locate(span) }, message: `"${word}" says that something is left to do.` })
    }
  },
})
