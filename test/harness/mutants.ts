import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A mistake: in that file, without its `.ts`, this text, which stands there once, is that one. */
export type Mutant = readonly [file: string, text: string, mistake: string]

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The mutants that go unnoticed: of those that the module's `countWrong` still says 0 of, and of those whose text is not
 * found once.
 *
 * @param folder Where the files are that have mistakes.
 */
export async function unnoticed(
  module: string,
  folder: string,
  mutants: readonly Mutant[],
): Promise<readonly Mutant[]> {
  const answers = await Promise.all(mutants.map(async (mutant) => !(await isNoticed(module, folder, mutant))))
  return mutants.filter((_, i) => answers[i])
}

async function isNoticed(module: string, folder: string, [file, text, mistake]: Mutant): Promise<boolean> {
  const path = resolve(root, folder, `${file}.ts`)
  const parts = readFileSync(path, 'utf8').split(text)
  if (parts.length !== 2) return false
  const { outputFiles } = await build({
    entryPoints: [resolve(root, module)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    plugins: [
      {
        name: 'mistake',
        setup: ({ onLoad }) =>
          onLoad({ filter: /\.ts$/ }, (args) =>
            args.path === path ? { contents: parts.join(mistake), loader: 'ts' } : undefined,
          ),
      },
    ],
  })
  const code = Buffer.from(outputFiles[0]!.contents).toString('base64')
  const { countWrong } = (await import(`data:text/javascript;base64,${code}`)) as { countWrong: () => number } // Bundled from `module`.
  return isWrong(countWrong)
}

/** A mistake that ends in an exception is noticed, too. */
function isWrong(countWrong: () => number): boolean {
  try {
    return countWrong() > 0
  } catch {
    return true
  }
}
