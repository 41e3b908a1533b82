import type { Located } from '../text/document.ts'
import type { Fix } from './rule.ts'

/** An ignore comment or annotation of ours, and what came of it when all other rules had run. */
export interface IgnoreNote extends Located {
  /** The word of the comment, or the name of the annotation. */
  readonly by: string
  /** Why something is ignored, as it is written there. */
  readonly reason: string | undefined
  /** Whether it names any rule. */
  readonly namesRules: boolean
  /** What in it does nothing, or cannot be understood. */
  readonly problems: readonly IgnoreProblem[]
}

export interface IgnoreProblem extends Located {
  /** One sentence that ends with a full stop. */
  readonly message: string
  readonly fixes: readonly Fix[]
}
