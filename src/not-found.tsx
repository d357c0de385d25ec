import { data } from 'react-router'
import { Lost } from './lost.tsx'

export function loader() {
  throw data(null, 404)
}

export default function NotFound() {
  return <Lost status={404} message={undefined} />
}

export function ErrorBoundary() {
  return <NotFound />
}
