-- Levels below the state: where an indicator is asked of the parts of a country, each part answers for itself.

create table territory (
  code text primary key check (code ~ '^[a-z]{2}-[a-z0-9]{2,6}$'),
  country text not null references country,
  level text not null check (level in ('entity', 'district', 'canton')),
  parent text references territory,
  position int not null,
  name jsonb not null,
  constraint territory_in_country unique (code, country)
);
comment on table territory is 'Parts of a country that answer for themselves. What has no parent covers the country together with its like.';
call protect('territory', 'anybody()', 'system_only()');

alter table observation
  add territory text,
  add constraint observation_of_its_territory foreign key (territory, country) references territory (code, country);
comment on column observation.territory is 'Null: the country as a whole.';
