/** Something the person who starts the product can put right: `main` prints the sentence alone and exits with 1. */
export class StartError extends Error {
  override name = 'StartError'
}
