-- What somebody found for an indicator answers the question of one version of the instrument, and stays bound to it.
-- Published series are of a measure, which no version changes.

alter table observation add column instrument_version_id uuid references instrument_version;
comment on column observation.instrument_version_id is 'The version whose question it answers; null: a published figure of a measure.';

-- The owner is bound by forced row-level security as everybody is, and has no context here.
alter table observation no force row level security;
alter table cycle no force row level security;
alter table indicator no force row level security;
alter table instrument_version no force row level security;

update observation o set instrument_version_id = c.version_id from cycle c
where c.id = o.cycle_id and o.origin = 'monitor' and o.indicator_code is not null;

-- Entered outside a cycle: the version published last when it was entered, of the country or of the core.
update observation o set instrument_version_id = (
  select v.id from indicator i join instrument_version v on v.id = i.version_id
  where i.code = o.indicator_code and v.state = 'published' and (v.country is null or v.country = o.country)
  order by (v.published_at <= o.added_at) desc nulls last, v.published_at desc nulls last limit 1)
where o.instrument_version_id is null and o.origin = 'monitor' and o.indicator_code is not null;

alter table observation force row level security;
alter table cycle force row level security;
alter table indicator force row level security;
alter table instrument_version force row level security;

alter table observation add constraint observation_answers_a_version
  check (origin = 'shipped' or indicator_code is null or instrument_version_id is not null);

create function refuse_rebinding() returns trigger language plpgsql as $$
begin
  raise exception 'an observation stays bound to the version it answered' using errcode = 'check_violation';
end $$;
create trigger observation_stays_bound before update of instrument_version_id on observation
  for each row when (old.instrument_version_id is distinct from new.instrument_version_id) execute function refuse_rebinding();
