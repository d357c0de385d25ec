export { COUNTRIES, countryOf, localPath, RoleName } from './model.ts'
