-- The main job: cycles, evidence, observations, assessments, approval, editions.

create table cycle (
  id uuid primary key default gen_random_uuid(),
  country text not null references country,
  year int not null check (year between 2000 and 2100),
  version_id uuid not null references instrument_version,
  state text not null default 'collecting' check (state in ('planned', 'collecting', 'assessing', 'published')),
  collect_until date not null,
  assess_until date not null,
  publish_on date not null,
  opened_by uuid not null references person,
  opened_at timestamptz not null default now(),
  version int not null default 1,
  constraint cycle_once_per_country_and_year unique (country, year),
  constraint cycle_in_country unique (id, country),
  constraint cycle_dates_in_order check (collect_until <= assess_until and assess_until <= publish_on)
);
call protect('cycle', 'sees(country)', 'writes(country)', 'opened_by');
alter policy removes on cycle using (system_only());

create table cycle_member (
  cycle_id uuid not null,
  country text not null,
  area_code text not null,
  person_id uuid not null references person,
  task text not null check (task in ('monitor', 'reviewer')),
  primary key (cycle_id, area_code, person_id, task),
  foreign key (cycle_id, country) references cycle (id, country)
);
call protect('cycle_member', 'sees(country)', 'writes(country)');

create table file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  media_type text not null,
  sealed_key text,
  stored_at timestamptz not null default now()
);
comment on column file.sealed_key is 'Of a restricted file: its own key, wrapped with the key in SECRET_FILE.';
call protect('file', 'inside()', 'system_only()');
alter policy adds on file with check (inside());

create table evidence (
  id uuid primary key default gen_random_uuid(),
  country text not null references country,
  cycle_id uuid,
  class text not null check (class in ('public', 'working-group', 'team', 'restricted')),
  kind text not null check (kind in ('document', 'link', 'statistic', 'judgment', 'reply', 'interview')),
  title text not null check (title <> ''),
  author text,
  publisher text,
  published_on text,
  language text not null,
  url text,
  file_sha256 text references file,
  file_name text,
  note text,
  folded text not null default '',
  added_by uuid not null references person,
  added_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_reason text,
  version int not null default 1,
  constraint evidence_in_country unique (id, country),
  foreign key (cycle_id, country) references cycle (id, country),
  constraint evidence_points_somewhere check (url is not null or file_sha256 is not null or kind = 'interview'),
  constraint evidence_withdrawn_with_a_reason check ((withdrawn_at is null) = (coalesce(withdrawn_reason, '') = ''))
);
create unique index evidence_once_per_country on evidence (country, title, url, file_sha256) nulls not distinct
  where withdrawn_at is null;
comment on column evidence.folded is 'Title, author and publisher blind to script and diacritics, for looking up.';
comment on column evidence.published_on is 'As precise as the source: 2021, 2021-03 or 2021-03-04.';
call protect('evidence', 'sees(country)', 'writes(country)', 'added_by');
alter policy removes on evidence using (system_only());
create index evidence_by_country on evidence (country, added_at desc);

create table observation (
  id uuid primary key default gen_random_uuid(),
  country text not null references country,
  year int not null,
  measure text references measure,
  indicator_code text,
  kind text not null check (kind in ('number', 'interval', 'text', 'no-data-kept', 'no-answer', 'refused', 'not-applicable',
    'not-asked')),
  number numeric,
  low numeric,
  high numeric,
  text text,
  as_given text not null,
  unit text not null,
  source_id uuid references source,
  evidence_id uuid,
  origin text not null check (origin in ('shipped', 'monitor')),
  class text not null default 'public' check (class in ('public', 'working-group', 'team', 'restricted')),
  cycle_id uuid,
  note text,
  added_by uuid references person,
  added_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_reason text,
  version int not null default 1,
  shipped_key text unique,
  constraint observation_in_country unique (id, country),
  foreign key (evidence_id, country) references evidence (id, country),
  foreign key (cycle_id, country) references cycle (id, country),
  constraint observation_withdrawn_with_a_reason check ((withdrawn_at is null) = (coalesce(withdrawn_reason, '') = '')),
  constraint observation_is_of_something check (measure is not null or indicator_code is not null),
  constraint observation_value_fits_kind check (
    case kind
      when 'number' then number is not null and low is null and high is null and text is null
      when 'interval' then number is null and low is not null and high is not null and low <= high and text is null
      when 'text' then text is not null and number is null and low is null and high is null
      else number is null and low is null and high is null and text is null
    end),
  constraint observation_has_a_source check (source_id is not null or evidence_id is not null
    or kind in ('no-answer', 'not-asked', 'not-applicable', 'no-data-kept', 'refused'))
);
comment on column observation.as_given is 'Exactly as the source prints it: <5 is the interval 0 to 4, never 0 and never 4.';
call protect('observation', 'sees(country) or (origin = ''shipped'' and anybody())', 'writes(country)', 'added_by');
alter policy removes on observation using (system_only());
create index observation_by_measure on observation (measure, country, year);
create index observation_by_country on observation (country, year);
create index observation_by_indicator on observation (indicator_code, country, year) where indicator_code is not null;

