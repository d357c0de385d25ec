-- The net below the rights on drafts: a row belongs to the country of its version, whoever says otherwise; a verdict is
-- signed by who is here; and what a published variant says otherwise than the core is as frozen as the variant.

do $$
declare t text;
begin
  foreach t in array array['instrument_change', 'instrument_edit', 'comparability', 'merge_conflict'] loop
    execute format('create policy of_its_version on %I as restrictive for insert to rapporteur_app
      with check (country is not distinct from country_of_version(version_id))', t);
  end loop;
  foreach t in array array['instrument_change', 'merge_conflict'] loop
    execute format('create trigger %I before insert or update or delete on %I for each row execute function refuse_published_version()',
      t || '_is_frozen', t);
  end loop;
end $$;

create policy moved_within_its_version on instrument_change as restrictive for update to rapporteur_app
  using (true) with check (country is not distinct from country_of_version(version_id));
create policy signed_when_added on comparability as restrictive for insert to rapporteur_app
  with check (confirmed_by is null or by(confirmed_by));
create policy signed_when_changed on comparability as restrictive for update to rapporteur_app
  using (true) with check (country is not distinct from country_of_version(version_id) and (confirmed_by is null or by(confirmed_by)));
