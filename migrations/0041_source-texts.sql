-- The text of sources by page, found across scripts, and what in it looks personal.

create table evidence_text (
  evidence_id uuid primary key,
  country text not null,
  sha256 text not null references file,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'nothing', 'unreadable')),
  reader text,
  pages int,
  why text,
  is_cut boolean not null default false,
  tries int not null default 0,
  read_at timestamptz,
  foreign key (evidence_id, country) references evidence (id, country)
);
comment on table evidence_text is 'How far the text of a source was read. Of a restricted one nothing is read: its file is kept encrypted.';
comment on column evidence_text.sha256 is 'The stored file that it is the text of: the file of the source, or the copy of its address.';
call protect('evidence_text', 'sees(country)', 'writes(country)');
create index evidence_text_waiting on evidence_text (evidence_id) where state = 'waiting';

create table passage (
  id uuid primary key default gen_random_uuid(),
  evidence_id uuid not null,
  country text not null,
  page int,
  position int not null,
  body text not null check (body <> ''),
  words tsvector not null,
  foreign key (evidence_id, country) references evidence (id, country),
  constraint passage_once unique nulls not distinct (evidence_id, page, position)
);
comment on column passage.page is 'Null where the source has no pages.';
comment on column passage.words is 'Blind to script, accents and ijekavian.';
call protect('passage', 'sees(country)', 'writes(country)');
create index passage_words on passage using gin (words);

-- Row-level security asks its own question of every row before a word is compared, and so reads the whole table. Who finds
-- is therefore a role of its own that nobody can become; its one function asks the same question, by the index, and hands
-- out nothing but numbers.
do $$ begin
  if not exists (select from pg_roles where rolname = 'rapporteur_search') then
    create role rapporteur_search nologin;
  end if;
end $$;
do $$ begin
  execute format('grant rapporteur_search to %I', current_user);
end $$;
grant usage on schema public to rapporteur_search;
grant select on passage to rapporteur_search;
create policy finds on passage for select to rapporteur_search using (true);

create function find_passages(asked tsquery, within text, most int)
  returns table (passage_id uuid, evidence_id uuid, rank real)
  language sql stable security definer set search_path = public, pg_temp as $$
    select hit.id, hit.evidence_id, ts_rank(hit.words, asked, 1)
    from (
      select id, evidence_id, words from passage
      where words @@ asked and (within = '' or country = within) and sees(country)
      limit most
    ) hit
    order by 3 desc, 1
  $$;
grant create on schema public to rapporteur_search;
alter function find_passages(tsquery, text, int) owner to rapporteur_search;
revoke create on schema public from rapporteur_search;
revoke execute on function find_passages(tsquery, text, int) from public;
grant execute on function find_passages(tsquery, text, int) to rapporteur_app;

create table personal_finding (
  id uuid primary key default gen_random_uuid(),
  evidence_id uuid not null,
  country text not null,
  place text not null check (place in ('title', 'author', 'publisher', 'container', 'number', 'note', 'file-name', 'text')),
  passage_id uuid references passage on delete cascade,
  page int,
  at int not null,
  length int not null,
  kind text not null check (kind in ('personal-number', 'phone', 'case-number', 'name')),
  mark text not null,
  found_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by uuid references person,
  settled_as text check (settled_as in ('not-personal', 'public-role', 'published-lawfully')),
  reason text,
  foreign key (evidence_id, country) references evidence (id, country),
  constraint finding_in_text_has_a_passage check ((place = 'text') = (passage_id is not null)),
  constraint finding_settled_by_somebody check ((settled_at is null) = (settled_by is null)
    and (settled_at is null) = (settled_as is null) and (settled_at is null) = (coalesce(reason, '') = ''))
);
comment on table personal_finding is 'Where a source seems to name a person. Nothing that stands there is repeated here.';
comment on column personal_finding.mark is 'A keyed hash of what stands there: the same found again is settled already.';
call protect('personal_finding', 'sees(country)', 'writes(country)');
create index personal_finding_of on personal_finding (evidence_id, kind, mark);
create index personal_finding_open on personal_finding (evidence_id) where settled_at is null;
create index personal_finding_of_passage on personal_finding (passage_id) where passage_id is not null;
