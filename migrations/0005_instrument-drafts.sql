-- The instrument as a living thing: a draft is a published version and the changes made to it.

alter table instrument_version
  add country text references country,
  add predecessor_id uuid references instrument_version,
  add core_id uuid references instrument_version,
  add note text not null default '',
  add started_by uuid references person,
  add started_at timestamptz not null default now(),
  add published_by uuid references person,
  add revision int not null default 0,
  drop constraint instrument_version_state_check,
  add constraint instrument_version_state_check check (state in ('draft', 'published', 'set-aside')),
  add constraint instrument_version_variant_stands_on_a_core check ((country is null) = (core_id is null));
comment on column instrument_version.country is 'Null: the regional core. Else the national variant of that country.';
comment on column instrument_version.predecessor_id is 'The version that this one was made from; of a first variant, the core version it stands on.';
comment on column instrument_version.core_id is 'Of a variant: the version of the core that it inherits.';
comment on column instrument_version.revision is 'Counts the acts on a draft: each edit is one.';
-- One draft of the core, and one of each country's variant, at a time.
create unique index instrument_draft_once on instrument_version (coalesce(country, '')) where state = 'draft';
alter policy reads on instrument_version using ((state = 'published' and anybody()) or (inside() and sees(country)));
alter policy adds on instrument_version with check (writes(country));
alter policy changes on instrument_version using (writes(country)) with check (writes(country));
alter policy removes on instrument_version using (system_only());

create function refuse_published_instrument() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' then
    raise exception 'a published instrument version never changes' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger instrument_version_is_frozen before update or delete on instrument_version
  for each row execute function refuse_published_instrument();

create function country_of_version(v uuid) returns text language sql stable parallel safe as
  $$ select country from instrument_version where id = v $$;

alter table area disable trigger area_is_frozen;
alter table subarea disable trigger subarea_is_frozen;
alter table indicator disable trigger indicator_is_frozen;

alter table area add extra jsonb not null default '{}';
alter table subarea add code text, add extra jsonb not null default '{}';
update subarea set code = area_code || '.' || position;
alter table subarea alter code set not null,
  add constraint subarea_code_once unique (version_id, code),
  add constraint subarea_code_of_its_area check (code ~ '^[A-Z]{3}\.[0-9]{1,3}(-[A-Z]{2})?$');
comment on column subarea.code is 'Stable through all versions: INV.3; a country''s own ends in its code, INV.9-RS.';

alter table indicator
  add limits jsonb,
  add bands jsonb,
  add asked_at text[] not null default '{}',
  add is_summable boolean not null default false,
  add not_applicable jsonb,
  add extra jsonb not null default '{}',
  add wording_md5 text not null generated always as (md5(title::text || question::text || coalesce(rule::text, '')
    || coalesce(unrated_reason::text, '') || coalesce(not_applicable::text, ''))) stored,
  drop constraint indicator_rated_by_a_rule,
  add constraint indicator_rated_by_a_rule check (is_rated = (rule is not null and not_applicable is null)),
  drop constraint indicator_code_check,
  add constraint indicator_code_check check (code ~ '^[A-Z]{3}-[0-9]{2,3}(-[A-Z]{2})?$');
comment on column indicator.limits is 'The least and the most that an answer in numbers may be: {"least": 0, "most": 100}; either may be absent.';
comment on column indicator.bands is 'Where the rule is in numbers: {"better": "higher"|"lower", "bounds": [b3, b2, b1]}.';
comment on column indicator.asked_at is 'Levels below the state that are asked one by one: entity, district, canton. Empty: the country as a whole.';
comment on column indicator.is_summable is 'Whether the answers of the parts of a country may be added up.';
comment on column indicator.not_applicable is 'Of a variant: why the country does not ask it, as a local text. It keeps its rule and is not rated.';
comment on column indicator.wording_md5 is 'Of every text: two versions are compared by it, without reading them.';
comment on column indicator.extra is 'Columns of an imported file that the product does not know: kept, and given back by the export.';

alter table area enable trigger area_is_frozen;
alter table subarea enable trigger subarea_is_frozen;
alter table indicator enable trigger indicator_is_frozen;

