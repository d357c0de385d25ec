-- Who works on content does not read in the log when another one rated apart: only house roles do, and each one their own.
-- The chain still goes on from its last link, whoever may read that one.
create policy blind on audit_entry as restrictive for select to rapporteur_app using (
  act not in ('rating.saved-apart', 'rating.submitted-apart') or by(actor_id)
    or not holds('coordinator', 'lead', 'monitor', 'reviewer', 'rapporteur', 'publisher'));

create or replace function add_audit(entry jsonb, body jsonb, first_link text, before text, between_them text, after text)
returns void language plpgsql volatile as $$
declare
  was text := purpose();
  next bigint;
  previous text;
begin
  perform set_config('rapporteur.purpose', 'system', true);
  perform pg_advisory_xact_lock(hashtext('audit'));
  select seq + 1, hash into next, previous from audit_entry order by seq desc limit 1;
  -- What a person does is signed by that person; who answers a request writes no log of their own.
  if was <> 'respondent' then
    perform set_config('rapporteur.purpose', was, true);
  end if;
  next := coalesce(next, 1);
  previous := coalesce(previous, first_link);
  insert into audit_entry (seq, at, actor_id, act, outcome, country, subject, details_hash, previous_hash, hash)
  values (next, (entry ->> 'at')::timestamptz, (entry ->> 'actorId')::uuid, entry ->> 'act', entry ->> 'outcome',
    entry ->> 'country', entry ->> 'subject', entry ->> 'detailsHash', previous,
    encode(sha256(convert_to(before || to_json(previous) || between_them || next || after, 'UTF8')), 'hex'));
  insert into audit_detail (seq, body) values (next, body);
  perform set_config('rapporteur.purpose', was, true);
end $$;
