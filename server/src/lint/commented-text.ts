import { DockerText } from '../docker/document.ts'
import type { Text } from '../text/document.ts'
import { YamlText } from '../yaml/document.ts'
import type { CommentedText } from './commented.ts'
import { CommentedDockerfile } from './commented-dockerfile.ts'
import { CommentedYaml } from './commented-yaml.ts'

/** A text with its comments; nothing for a text of which nothing is known. */
export function commentedOf(text: Text): CommentedText | undefined {
  if (text instanceof DockerText) return new CommentedDockerfile(text)
  return text instanceof YamlText ? new CommentedYaml(text) : undefined
}
