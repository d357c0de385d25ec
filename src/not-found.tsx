import { data } from 'react-router'

/** Any other address of the workbench: the frame tells it. */
export function loader() {
  throw data(null, 404)
}

export default function NotFound() {
  return null
}
