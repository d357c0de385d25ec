-- Right of reply: what an institution is told of a draft finding about it, what it says to that, and what was decided.

alter table cycle add right_of_reply boolean not null default false;
comment on column cycle.right_of_reply is 'Whether findings go to the institutions that they are about before they are approved.';

create table hearing (
  id uuid primary key default gen_random_uuid(),
  reference text not null check (reference ~ '^[A-Z]{2}-[0-9]{4}-[0-9]{3,}$'),
  cycle_id uuid not null,
  country text not null references country,
  year int not null,
  institution_id uuid not null references institution,
  locale text not null,
  replies_until date not null,
  asked_by_name text not null,
  asked_by_email text not null,
  asked_by_phone text,
  link_serial int not null default 1,
  sent_by uuid not null references person,
  sent_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_reason text,
  constraint hearing_reference_once unique (reference),
  constraint hearing_in_country unique (id, country),
  foreign key (cycle_id, country) references cycle (id, country),
  constraint hearing_withdrawn_with_a_reason check ((withdrawn_at is null) = (coalesce(withdrawn_reason, '') = ''))
);
comment on table hearing is 'Findings sent to one institution at once, under one reference and one link, with the last day for its reply.';
comment on column hearing.reference is 'Of the same numbers as requests: one reference names one file of an office.';
call protect('hearing', 'sees(country)', 'writes(country)');
alter policy adds on hearing with check (writes(country) and by(sent_by));
alter policy removes on hearing using (system_only());
create policy respondent_reads on hearing for select to rapporteur_app using (in_request(id));
create index hearing_of_cycle on hearing (cycle_id, institution_id);

-- A respondent answers one file: a request, or a hearing. What rapporteur.request names is the id of either.
alter table respondent alter request_id drop not null;
alter table respondent add hearing_id uuid;
alter table respondent add foreign key (hearing_id, country) references hearing (id, country);
alter table respondent add constraint respondent_of_one_file check (num_nonnulls(request_id, hearing_id) = 1);
alter table respondent add constraint respondent_of_hearing_once unique (hearing_id, number);
alter table respondent add constraint respondent_of_hearing_is_whole check (hearing_id is null or part = 'owner');
alter policy respondent_reads on respondent using (responds(coalesce(request_id, hearing_id), id)
  or (in_request(request_id) and part = 'owner'));
alter policy respondent_changes on respondent using (responds(coalesce(request_id, hearing_id), id))
  with check (responds(coalesce(request_id, hearing_id), id));

create table finding (
  id uuid primary key default gen_random_uuid(),
  hearing_id uuid not null,
  country text not null,
  number int not null,
  assessment_id uuid not null,
  indicator_id uuid not null references indicator,
  indicator_code text not null,
  body text not null,
  sha256 text not null,
  constraint finding_number_once unique (hearing_id, number),
  constraint finding_once_in_a_hearing unique (hearing_id, assessment_id),
  constraint finding_in_hearing unique (id, hearing_id),
  foreign key (hearing_id, country) references hearing (id, country),
  foreign key (assessment_id, country) references assessment (id, country)
);
comment on column finding.body is 'Canonical JSON of what the institution is shown, as it stood when it was sent: it never changes, whatever becomes of the assessment.';
call protect('finding', 'sees(country)', 'writes(country)');
alter policy changes on finding using (false);
alter policy removes on finding using (system_only());
create policy respondent_reads on finding for select to rapporteur_app using (in_request(hearing_id));
create trigger finding_is_insert_only before update or delete on finding for each row execute function refuse_change();
create index finding_of_assessment on finding (assessment_id);

create table finding_draft (
  finding_id uuid primary key,
  hearing_id uuid not null,
  country text not null,
  says text not null check (says in ('agrees', 'disputes')),
  reasons jsonb not null default '[]',
  saved_by uuid not null references respondent,
  saved_at timestamptz not null,
  version int not null default 1,
  foreign key (finding_id, hearing_id) references finding (id, hearing_id),
  foreign key (hearing_id, country) references hearing (id, country)
);
comment on table finding_draft is 'What an institution has written and not yet sent: there for nobody but itself.';
comment on column finding_draft.reasons is '[{paragraph, text}]: paragraph 0 is the finding as a whole.';
call protect('finding_draft', 'system_only()', 'system_only()');
create policy respondent_reads on finding_draft for select to rapporteur_app using (in_request(hearing_id));
create policy respondent_adds on finding_draft for insert to rapporteur_app with check (responds(hearing_id) and by(saved_by));
create policy respondent_changes on finding_draft for update to rapporteur_app
  using (responds(hearing_id)) with check (responds(hearing_id) and by(saved_by));

create table hearing_reply (
  id uuid primary key default gen_random_uuid(),
  hearing_id uuid not null,
  country text not null,
  number int not null,
  receipt text not null,
  locale text not null,
  body text not null,
  sha256 text not null,
  responsible text not null check (responsible <> ''),
  submitted_by uuid not null references respondent,
  submitted_at timestamptz not null,
  constraint hearing_reply_number_once unique (hearing_id, number),
  constraint hearing_reply_receipt_once unique (receipt),
  constraint hearing_reply_in_hearing unique (id, hearing_id),
  foreign key (hearing_id, country) references hearing (id, country)
);
comment on column hearing_reply.body is 'Canonical JSON of all that was said, as it was submitted: it never changes.';
call protect('hearing_reply', 'sees(country)', 'false');
alter policy adds on hearing_reply with check (system_only());
alter policy changes on hearing_reply using (false);
alter policy removes on hearing_reply using (system_only());
create policy respondent_reads on hearing_reply for select to rapporteur_app using (in_request(hearing_id));
create policy respondent_adds on hearing_reply for insert to rapporteur_app with check (responds(hearing_id) and by(submitted_by));
create trigger hearing_reply_is_insert_only before update or delete on hearing_reply
  for each row execute function refuse_change();

