-- Asking institutions: whom we reach there, what was asked of whom, what came back and when, and who answers by a link.

create or replace function anybody() returns boolean language sql stable parallel safe as
  $$ select purpose() in ('public', 'person', 'system', 'respondent') $$;

-- Who answers by a link reads and writes what is of this one request. Of a colleague who was given some of its questions
-- (part 'delegate'), the row says whose it is.
create function responds(request uuid, given_to uuid default null) returns boolean language sql stable parallel safe as $$
  select purpose() = 'respondent' and request = nullif(current_setting('rapporteur.request', true), '')::uuid
    and (coalesce(current_setting('rapporteur.part', true), '') = 'owner' or coalesce(given_to = person_now(), false))
$$;
create function in_request(request uuid) returns boolean language sql stable parallel safe as $$
  select purpose() = 'respondent' and request = nullif(current_setting('rapporteur.request', true), '')::uuid
$$;

alter policy adds on mail with check (inside() or purpose() = 'respondent');
alter policy adds on file with check (inside() or purpose() = 'respondent');

create table institution_contact (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institution,
  country text references country,
  name text not null default '',
  email text check (email = lower(email) and email like '%_@_%'),
  phone text,
  post_address text,
  locale text not null,
  source text not null check (source <> ''),
  state text not null default 'working' check (state in ('working', 'failing')),
  state_note text,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version int not null default 1,
  constraint contact_can_be_reached check (email is not null or phone is not null or post_address is not null)
);
comment on table institution_contact is 'The registered mailbox, telephone and address of an institution: of the office, not of a private person.';
comment on column institution_contact.state is 'Failing: letters came back from there.';
create unique index contact_email_once on institution_contact (institution_id, email) where removed_at is null;
call protect('institution_contact', 'sees(country)', 'writes(country)');
alter policy removes on institution_contact using (system_only());
create index institution_contact_of on institution_contact (institution_id) where removed_at is null;

create table request_counter (
  country text not null references country,
  year int not null,
  last int not null,
  primary key (country, year)
);
comment on table request_counter is 'The last number given out. Numbers are never given twice, whatever becomes of the request.';
call protect('request_counter', 'sees(country)', 'writes(country)');
alter policy removes on request_counter using (system_only());

create table request (
  id uuid primary key default gen_random_uuid(),
  reference text not null check (reference ~ '^[A-Z]{2}-[0-9]{4}-[0-9]{3,}$'),
  cycle_id uuid not null,
  country text not null references country,
  year int not null,
  institution_id uuid not null references institution,
  territory text,
  locale text not null,
  basis text not null check (basis in ('access-law', 'cooperation', 'mandate')),
  state text not null default 'draft' check (state in ('draft', 'withdrawn', 'sent', 'acknowledged', 'clarification-asked',
    'extended', 'answered-in-part', 'answered', 'refused', 'passed-on', 'appealed', 'decided', 'closed')),
  sent_on date,
  due_on date,
  answers_until date not null,
  asked_by_name text not null,
  asked_by_email text not null,
  asked_by_phone text,
  passed_from uuid references request,
  link_serial int not null default 1,
  made_by uuid not null references person,
  made_at timestamptz not null,
  version int not null default 1,
  constraint request_reference_once unique (reference),
  constraint request_in_country unique (id, country),
  foreign key (cycle_id, country) references cycle (id, country),
  foreign key (territory, country) references territory (code, country),
  constraint request_sent_on_a_day check (state in ('draft', 'withdrawn') or sent_on is not null)
);
comment on column request.due_on is 'The last day that the law gives, by its own calculation; null where no law counts the days. Moved with a row in deadline_move.';
comment on column request.answers_until is 'Until when the form takes answers and corrections.';
comment on column request.link_serial is 'Part of what the links are signed with: a higher one makes earlier links void.';
call protect('request', 'sees(country)', 'writes(country)');
alter policy adds on request with check (writes(country) and by(made_by));
alter policy removes on request using (system_only());
create policy respondent_reads on request for select to rapporteur_app using (in_request(id));
create policy respondent_changes on request for update to rapporteur_app using (in_request(id)) with check (in_request(id));
create index request_of_cycle on request (cycle_id, institution_id);
create index request_by_state on request (country, state, due_on);

