-- Laws on access to information, rule by rule with its source, and the days on which offices do not work: what the
-- deadline of a request is counted from.

create table access_law (
  id uuid primary key default gen_random_uuid(),
  country text not null references country,
  territory text,
  title jsonb not null,
  gazette text,
  url text,
  in_force_from date,
  note jsonb,
  shipped_key text not null unique,
  constraint access_law_of_its_territory foreign key (territory, country) references territory (code, country),
  constraint access_law_in_country unique (id, country)
);
comment on column access_law.territory is 'Null: of the country, and of every part of it that has no law of its own.';
comment on column access_law.in_force_from is 'Null: not known, taken as always.';
call protect('access_law', 'anybody()', 'system_only()');

create table access_rule (
  law_id uuid not null,
  country text not null,
  rule text not null,
  value jsonb,
  article text,
  source text not null,
  is_confirmed boolean not null,
  version int not null default 1,
  changed_by uuid references person,
  changed_at timestamptz,
  primary key (law_id, rule),
  constraint access_rule_of_its_law foreign key (law_id, country) references access_law (id, country),
  constraint access_rule_is_signed check ((version = 1) = (changed_by is null) and (changed_by is null) = (changed_at is null))
);
comment on table access_rule is 'One provision of a law. Version 1 is as shipped; what a person has changed since is theirs.';
comment on column access_rule.value is 'As src/modules/access-law/model.ts has it for this rule. Null: not known.';
comment on column access_rule.source is 'An address, or where it is known from: "general knowledge of the law" is never confirmed.';
call protect('access_rule', 'anybody()', 'writes(country)');
alter policy adds on access_rule with check (system_only() or (writes(country) and by(changed_by)));
alter policy changes on access_rule with check (system_only() or (writes(country) and by(changed_by)));

create table refusal_ground (
  id uuid primary key default gen_random_uuid(),
  law_id uuid not null,
  country text not null,
  code text not null check (code ~ '^[a-z0-9-]+$'),
  article text,
  label jsonb not null,
  source text not null,
  is_confirmed boolean not null,
  position int not null,
  version int not null default 1,
  changed_by uuid references person,
  changed_at timestamptz,
  constraint refusal_ground_known unique (law_id, code),
  constraint refusal_ground_of_its_law foreign key (law_id, country) references access_law (id, country),
  constraint refusal_ground_is_signed check ((version = 1) = (changed_by is null) and (changed_by is null) = (changed_at is null))
);
comment on table refusal_ground is 'Why a law lets an institution refuse information, by article.';
call protect('refusal_ground', 'anybody()', 'writes(country)');
alter policy adds on refusal_ground with check (system_only() or (writes(country) and by(changed_by)));
alter policy changes on refusal_ground with check (system_only() or (writes(country) and by(changed_by)));

create table holiday (
  id uuid primary key default gen_random_uuid(),
  country text not null references country,
  territory text,
  day date not null,
  name jsonb not null,
  off_for text not null check (off_for in ('everybody', 'some', 'nobody')),
  whose text check (whose in ('orthodox', 'catholic', 'muslim', 'jewish', 'community')),
  origin text not null check (origin in ('computed', 'by-hand')),
  source text not null,
  reason text,
  shipped_key text unique,
  version int not null default 1,
  changed_by uuid references person,
  changed_at timestamptz,
  constraint holiday_of_its_territory foreign key (territory, country) references territory (code, country),
  constraint holiday_off_for_whom check ((off_for = 'some') = (whose is not null)),
  constraint holiday_is_signed check ((changed_by is null) = (changed_at is null) and (changed_by is not null or (version = 1 and shipped_key is not null)))
);
comment on table holiday is 'Days on which offices of a country, or of a part of it, do not work, and days that only some people have off.';
comment on column holiday.off_for is 'everybody: no office works. some: those of one faith or community are off, the office works. nobody: taken back by hand, or moved to another day.';
comment on column holiday.shipped_key is 'What it was made of at the start. Version 1 is as shipped; what a person has changed since is theirs.';
create index holiday_by_day on holiday (country, day);
call protect('holiday', 'anybody()', 'writes(country)');
alter policy adds on holiday with check (system_only() or (writes(country) and by(changed_by)));
alter policy changes on holiday with check (system_only() or (writes(country) and by(changed_by)));
