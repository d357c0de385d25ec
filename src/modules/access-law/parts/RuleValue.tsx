import { Wording } from '../../../web/parts/index.ts'
import type { LocalText } from '../../../kit/local-text.ts'
import type { Rule, RuleValue as Value } from '../model.ts'
import { useAccessLawWords } from '../words.ts'

/** What a rule says, in words; what is not known says so. */
export function RuleValue({ rule }: { rule: Rule | undefined }) {
  const t = useAccessLawWords()
  if (!rule || rule.value === null) return <span className="muted">{t('value.unknown')}</span>
  const { value } = rule
  if (typeof value === 'number') return t(rule.rule === 'urgent-hours' ? 'value.hours' : 'value.days', { count: value })
  if (typeof value === 'string') return t(`value.${value}`)
  if (rule.rule === 'extension') {
    const { kind, days } = value as Value<'extension'>
    return t(`value.extension.${kind}`, { count: days })
  }
  return <Wording text={value as LocalText} />
}