do $$
declare t text;
begin
  foreach t in array array['area', 'subarea', 'indicator'] loop
    execute format('alter policy adds on %I with check (writes(country_of_version(version_id)))', t);
    execute format('alter policy changes on %I using (writes(country_of_version(version_id))) with check (writes(country_of_version(version_id)))', t);
    execute format('alter policy removes on %I using (writes(country_of_version(version_id)))', t);
  end loop;
end $$;
create function country_of_indicator(i uuid) returns text language sql stable parallel safe as
  $$ select country_of_version(version_id) from indicator where id = i $$;
alter policy adds on indicator_citation with check (writes(country_of_indicator(indicator_id)));
alter policy changes on indicator_citation using (writes(country_of_indicator(indicator_id))) with check (writes(country_of_indicator(indicator_id)));
alter policy removes on indicator_citation using (writes(country_of_indicator(indicator_id)));

create table instrument_change (
  version_id uuid not null references instrument_version,
  country text references country,
  item text not null,
  field text not null,
  value jsonb not null,
  base jsonb not null,
  revision int not null default 1,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  primary key (version_id, item, field)
);
comment on table instrument_change is 'What a draft says otherwise than the version it stands on: one row a field of an area, a sub-area or an indicator.';
comment on column instrument_change.value is 'JSON null: emptied.';
comment on column instrument_change.base is 'What the version beneath said when it was first changed: what a merge compares with.';
comment on column instrument_change.revision is 'Counts the writes to this field: an editor says which one they saw.';
call protect('instrument_change', 'sees(country)', 'writes(country)');

create table instrument_edit (
  version_id uuid not null references instrument_version,
  country text references country,
  revision int not null,
  position int not null,
  item text not null,
  field text not null,
  before jsonb,
  after jsonb,
  by_id uuid not null references person,
  at timestamptz not null,
  undoes int,
  primary key (version_id, revision, position)
);
comment on table instrument_edit is 'Every write to a draft, act by act: what undo goes back by. SQL null: as the version beneath.';
call protect('instrument_edit', 'sees(country)', 'writes(country)', 'by_id');
alter policy changes on instrument_edit using (system_only());
alter policy removes on instrument_edit using (system_only());

create table comparability (
  version_id uuid not null references instrument_version,
  against_id uuid not null references instrument_version,
  country text references country,
  indicator_code text not null,
  verdict text not null check (verdict in ('same', 'reworded', 'changed-scale', 'changed-scope', 'new', 'dropped')),
  proposed text not null check (proposed in ('same', 'reworded', 'changed-scale', 'changed-scope', 'new', 'dropped')),
  reason text not null check (reason <> ''),
  of_sha256 text not null,
  confirmed_by uuid references person,
  confirmed_at timestamptz,
  primary key (version_id, against_id, indicator_code),
  constraint comparability_confirmed_by_somebody check ((confirmed_by is null) = (confirmed_at is null)),
  constraint comparability_by_rule_only_if_unchanged check (confirmed_by is not null or verdict = 'same')
);
comment on table comparability is 'Whether an indicator of a version may be compared with the same one of another version, and who says so.';
comment on column comparability.against_id is 'The predecessor; of a variant also the version of the core.';
comment on column comparability.of_sha256 is 'Of the difference that was judged: a later edit makes the verdict void.';
call protect('comparability', 'anybody() and exists (select from instrument_version v where v.id = version_id)', 'writes(country)');
create trigger comparability_is_frozen before insert or update or delete on comparability
  for each row execute function refuse_published_version();

create table merge_conflict (
  version_id uuid not null references instrument_version,
  country text not null references country,
  item text not null,
  field text not null,
  base jsonb not null,
  core jsonb not null,
  own jsonb not null,
  resolution text check (resolution in ('core', 'own', 'written')),
  resolved_by uuid references person,
  resolved_at timestamptz,
  version int not null default 1,
  primary key (version_id, item, field)
);
comment on table merge_conflict is 'Where a variant and the new version of the core both changed a field: three texts, until somebody decides.';
call protect('merge_conflict', 'sees(country)', 'writes(country)');

create table script_exception (
  latin text primary key check (latin ~ '^[^\s⟦⟧]+$'),
  cyrillic text not null check (cyrillic <> ''),
  added_by uuid not null references person,
  added_at timestamptz not null
);
comment on table script_exception is 'Words of Serbian Latin whose Cyrillic the rules do not find by themselves; people extend it.';
call protect('script_exception', 'anybody()', 'writes(null)', 'added_by');
