import type { Located, Location } from '../text/document.ts'
import type { Fix, Related } from './rule.ts'

/** Something in a configuration file that does not count, because it says nothing that is understood. */
export interface ConfigMistake extends Located {
  readonly location: Location
  /** One sentence that ends with a full stop. */
  readonly message: string
  readonly related: readonly Related[]
  /** What was probably meant. */
  readonly fixes: readonly Fix[]
}
