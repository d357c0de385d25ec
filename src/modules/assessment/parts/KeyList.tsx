import { SHORTCUTS } from '../shortcuts.ts'
import { useAssessmentWords } from '../words.ts'

/** The keys, and their switch. Before a script has come there is nothing to switch. */
export function KeyList({ isOn, turn }: { isOn: boolean | undefined; turn: (on: boolean) => void }) {
  const t = useAssessmentWords()
  return (
    <details id="keys" className="details">
      <summary>{t('keys.title')}</summary>
      <div>
        {isOn !== undefined && (
          <div className="choice">
            <input
              type="checkbox"
              id="single-keys"
              checked={isOn}
              onChange={(event) => turn(event.currentTarget.checked)}
            />
            <label htmlFor="single-keys">{t('keys.switch')}</label>
          </div>
        )}
        <p className="hint">{t('keys.silent')}</p>
        <dl className="desk-keys">
          {SHORTCUTS.map(({ act, keys }) => (
            <div key={act}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(`keys.${act}`)}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>{t('keys.ctrl-enter')}</kbd>
            </dt>
            <dd>{t('keys.save-next')}</dd>
          </div>
        </dl>
      </div>
    </details>
  )
}
