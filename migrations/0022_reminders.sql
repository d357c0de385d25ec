-- Reminders by rule: on which days of a cycle's requests one goes out by itself, whose are stopped, which were sent.

create table reminder_plan (
  cycle_id uuid primary key,
  country text not null,
  is_on boolean not null default false,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  foreign key (cycle_id, country) references cycle (id, country)
);
comment on table reminder_plan is 'Whether a cycle''s rules send anything: no row and nobody has said so.';
call protect('reminder_plan', 'sees(country)', 'writes(country)', 'changed_by');

create table reminder_rule (
  id uuid primary key default gen_random_uuid(),
  cycle_id uuid not null,
  country text not null,
  counted_from text not null check (counted_from in ('legal', 'agreed')),
  days int not null check (days between -60 and 60),
  made_by uuid not null references person,
  made_at timestamptz not null,
  foreign key (cycle_id, country) references cycle (id, country),
  constraint reminder_rule_once unique (cycle_id, counted_from, days)
);
comment on column reminder_rule.days is 'After the day it is counted from; before it where negative.';
call protect('reminder_rule', 'sees(country)', 'writes(country)', 'made_by');

create table reminder_stop (
  request_id uuid primary key,
  country text not null,
  stopped_by uuid not null references person,
  stopped_at timestamptz not null,
  foreign key (request_id, country) references request (id, country)
);
call protect('reminder_stop', 'sees(country)', 'writes(country)', 'stopped_by');

create table reminder_sent (
  request_id uuid not null,
  country text not null,
  counted_from text not null,
  days int not null,
  for_day date not null,
  sent_at timestamptz not null,
  primary key (request_id, counted_from, days),
  foreign key (request_id, country) references request (id, country)
);
comment on table reminder_sent is 'A rule reminds a request once, also when the deadline moves or the rule is made anew.';
call protect('reminder_sent', 'sees(country)', 'system_only()');
