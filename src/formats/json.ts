/** A page's data as a file: one line, UTF-8, newline at the end. Undefined members are left out. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
