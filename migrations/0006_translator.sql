-- A translator reads the instrument and writes its translations, and reaches nothing else: no country's work, no person's.

alter table role_grant
  drop constraint role_grant_role_check,
  add constraint role_grant_role_check check (role in ('coordinator', 'lead', 'monitor', 'reviewer', 'rapporteur',
    'publisher', 'reader', 'translator', 'auditor', 'administrator')),
  drop constraint role_grant_scope,
  add constraint role_grant_scope check (
    (role in ('lead', 'monitor', 'reviewer', 'rapporteur') and country is not null)
    or (role in ('coordinator', 'auditor', 'administrator') and country is null)
    or role in ('publisher', 'reader', 'translator'));

-- May the one who asks write translations of this country's variant, of the core where the country is null?
create function translates(country text) returns boolean language sql stable parallel safe as $$
  select case purpose()
    when 'system' then true
    when 'person' then coalesce(in_list(current_setting('rapporteur.translates', true), country), false)
    else false end
$$;

-- Drafts of the core are read by whoever translates a variant of it: its words are under the variant's.
create function sees_drafts(country text) returns boolean language sql stable parallel safe as $$
  select sees(country) or case purpose()
    when 'person' then coalesce(current_setting('rapporteur.translates', true), '') <> ''
      and (country is null or in_list(current_setting('rapporteur.translates', true), country))
    else false end
$$;

create function writes_drafts(country text) returns boolean language sql stable parallel safe as
  $$ select writes(country) or translates(country) $$;

alter policy reads on instrument_version using ((state = 'published' and anybody()) or (inside() and sees_drafts(country)));
alter policy changes on instrument_version using (writes_drafts(country)) with check (writes_drafts(country));

alter policy reads on instrument_change using (sees_drafts(country));
alter policy adds on instrument_change with check (writes_drafts(country));
alter policy changes on instrument_change using (writes_drafts(country)) with check (writes_drafts(country));
alter policy removes on instrument_change using (writes_drafts(country));

alter policy reads on instrument_edit using (sees_drafts(country));
alter policy adds on instrument_edit with check (writes_drafts(country) and by(by_id));

-- The two scripts are Serbia's: who writes its words says what the rules do not find.
alter policy adds on script_exception with check (writes_drafts('rs') and by(added_by));
alter policy changes on script_exception using (system_only());
alter policy removes on script_exception using (writes_drafts('rs'));
