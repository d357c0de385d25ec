import { data } from 'react-router'

/** Any other address: the frame tells it. */
export function loader() {
  throw data(null, 404)
}

export default function NothingHerePage() {
  return null
}
