-- What holds for every table: the plain role that requests run under, the context that a transaction sets, row-level
-- security, the audit chain, idempotency keys, outgoing mail.

do $$ begin
  if not exists (select from pg_roles where rolname = 'rapporteur_app') then
    create role rapporteur_app nologin;
  end if;
end $$;
do $$ begin
  execute format('grant rapporteur_app to %I', current_user);
end $$;
grant usage on schema public to rapporteur_app;

-- purpose: 'public' (anybody), 'person' (signed in), 'system' (start-up, sign-in, mail). Nothing set: no rows at all.
create function purpose() returns text language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('rapporteur.purpose', true), ''), 'none') $$;

create function person_now() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('rapporteur.person', true), '')::uuid $$;

create function in_list(list text, item text) returns boolean language sql stable parallel safe as
  $$ select list = '*' or item = any (string_to_array(list, ',')) $$;

-- May the one who asks see rows of this country? A null country is regional: every signed-in content role sees it.
create function sees(country text) returns boolean language sql stable parallel safe as $$
  select case purpose()
    when 'system' then true
    when 'person' then coalesce(current_setting('rapporteur.reads', true), '') <> ''
      and (country is null or in_list(current_setting('rapporteur.reads', true), country))
    else false end
$$;

create function writes(country text) returns boolean language sql stable parallel safe as $$
  select case purpose()
    when 'system' then true
    when 'person' then coalesce(in_list(current_setting('rapporteur.writes', true), country), false)
    else false end
$$;

create function anybody() returns boolean language sql stable parallel safe as
  $$ select purpose() in ('public', 'person', 'system') $$;

create function inside() returns boolean language sql stable parallel safe as
  $$ select purpose() in ('person', 'system') $$;

-- What is signed is signed by who is here.
create function by(author uuid) returns boolean language sql stable parallel safe as
  $$ select purpose() = 'system' or coalesce(author = person_now(), false) $$;

create function system_only() returns boolean language sql stable parallel safe as $$ select purpose() = 'system' $$;

create procedure protect(t regclass, reads text, writes text, author text default null) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy reads on %s for select to rapporteur_app using (%s)', t, reads);
  execute format('create policy adds on %s for insert to rapporteur_app with check (%s)', t,
    case when author is null then writes else format('(%s) and by(%I)', writes, author) end);
  execute format('create policy changes on %s for update to rapporteur_app using (%s) with check (%s)', t, writes, writes);
  execute format('create policy removes on %s for delete to rapporteur_app using (%s)', t, writes);
  execute format('grant select, insert, update, delete on %s to rapporteur_app', t);
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is insert-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create table instance (
  id boolean primary key default true check (id),
  is_sample boolean not null,
  content_hash text,
  secret_mark text not null,
  created_at timestamptz not null default now()
);
comment on table instance is 'One row: whether everything here is invented, and which shipped content is loaded.';
comment on column instance.secret_mark is 'A keyed hash: tells whether the secret of this start is the one that this database was made with.';
call protect('instance', 'anybody()', 'system_only()');

create table audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  act text not null,
  outcome text not null check (outcome in ('done', 'denied')),
  country text,
  subject text,
  details_hash text not null,
  previous_hash text not null,
  hash text not null unique
);
comment on column audit_entry.hash is 'SHA-256 over the canonical JSON of this row and previous_hash: the chain.';
create table audit_detail (
  seq bigint primary key references audit_entry,
  body jsonb not null
);
comment on table audit_detail is 'What erasure may empty: the chain holds only its hash.';
create trigger audit_entry_is_insert_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_is_never_emptied before truncate on audit_entry for each statement execute function refuse_change();
call protect('audit_entry', 'inside()', 'inside()', 'actor_id');
call protect('audit_detail', 'system_only()', 'inside()');
revoke update, delete on audit_entry, audit_detail from rapporteur_app;
create index audit_entry_by_subject on audit_entry (subject);

create table idempotency (
  holder text not null,
  key uuid not null,
  act text not null,
  input_hash text not null,
  result jsonb,
  at timestamptz not null default now(),
  primary key (holder, key)
);
call protect('idempotency', 'system_only() or holder = person_now()::text', 'system_only() or holder = person_now()::text');

create table mail (
  id uuid primary key default gen_random_uuid(),
  recipient text not null,
  locale text not null,
  subject text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  sent_at timestamptz
);
-- Administrators read it: see 0002.
call protect('mail', 'system_only()', 'system_only()');
alter policy adds on mail with check (inside());
create index mail_waiting on mail (next_try_at) where state = 'waiting';
