import type { EditionBody } from './model.ts'

interface Approval {
  readonly indicatorCode: string
  readonly state: string
  readonly seenSha256: string
  readonly at: string
  readonly voidedAt: string | null
}

/** Indicators in this edition whose approval is no longer the one that stands in the working tables. */
export function approvalsLost({ values }: EditionBody, approvals: readonly Approval[]): string[] {
  const inForce = new Set(
    approvals
      .filter(({ state, voidedAt }) => state === 'approved' && voidedAt === null)
      .map(({ indicatorCode, seenSha256, at }) => `${indicatorCode} ${seenSha256} ${at}`),
  )
  return values.flatMap(({ indicator: { code }, assessment }) =>
    assessment && !inForce.has(`${code} ${assessment.approvedSha256} ${assessment.approvedAt}`) ? [code] : [],
  )
}
