import { useWebWords } from '../words.ts'

export function SkipLink({ to }: { to: string }) {
  const t = useWebWords()
  return (
    <a className="skip-link" href={`#${to}`}>
      {t('frame.skip')}
    </a>
  )
}
