-- An institution's reply becomes a source, and its answers observations: the link is kept.

alter table evidence add submission_id uuid references submission;
comment on column evidence.submission_id is 'The reply that this is the document of: what was submitted under one receipt.';
create unique index evidence_of_reply_once on evidence (submission_id)
  where submission_id is not null and withdrawn_at is null;

alter table observation
  add page text,
  add flags jsonb not null default '[]';
comment on column observation.page is 'Where in its source it stands, as a citation gives it.';
comment on column observation.flags is 'What looks doubtful in it, in words, and what its institution says to that: never repaired, published beside the value.';
create unique index observation_of_answer_once on observation (question_id, evidence_id)
  where question_id is not null and withdrawn_at is null;

alter table request_question add returned_because text;
comment on column request_question.returned_because is 'What the institution is asked to look at again; it is told while the question is returned.';
