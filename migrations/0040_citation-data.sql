-- Who holds a source, and how it is cited.

alter table evidence
  add institution_id uuid references institution,
  add container text,
  add place text,
  add number text,
  add doi text;
comment on column evidence.institution_id is 'Which institution made it or holds it.';
comment on column evidence.container is 'The journal, series or collection that it is a part of.';
create index evidence_of_institution on evidence (institution_id) where institution_id is not null;
select set_config('rapporteur.purpose', 'system', true);
update evidence e set institution_id = r.institution_id
  from submission s join request r on r.id = s.request_id where s.id = e.submission_id;
