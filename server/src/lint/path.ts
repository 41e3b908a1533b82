/** The folder that a file or a folder is in; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The steps from the folder of a file to a folder above it, as `../../`; nothing where that is not above. */
export function wayUp(path: string, folder: string): string | undefined {
  const start = folder === '' ? '' : `${folder}/`
  return path.startsWith(start) ? '../'.repeat(path.slice(start.length).split('/').length - 1) : undefined
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether a path is a folder or something in or below it; everything is below an empty one. */
export function isWithin(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}

/**
 * What a path leads to that is written in a file of a folder: the folder may be a path or a URI. Nothing where it leads
 * out of the workspace: to another machine, or to an absolute path.
 */
export function resolvePath(folder: string, written: string): string | undefined {
  if (written.startsWith('/') || written.includes('://') || written.includes('?')) return undefined
  const steps = folder === '' ? [] : folder.split('/')
  const isUri = folder.includes('://')
  for (const step of written.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(isUri ? encodeURIComponent(step) : step)
    else if (steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else steps.push('..')
  }
  return steps.join('/')
}
