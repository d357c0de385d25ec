/** A million bytes, as systems show the size of a file and as the pages say it. */
export const MEGABYTE = 1_000_000
