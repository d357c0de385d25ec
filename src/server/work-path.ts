/** Is this address of the workbench, in whatever letters it is written? Its pages know who asks and are kept by nobody. */
export function isWorkPath(path: string): boolean {
  const [, first = ''] = path.split('/')
  return /^app(\.data)?$/i.test(decoded(first) ?? '')
}

/** Is this address of an institution's reply, to a request (r) or to findings (f)? Its pages know who answers and are kept by nobody. */
export function isReplyPath(path: string): boolean {
  const [, first = ''] = path.split('/')
  return /^[rf]$/i.test(decoded(first) ?? '')
}

/** The reference that an address of a reply is of. */
export function replyReference(path: string): string | undefined {
  const [, , reference = ''] = path.split('/')
  const plain = (decoded(reference) ?? '').replace(/\.data$/, '')
  return isReplyPath(path) && /^[A-Z]{2}-\d{4}-\d{3,}$/.test(plain) ? plain : undefined
}

/** Undefined: no address can be written like this. */
export function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
