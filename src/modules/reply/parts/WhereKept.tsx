import { useState, useSyncExternalStore } from 'react'
import { Button, Notice } from '../../../web/parts/index.ts'
import { canSeal } from '../kept/seal.ts'
import type { Whereabouts } from '../kept/sender.ts'
import { forgetEverything, KEPT_DAYS } from '../kept/store.ts'
import { isKeeping, turnKeeping, watchKeeping } from '../kept/switch.ts'
import { useReplyWords } from '../words.ts'
import { useIsLive } from './useKept.ts'

/** Where the words are now: said when it is not as usual. It stays on the page while empty, to be read out when it speaks. */
export function WhereKept({ where, reference }: { where: Whereabouts; reference: string }) {
  return (
    <div className={`where-kept where-kept-${where.kind}`} role="status">
      <Where where={where} reference={reference} />
    </div>
  )
}

function Where({ where, reference }: { where: Whereabouts; reference: string }) {
  const t = useReplyWords()
  switch (where.kind) {
    case 'here':
      return null
    case 'sending':
      return <p>{t('kept.sending')}</p>
    case 'offline':
      return <Notice kind="attention" title={t(where.isKept ? 'kept.offline' : 'kept.offline.page')} />
    case 'sent':
      return (
        <Notice kind="success" title={t('kept.sent', { time: where.time })}>
          <p>
            <a href={where.to}>{t('kept.go-on')}</a>
          </p>
        </Notice>
      )
    case 'conflict':
      return (
        <Notice kind="attention" title={t('question.conflict')}>
          <Button kind="secondary">{t('kept.both')}</Button>
        </Notice>
      )
    case 'refused':
      return (
        <Notice kind="attention" title={where.isOut ? t('kept.out') : t('kept.refused', { message: where.message })}>
          {where.isOut && (
            <p>
              <a href={`/r/${reference}`} target="_blank" rel="noreferrer">
                {t('kept.in-again')}
              </a>
            </p>
          )}
        </Notice>
      )
  }
}

/** Whether what is written is kept in this browser: on a computer that others use too, it need not be. */
export function KeepSwitch({ turned }: { turned: () => void }) {
  const isLive = useIsLive()
  const isOn = useSyncExternalStore(watchKeeping, isKeeping, () => true)
  const [isLeft, leave] = useState(false)
  const t = useReplyWords()
  if (!isLive || !canSeal()) return null
  const turn = async (on: boolean) => {
    turnKeeping(on)
    leave(!on && !(await isForgotten()))
    turned()
  }
  return (
    <div className="choice">
      <input
        type="checkbox"
        id="keep-nothing"
        checked={!isOn}
        aria-describedby="keep-nothing-hint"
        onChange={({ target }) => void turn(!target.checked)}
      />
      <label htmlFor="keep-nothing">{t('kept.not')}</label>
      <div className="hint" id="keep-nothing-hint">
        {t(isOn ? 'kept.about' : isLeft ? 'kept.not-removed' : 'kept.off', { days: KEPT_DAYS })}
      </div>
    </div>
  )
}

const isForgotten = () =>
  forgetEverything().then(
    () => true,
    () => false,
  )
