export { COUNTRIES, countryOf, localPath, RoleName } from './model.ts'
export { decide, reach } from './rights.ts'
