/** Is this address of the workbench, in whatever letters it is written? Its pages know who asks and are kept by nobody. */
export function isWorkPath(path: string): boolean {
  const [, first = ''] = path.split('/')
  return /^app(\.data)?$/i.test(decoded(first) ?? '')
}

/** Undefined: no address can be written like this. */
export function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
