-- What the product ships and everybody may read: countries, institutions, standards, the instrument, measures, sources.

create table country (
  code text primary key check (code ~ '^[a-z]{2}$'),
  iso3 text not null unique,
  name jsonb not null,
  details jsonb not null default '{}'
);
call protect('country', 'anybody()', 'system_only()');

create table term (
  scheme text not null,
  code text not null,
  position int not null,
  name jsonb not null,
  primary key (scheme, code)
);
comment on table term is 'Names of coded things: units, institution categories, breakdowns, answer types, kinds, families of measures.';
call protect('term', 'anybody()', 'system_only()');

create table institution (
  id uuid primary key default gen_random_uuid(),
  country text references country,
  category text not null,
  level text not null,
  name_local text not null,
  name_en text not null,
  note text,
  source text not null,
  is_verified boolean not null,
  shipped_key text unique,
  version int not null default 1
);
comment on column institution.country is 'Null: of the whole region.';
call protect('institution', 'anybody()', 'writes(country)');
create index institution_by_country on institution (country, category);

create table standard (
  code text primary key,
  short text not null,
  number text,
  title jsonb not null,
  year int,
  url text
);
call protect('standard', 'anybody()', 'system_only()');

create table standard_article (
  standard text not null references standard,
  article text not null,
  is_confirmed boolean not null,
  primary key (standard, article)
);
call protect('standard_article', 'anybody()', 'system_only()');

create table instrument_version (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  state text not null check (state in ('draft', 'published')),
  sha256 text,
  published_at timestamptz
);
call protect('instrument_version', 'state = ''published'' and anybody() or inside()', 'writes(null)');

create table area (
  version_id uuid not null references instrument_version,
  code text not null,
  position int not null,
  title jsonb not null,
  origin text not null,
  handbook_area_no int,
  handbook_area_name text,
  primary key (version_id, code)
);
call protect('area', 'anybody()', 'writes(null)');

create table subarea (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null,
  area_code text not null,
  position int not null,
  title jsonb not null,
  foreign key (version_id, area_code) references area
);
call protect('subarea', 'anybody()', 'writes(null)');

create table indicator (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null,
  code text not null check (code ~ '^[A-Z]{3}-[0-9]{2}'),
  area_code text not null,
  subarea_id uuid not null references subarea,
  position int not null,
  kind text not null check (kind in ('structural', 'process', 'outcome')),
  answer_type text not null,
  unit text,
  disaggregations text[] not null default '{}',
  responsible text[] not null default '{}',
  verification text[] not null default '{}',
  legal_basis text not null default '',
  is_core boolean not null,
  is_rated boolean not null,
  title jsonb not null,
  question jsonb not null,
  rule jsonb,
  unrated_reason jsonb,
  constraint indicator_code_once unique (version_id, code),
  constraint indicator_rated_by_a_rule check (is_rated = (rule is not null)),
  foreign key (version_id, area_code) references area
);
comment on column indicator.rule is 'What 3, 2, 1 and 0 mean: {"basis": "own"|"general", "levels": {"3": LocalText, …}}.';
call protect('indicator', 'anybody()', 'writes(null)');
create index indicator_by_area on indicator (version_id, area_code, position);

create table indicator_citation (
  indicator_id uuid not null references indicator,
  position int not null,
  standard text not null,
  article text not null,
  amended_by text references standard,
  inserted_by text references standard,
  primary key (indicator_id, position),
  foreign key (standard, article) references standard_article
);
call protect('indicator_citation', 'anybody()', 'writes(null)');
create index indicator_citation_by_article on indicator_citation (standard, article);

-- A published version never changes.
create function refuse_published_version() returns trigger language plpgsql as $$
declare v uuid := case when tg_op = 'DELETE' then old.version_id else new.version_id end;
begin
  if exists (select from instrument_version where id = v and state = 'published') then
    raise exception 'a published instrument version never changes' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger area_is_frozen before insert or update or delete on area for each row execute function refuse_published_version();
create trigger subarea_is_frozen before insert or update or delete on subarea for each row execute function refuse_published_version();
create trigger indicator_is_frozen before insert or update or delete on indicator for each row execute function refuse_published_version();

create function refuse_published_citation() returns trigger language plpgsql as $$
declare i uuid := case when tg_op = 'DELETE' then old.indicator_id else new.indicator_id end;
begin
  if exists (select from indicator join instrument_version v on v.id = version_id where indicator.id = i and v.state = 'published') then
    raise exception 'a published instrument version never changes' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger indicator_citation_is_frozen before insert or update or delete on indicator_citation
  for each row execute function refuse_published_citation();

create table measure (
  code text primary key,
  family text not null,
  position int not null,
  label jsonb not null,
  definition jsonb not null,
  unit text not null,
  dimension jsonb not null default '{}'
);
call protect('measure', 'anybody()', 'system_only()');

create table measure_sum (
  total text not null references measure,
  parts text[] not null,
  is_headline boolean not null,
  primary key (total, parts)
);
comment on table measure_sum is 'Parts that must meet their total. A contradiction is flagged and kept, never repaired.';
call protect('measure_sum', 'anybody()', 'system_only()');

create table measure_indicator (
  measure text not null references measure,
  indicator_code text not null,
  fit text not null check (fit in ('exact', 'partial')),
  note text not null,
  primary key (measure, indicator_code)
);
comment on table measure_indicator is 'Which published figure answers which indicator, and how well.';
call protect('measure_indicator', 'anybody()', 'system_only()');
create index measure_indicator_by_code on measure_indicator (indicator_code);

create table source (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  url text not null,
  constraint source_once unique (title, url)
);
call protect('source', 'anybody()', 'system_only()');

create table search_entry (
  kind text not null,
  code text not null,
  lang text not null,
  title text not null,
  body text not null,
  href text not null,
  words tsvector not null,
  primary key (kind, code, lang)
);
comment on column search_entry.words is 'Folded: blind to script and diacritics.';
call protect('search_entry', 'anybody()', 'system_only() or (kind = ''edition'' and writes(left(code, 2)))');
create index search_entry_words on search_entry using gin (words);

create table search_concept (
  concept text primary key,
  words text[] not null
);
comment on table search_concept is 'Words of all languages that mean one thing, folded: who types one finds what is written with another. A star: any ending.';
call protect('search_concept', 'anybody()', 'system_only()');