create table finding_reply (
  id uuid primary key default gen_random_uuid(),
  reply_id uuid not null,
  hearing_id uuid not null,
  finding_id uuid not null,
  country text not null,
  says text not null check (says in ('agrees', 'disputes')),
  reasons jsonb not null,
  constraint finding_reply_once unique (reply_id, finding_id),
  constraint finding_reply_names_its_finding unique (id, finding_id),
  foreign key (reply_id, hearing_id) references hearing_reply (id, hearing_id),
  foreign key (finding_id, hearing_id) references finding (id, hearing_id),
  foreign key (hearing_id, country) references hearing (id, country),
  constraint finding_disputed_with_reasons check (says = 'agrees' or jsonb_array_length(reasons) > 0)
);
comment on table finding_reply is 'What an institution says to one finding. A correction is another reply beside it; the last one counts.';
call protect('finding_reply', 'sees(country)', 'false');
alter policy adds on finding_reply with check (system_only());
alter policy changes on finding_reply using (false);
alter policy removes on finding_reply using (system_only());
create policy respondent_reads on finding_reply for select to rapporteur_app using (in_request(hearing_id));
create policy respondent_adds on finding_reply for insert to rapporteur_app with check (responds(hearing_id));
create trigger finding_reply_is_insert_only before update or delete on finding_reply
  for each row execute function refuse_change();
create index finding_reply_of_finding on finding_reply (finding_id);

create table finding_file (
  id uuid primary key default gen_random_uuid(),
  finding_id uuid not null,
  hearing_id uuid not null,
  country text not null,
  sha256 text not null references file,
  name text not null,
  added_by uuid not null references respondent,
  added_at timestamptz not null,
  removed_at timestamptz,
  reply_id uuid,
  evidence_id uuid,
  foreign key (finding_id, hearing_id) references finding (id, hearing_id),
  foreign key (hearing_id, country) references hearing (id, country),
  foreign key (reply_id, hearing_id) references hearing_reply (id, hearing_id),
  foreign key (evidence_id, country) references evidence (id, country)
);
comment on column finding_file.reply_id is 'The first reply that it came with; until then it is there for the institution alone.';
comment on column finding_file.evidence_id is 'What it became in the library.';
call protect('finding_file', 'system_only() or (sees(country) and reply_id is not null)', 'writes(country) and reply_id is not null');
alter policy adds on finding_file with check (system_only());
alter policy removes on finding_file using (system_only());
create policy respondent_reads on finding_file for select to rapporteur_app using (in_request(hearing_id));
create policy respondent_adds on finding_file for insert to rapporteur_app
  with check (responds(hearing_id) and by(added_by) and evidence_id is null);
create policy respondent_changes on finding_file for update to rapporteur_app
  using (responds(hearing_id)) with check (responds(hearing_id));
create index finding_file_of on finding_file (finding_id);
create policy respondent_reads_own on file for select to rapporteur_app
  using (purpose() = 'respondent' and exists (select from finding_file f where f.sha256 = file.sha256));

create table finding_decision (
  id uuid primary key default gen_random_uuid(),
  finding_id uuid not null references finding,
  reply_id uuid not null,
  country text not null,
  decision text not null check (decision in ('upheld', 'changed', 'partly')),
  reason text not null check (reason <> ''),
  reason_lang text not null,
  decided_by uuid not null references person,
  decided_at timestamptz not null,
  constraint finding_decided_once unique (reply_id),
  foreign key (reply_id, finding_id) references finding_reply (id, finding_id)
);
comment on table finding_decision is 'What became of a finding after a reply, and why: published beside both.';
call protect('finding_decision', 'sees(country)', 'writes(country)', 'decided_by');
alter policy changes on finding_decision using (false);
alter policy removes on finding_decision using (system_only());
create policy respondent_reads on finding_decision for select to rapporteur_app
  using (purpose() = 'respondent' and exists (select from finding f where f.id = finding_id));
create trigger finding_decision_is_insert_only before update or delete on finding_decision
  for each row execute function refuse_change();

create function refuse_own_decision() returns trigger language plpgsql as $$
begin
  if exists (select from assessment a join finding f on f.assessment_id = a.id
      where f.id = new.finding_id and a.author_id = new.decided_by)
    or exists (select from assessment_author w join finding f on f.assessment_id = w.assessment_id
      where f.id = new.finding_id and w.person_id = new.decided_by) then
    raise exception 'an author' using errcode = 'check_violation', constraint = 'finding_decided_by_another';
  end if;
  return new;
end $$;
create trigger finding_decision_by_another before insert on finding_decision
  for each row execute function refuse_own_decision();

create table finding_unheard (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null,
  country text not null,
  sha256 text not null,
  reason text not null check (reason <> ''),
  said_by uuid not null references person,
  said_at timestamptz not null,
  foreign key (assessment_id, country) references assessment (id, country),
  constraint finding_unheard_once unique (assessment_id, sha256)
);
comment on table finding_unheard is 'Why this text of a finding goes to no institution, or not once more. It holds for that text alone.';
call protect('finding_unheard', 'sees(country)', 'writes(country)', 'said_by');
alter policy changes on finding_unheard using (false);
alter policy removes on finding_unheard using (system_only());

create table hearing_reminder (
  hearing_id uuid not null,
  country text not null,
  days int not null,
  for_day date not null,
  sent_at timestamptz not null,
  primary key (hearing_id, days),
  foreign key (hearing_id, country) references hearing (id, country)
);
comment on table hearing_reminder is 'A rule of the cycle reminds of a hearing once.';
call protect('hearing_reminder', 'sees(country)', 'system_only()');