create table respondent (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null,
  country text not null,
  number int not null,
  part text not null check (part in ('owner', 'delegate')),
  name text not null default '',
  email text check (email = lower(email) and email like '%_@_%'),
  locale text not null,
  invited_by uuid references respondent,
  note text,
  until date,
  state text not null default 'invited' check (state in ('invited', 'active', 'handed-back', 'ended')),
  made_at timestamptz not null,
  constraint respondent_number_once unique (request_id, number),
  constraint respondent_in_request unique (id, request_id),
  foreign key (request_id, country) references request (id, country)
);
comment on table respondent is 'Who answers a request by a link, without an account: the registered mailbox of the institution (owner), or a colleague who was given some of its questions.';
call protect('respondent', 'sees(country)', 'writes(country)');
alter policy removes on respondent using (system_only());
create policy respondent_reads on respondent for select to rapporteur_app
  using (responds(request_id, id) or (in_request(request_id) and part = 'owner'));
create policy respondent_adds on respondent for insert to rapporteur_app
  with check (responds(request_id) and part = 'delegate' and invited_by = person_now());
create policy respondent_changes on respondent for update to rapporteur_app
  using (responds(request_id, id)) with check (responds(request_id, id));

create table respondent_code (
  id uuid primary key default gen_random_uuid(),
  turn bigserial not null,
  respondent_id uuid not null references respondent,
  code_hash text not null,
  sent_to text not null check (sent_to in ('mailbox', 'telephone')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0,
  used_at timestamptz
);
grant usage on sequence respondent_code_turn_seq to rapporteur_app;
comment on column respondent_code.turn is 'The newest one counts, and no other.';
comment on column respondent_code.code_hash is 'A keyed hash: six digits could be guessed from a plain one.';
call protect('respondent_code', 'system_only()', 'system_only()');
alter policy adds on respondent_code with check (system_only() or purpose() = 'person');
create index respondent_code_of on respondent_code (respondent_id, turn desc);

create table respondent_session (
  token_hash text primary key,
  id uuid not null default gen_random_uuid() unique,
  respondent_id uuid not null references respondent,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
call protect('respondent_session', 'system_only()', 'system_only()');

create table request_question (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null,
  country text not null,
  number int not null,
  indicator_id uuid not null references indicator,
  indicator_code text not null,
  state text not null default 'not-started' check (state in ('not-started', 'started', 'answered', 'declined', 'returned',
    'accepted')),
  given_to uuid,
  is_handed_back boolean not null default false,
  last jsonb,
  constraint request_question_number_once unique (request_id, number),
  constraint request_question_once unique (request_id, indicator_id),
  constraint request_question_in_request unique (id, request_id),
  foreign key (request_id, country) references request (id, country),
  foreign key (given_to, request_id) references respondent (id, request_id)
);
comment on column request_question.is_handed_back is 'By the colleague who had it: it waits for who answers for all again.';
comment on column request_question.last is 'What the same institution answered to it last: {year, kind, cells}. Copied when asked, so that who answers is shown it and sees no other request.';
call protect('request_question', 'sees(country)', 'writes(country)');
create policy respondent_reads on request_question for select to rapporteur_app using (responds(request_id, given_to));
create policy respondent_changes on request_question for update to rapporteur_app
  using (responds(request_id, given_to)) with check (in_request(request_id));
create index request_question_by_indicator on request_question (indicator_id);

create table answer (
  question_id uuid primary key,
  request_id uuid not null,
  country text not null,
  kind text not null check (kind in ('value', 'no-data-kept', 'not-applicable', 'declined')),
  cells jsonb not null default '{}',
  quality text check (quality in ('records', 'estimate')),
  source text not null default '',
  note text not null default '',
  explanations jsonb not null default '{}',
  ground text,
  reason text not null default '',
  suggested_institution text,
  came_by text not null check (came_by in ('web', 'workbook', 'paper', 'mail')),
  saved_by uuid not null,
  saved_at timestamptz not null,
  version int not null default 1,
  foreign key (question_id, request_id) references request_question (id, request_id),
  foreign key (request_id, country) references request (id, country),
  constraint answer_declined_with_a_ground check (kind <> 'declined' or (ground is not null and reason <> ''))
);
comment on column answer.cells is 'Exactly as given, a text a cell. What is understood of it is read anew each time.';
comment on column answer.explanations is 'What the institution says to what looks doubtful, by the id of the doubt; published beside the value.';
comment on column answer.saved_by is 'A respondent, or the person who transcribed it.';
call protect('answer', 'sees(country)', 'writes(country)', 'saved_by');
create policy respondent_reads on answer for select to rapporteur_app
  using (in_request(request_id) and exists (select from request_question q where q.id = question_id));
create policy respondent_adds on answer for insert to rapporteur_app
  with check (in_request(request_id) and by(saved_by) and exists (select from request_question q where q.id = question_id));
create policy respondent_changes on answer for update to rapporteur_app
  using (in_request(request_id) and exists (select from request_question q where q.id = question_id))
  with check (in_request(request_id) and by(saved_by));
create policy respondent_removes on answer for delete to rapporteur_app
  using (in_request(request_id) and exists (select from request_question q where q.id = question_id));

create table answer_file (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null,
  country text not null,
  question_id uuid,
  sha256 text not null references file,
  name text not null,
  purpose text not null check (purpose in ('attachment', 'workbook', 'reply')),
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  foreign key (request_id, country) references request (id, country),
  foreign key (question_id, request_id) references request_question (id, request_id)
);
comment on table answer_file is 'What came with an answer, as it came: it is kept, never rewritten.';
call protect('answer_file', 'sees(country)', 'writes(country)', 'added_by');
alter policy removes on answer_file using (system_only());
create policy respondent_reads on answer_file for select to rapporteur_app
  using (responds(request_id, added_by) or (in_request(request_id) and exists (select from request_question q where q.id = question_id)));
create policy respondent_adds on answer_file for insert to rapporteur_app with check (in_request(request_id) and by(added_by));
create policy respondent_changes on answer_file for update to rapporteur_app
  using (responds(request_id, added_by)) with check (in_request(request_id));
create index answer_file_of_request on answer_file (request_id);
create policy respondent_reads on file for select to rapporteur_app
  using (purpose() = 'respondent' and exists (select from answer_file a where a.sha256 = file.sha256));

create table submission (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null,
  country text not null,
  number int not null,
  receipt text not null,
  locale text not null,
  body text not null,
  sha256 text not null,
  responsible text not null check (responsible <> ''),
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  constraint submission_number_once unique (request_id, number),
  constraint submission_receipt_once unique (receipt),
  foreign key (request_id, country) references request (id, country)
);
comment on column submission.body is 'Canonical JSON of all answers as they were submitted: it never changes.';
call protect('submission', 'sees(country)', 'writes(country)', 'submitted_by');
alter policy changes on submission using (false);
alter policy removes on submission using (system_only());
create policy respondent_reads on submission for select to rapporteur_app using (responds(request_id));
create policy respondent_adds on submission for insert to rapporteur_app with check (responds(request_id) and by(submitted_by));
create trigger submission_is_insert_only before update or delete on submission for each row execute function refuse_change();

create table request_letter (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null,
  country text not null,
  kind text not null check (kind in ('request', 'reminder', 'extension', 'clarification', 'official', 'appeal')),
  number text not null,
  locale text not null,
  subject text not null,
  body text not null,
  made_by uuid references person,
  made_at timestamptz not null,
  constraint request_letter_number_once unique (number),
  foreign key (request_id, country) references request (id, country)
);
comment on column request_letter.body is 'The text as it was sent: paragraphs parted by an empty line.';
call protect('request_letter', 'sees(country)', 'writes(country)', 'made_by');
alter policy changes on request_letter using (false);
alter policy removes on request_letter using (system_only());
create policy respondent_reads on request_letter for select to rapporteur_app using (in_request(request_id));
create index request_letter_of on request_letter (request_id, made_at);

create table letter_template (
  country text not null,
  kind text not null,
  locale text not null,
  subject text not null check (subject <> ''),
  body text not null check (body <> ''),
  changed_by uuid references person,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (country, kind, locale)
);
comment on table letter_template is 'Words of letters that a country wrote for itself; without a row the words that the product ships.';
call protect('letter_template', 'sees(country)', 'writes(country)', 'changed_by');

create table request_event (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null,
  country text not null,
  kind text not null,
  on_day date not null,
  at timestamptz not null,
  person_id uuid references person,
  respondent_id uuid references respondent,
  evidence_id uuid,
  letter_id uuid references request_letter,
  submission_id uuid references submission,
  details jsonb not null default '{}',
  note text not null default '',
  struck_at timestamptz,
  struck_by uuid references person,
  struck_reason text,
  foreign key (request_id, country) references request (id, country),
  foreign key (evidence_id, country) references evidence (id, country),
  constraint request_event_struck_with_a_reason check ((struck_at is null) = (coalesce(struck_reason, '') = ''))
);
comment on table request_event is 'What happened to a request: never rewritten. What was recorded wrongly is struck with a reason, and stays readable.';
comment on column request_event.on_day is 'When it happened, which the clock of the law counts by; at is when it was recorded.';
call protect('request_event', 'sees(country)', 'writes(country)');
alter policy adds on request_event with check (writes(country) and (system_only() or by(person_id)));
alter policy removes on request_event using (system_only());
create policy respondent_reads on request_event for select to rapporteur_app using (responds(request_id));
create policy respondent_adds on request_event for insert to rapporteur_app
  with check (in_request(request_id) and by(respondent_id) and person_id is null);
create index request_event_of on request_event (request_id, on_day, at);

create table deadline_move (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null,
  country text not null,
  from_day date,
  to_day date,
  because text not null,
  details jsonb not null default '{}',
  at timestamptz not null,
  foreign key (request_id, country) references request (id, country)
);
comment on table deadline_move is 'Each move of a running deadline, and what moved it: an event, a holiday, a changed rule of the law.';
call protect('deadline_move', 'sees(country)', 'writes(country)');
alter policy changes on deadline_move using (false);
alter policy removes on deadline_move using (system_only());
create policy respondent_adds on deadline_move for insert to rapporteur_app with check (in_request(request_id));
create index deadline_move_of on deadline_move (request_id, at);

alter table observation add question_id uuid references request_question;
comment on column observation.question_id is 'The question of a request that this answers: question, request, reply, document, page, observation are one chain.';
create index observation_of_question on observation (question_id) where question_id is not null;

create function refuse_other_event() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.struck_at is not null
    or (to_jsonb(new) - '{struck_at,struck_by,struck_reason}'::text[])
      <> (to_jsonb(old) - '{struck_at,struck_by,struck_reason}'::text[]) then
    raise exception 'an event is struck, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger request_event_is_only_struck before update or delete on request_event
  for each row execute function refuse_other_event();

-- A number that was given to a letter is given to no other.
create table letter_counter (
  country text not null references country,
  year int not null,
  last int not null,
  primary key (country, year)
);
call protect('letter_counter', 'sees(country)', 'writes(country)');
alter policy removes on letter_counter using (system_only());