create table assessment (
  id uuid primary key default gen_random_uuid(),
  cycle_id uuid not null,
  country text not null,
  indicator_id uuid not null references indicator,
  indicator_code text not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'approved')),
  rating int check (rating between 0 and 3),
  missing text check (missing in ('no-data-kept', 'no-answer', 'refused', 'not-applicable', 'not-asked', 'not-comparable')),
  narrative text not null default '',
  narrative_lang text not null default 'en',
  confidence text check (confidence in ('high', 'medium', 'low')),
  chosen_observation uuid,
  chosen_reason text,
  no_evidence_reason text,
  author_id uuid not null references person,
  submitted_at timestamptz,
  carried_from uuid,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint assessment_in_country unique (id, country),
  foreign key (cycle_id, country) references cycle (id, country),
  foreign key (chosen_observation, country) references observation (id, country),
  foreign key (carried_from, country) references assessment (id, country),
  constraint assessment_once_per_cycle_and_indicator unique (cycle_id, indicator_id),
  constraint assessment_rating_or_missing check (rating is null or missing is null),
  constraint assessment_choice_has_a_reason check (chosen_observation is null or chosen_reason <> '')
);
call protect('assessment', 'sees(country)', 'writes(country)');
alter policy removes on assessment using (system_only());
create index assessment_by_state on assessment (country, state);

create table assessment_author (
  assessment_id uuid not null,
  country text not null,
  person_id uuid not null references person,
  primary key (assessment_id, person_id),
  foreign key (assessment_id, country) references assessment (id, country)
);
comment on table assessment_author is 'Everybody who wrote any part of it: none of them may approve it.';
call protect('assessment_author', 'sees(country)', 'writes(country)');
-- Who wrote it once stays its author.
alter policy changes on assessment_author using (system_only());
alter policy removes on assessment_author using (system_only());

create table citation (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null,
  country text not null,
  evidence_id uuid not null,
  page text,
  quotation text,
  position int not null,
  foreign key (assessment_id, country) references assessment (id, country),
  foreign key (evidence_id, country) references evidence (id, country),
  constraint citation_once unique nulls not distinct (assessment_id, evidence_id, page, quotation)
);
call protect('citation', 'sees(country)', 'writes(country)');
create index citation_by_evidence on citation (evidence_id);

create table approval (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null,
  country text not null,
  approver_id uuid not null references person,
  seen_sha256 text not null,
  seen text not null,
  at timestamptz not null default now(),
  voided_at timestamptz,
  voided_by uuid references person,
  foreign key (assessment_id, country) references assessment (id, country)
);
comment on column approval.seen is 'Canonical JSON of exactly what the approver saw; its hash binds the approval to it.';
call protect('approval', 'sees(country)', 'writes(country)', 'approver_id');
alter policy removes on approval using (system_only());
create unique index approval_in_force_once on approval (assessment_id) where voided_at is null;

create function refuse_own_approval() returns trigger language plpgsql as $$
begin
  if exists (select from assessment where id = new.assessment_id and author_id = new.approver_id)
    or exists (select from assessment_author where assessment_id = new.assessment_id and person_id = new.approver_id) then
    raise exception 'an author cannot approve' using errcode = 'check_violation', constraint = 'approval_not_by_author';
  end if;
  return new;
end $$;
-- What an approval holds for, and whose it is, never changes: it is given once, and voided once.
create function refuse_other_approval() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.voided_at is not null or (to_jsonb(new) - '{voided_at,voided_by}'::text[])
    <> (to_jsonb(old) - '{voided_at,voided_by}'::text[]) then
    raise exception 'an approval is voided, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger approval_is_only_voided before update or delete on approval for each row execute function refuse_other_approval();
create trigger approval_not_by_author before insert on approval for each row execute function refuse_own_approval();

create table review_comment (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null,
  country text not null,
  author_id uuid not null references person,
  kind text not null check (kind in ('returned', 'comment')),
  body text not null check (body <> ''),
  at timestamptz not null default now(),
  foreign key (assessment_id, country) references assessment (id, country)
);
call protect('review_comment', 'sees(country)', 'writes(country)', 'author_id');
alter policy changes on review_comment using (system_only());
alter policy removes on review_comment using (system_only());
create index review_comment_of_assessment on review_comment (assessment_id, at);

create table edition (
  id uuid primary key default gen_random_uuid(),
  cycle_id uuid not null,
  country text not null references country,
  year int not null,
  number int not null check (number >= 1),
  state text not null check (state in ('proposed', 'published', 'set-aside')),
  note text not null default '',
  body text not null,
  sha256 text not null,
  proposed_by uuid not null references person,
  proposed_at timestamptz not null default now(),
  published_by uuid references person,
  published_at timestamptz,
  version int not null default 1,
  foreign key (cycle_id, country) references cycle (id, country),
  constraint edition_by_two_persons check (published_by is distinct from proposed_by),
  constraint edition_published_by_somebody check ((state = 'published') = (published_by is not null and published_at is not null))
);
comment on column edition.body is 'Canonical JSON of everything published, frozen when proposed: pages, files and permalinks are drawn from it.';
create unique index edition_number_once on edition (country, year, number) where state <> 'set-aside';
create unique index edition_proposed_once on edition (cycle_id) where state = 'proposed';
call protect('edition', 'sees(country) or (state = ''published'' and anybody())', 'writes(country)', 'proposed_by');
alter policy adds on edition with check (writes(country) and by(proposed_by) and (system_only() or state = 'proposed'));
alter policy changes on edition with check (writes(country) and (state = 'set-aside' or by(published_by)));
alter policy removes on edition using (system_only());

create function refuse_published_edition() returns trigger language plpgsql as $$
begin
  if old.state = 'published' or (tg_op = 'UPDATE'
    and row (new.body, new.sha256, new.proposed_by, new.cycle_id, new.country, new.year, new.number)
      is distinct from row (old.body, old.sha256, old.proposed_by, old.cycle_id, old.country, old.year, old.number)) then
    raise exception 'a published edition never changes' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger edition_is_frozen before update or delete on edition for each row execute function refuse_published_edition();
