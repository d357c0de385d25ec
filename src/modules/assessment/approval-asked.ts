import { happening } from '../../kit/happenings.ts'

/** Somebody approves this assessment as it stands: a later module that holds it back refuses by a problem of its own. */
export const approvalAsked = happening<{ id: string }>('assessment.approval-asked')
