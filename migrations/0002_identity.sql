-- People, their roles with scope, and how they sign in.

create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  email text not null check (email = lower(email) and email like '%_@_%'),
  locale text not null default 'en',
  state text not null default 'invited' check (state in ('invited', 'active', 'ended')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint person_email_once unique (email)
);
call protect('person', 'inside()', 'system_only()');

create table role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  role text not null check (role in ('coordinator', 'lead', 'monitor', 'reviewer', 'rapporteur', 'publisher', 'reader',
    'auditor', 'administrator')),
  country text,
  institution_id uuid,
  granted_by uuid references person,
  granted_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint role_grant_scope check (
    (role in ('lead', 'monitor', 'reviewer', 'rapporteur') and country is not null)
    or (role in ('coordinator', 'auditor', 'administrator') and country is null)
    or role in ('publisher', 'reader'))
);
comment on column role_grant.country is 'Null is the whole region.';
create unique index role_grant_once on role_grant (person_id, role, coalesce(country, ''), coalesce(institution_id::text, ''))
  where ended_at is null;
-- The net below the rights: whoever appoints nobody writes no person, and nobody writes a role of their own.
create function holds(variadic roles text[]) returns boolean language sql stable parallel safe as $$
  select exists (select from role_grant where person_id = person_now() and ended_at is null and role = any (roles))
$$;
create function appoints() returns boolean language sql stable parallel safe as
  $$ select purpose() = 'system' or holds('administrator', 'coordinator', 'lead') $$;
call protect('role_grant', 'inside()', 'appoints() and (system_only() or person_id <> person_now())', 'granted_by');
alter policy adds on person with check (appoints());
alter policy changes on person using (appoints() or id = person_now()) with check (appoints() or id = person_now());
alter policy reads on mail using (system_only() or holds('administrator'));

create table invitation (
  token_hash text primary key,
  person_id uuid not null references person,
  invited_by uuid references person,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
call protect('invitation', 'appoints()', 'appoints()', 'invited_by');

create table password (
  person_id uuid primary key references person,
  hash text not null,
  set_at timestamptz not null default now()
);
call protect('password', 'system_only() or person_id = person_now()', 'system_only() or person_id = person_now()');

create table totp (
  person_id uuid primary key references person,
  secret text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on column totp.secret is 'Sealed with the key in SECRET_FILE.';
comment on column totp.last_step is 'The time step of the last accepted code: a code is good once.';
call protect('totp', 'system_only() or person_id = person_now()', 'system_only() or person_id = person_now()');

create table recovery_code (
  person_id uuid not null references person,
  hash text not null,
  used_at timestamptz,
  primary key (person_id, hash)
);
call protect('recovery_code', 'system_only() or person_id = person_now()', 'system_only() or person_id = person_now()');

create table passkey (
  id text primary key,
  person_id uuid not null references person,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
call protect('passkey', 'system_only() or person_id = person_now()', 'system_only() or person_id = person_now()');
create index passkey_of_person on passkey (person_id);

create table session (
  token_hash text primary key,
  id uuid not null default gen_random_uuid() unique,
  person_id uuid not null references person,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  fresh_at timestamptz not null,
  device text not null,
  ended_at timestamptz
);
comment on column session.fresh_at is 'When this person last proved who they are; publication asks for a recent one.';
call protect('session', 'system_only() or person_id = person_now()', 'system_only() or person_id = person_now()');
create index session_of_person on session (person_id) where ended_at is null;

create table challenge (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('passkey-new', 'passkey-use', 'second-factor')),
  person_id uuid references person,
  value text not null,
  attempts int not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz
);
call protect('challenge', 'system_only()', 'system_only()');

create table sign_in_attempt (
  bucket text not null,
  at timestamptz not null default now()
);
comment on column sign_in_attempt.bucket is 'A keyed hash of who tries (address or account): slows guessing, locks nobody out, kept for a day.';
create index sign_in_attempt_by_bucket on sign_in_attempt (bucket, at);
call protect('sign_in_attempt', 'system_only()', 'system_only()');
