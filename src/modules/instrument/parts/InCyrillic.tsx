import { useEffect, useState } from 'react'
import { useToCyrillic } from '../../../web/reading.tsx'

/** How the Serbian text reads in Cyrillic, which nobody writes; with a script, while it is written. */
export function InCyrillic({ field, text }: { field: string; text: string }) {
  const toCyrillic = useToCyrillic()
  const [now, setNow] = useState(text)
  useEffect(() => {
    const node = document.getElementById(field)
    const changed = () => node instanceof HTMLTextAreaElement && setNow(node.value)
    node?.addEventListener('input', changed)
    return () => node?.removeEventListener('input', changed)
  }, [field])
  if (now.trim() === '') return null
  return (
    <p className="small muted" lang="sr-Cyrl">
      {toCyrillic(now)}
    </p>
  )
}
