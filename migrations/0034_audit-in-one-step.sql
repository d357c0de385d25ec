-- The next link of the audit chain in one step. Writers take turns until they commit, so whatever one does in its turn is
-- waited for by all the others: there it does this alone.

-- What is hashed is the canonical JSON of the row (src/server/audit.ts); it comes here in the three pieces around the
-- members that are known once it is the row's turn. Volatile, so that what the writer before has committed is seen.
create function add_audit(entry jsonb, body jsonb, first_link text, before text, between_them text, after text)
returns void language plpgsql volatile as $$
declare
  was text := purpose();
  next bigint;
  previous text;
begin
  -- The chain goes on from its last link, and who answers a request sees no log.
  if was = 'respondent' then
    perform set_config('rapporteur.purpose', 'system', true);
  end if;
  perform pg_advisory_xact_lock(hashtext('audit'));
  select seq + 1, hash into next, previous from audit_entry order by seq desc limit 1;
  next := coalesce(next, 1);
  previous := coalesce(previous, first_link);
  insert into audit_entry (seq, at, actor_id, act, outcome, country, subject, details_hash, previous_hash, hash)
  values (next, (entry ->> 'at')::timestamptz, (entry ->> 'actorId')::uuid, entry ->> 'act', entry ->> 'outcome',
    entry ->> 'country', entry ->> 'subject', entry ->> 'detailsHash', previous,
    encode(sha256(convert_to(before || to_json(previous) || between_them || next || after, 'UTF8')), 'hex'));
  insert into audit_detail (seq, body) values (next, body);
  if was = 'respondent' then
    perform set_config('rapporteur.purpose', was, true);
  end if;
end $$;
