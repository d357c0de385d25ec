/** The mark of invented data, the same word in every language: on pages, in files, in answers of the API. */
export const SAMPLE = 'SAMPLE'
