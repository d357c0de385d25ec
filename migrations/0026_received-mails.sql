-- Mails that came in: kept whole, told apart, never a value. Without a request they wait for somebody to say whose they are.

create table received_mail (
  id uuid primary key default gen_random_uuid(),
  request_id uuid,
  country text,
  kind text not null check (kind in ('answer', 'automatic', 'returned')),
  sha256 text not null references file,
  sender text not null,
  subject text not null,
  body text not null,
  left_out jsonb not null default '[]',
  state text not null check (state in ('waiting', 'seen', 'set-aside')),
  received_at timestamptz not null,
  seen_by uuid references person,
  seen_at timestamptz,
  constraint received_mail_once unique (sha256),
  constraint received_mail_of_a_request check ((request_id is null) = (country is null)),
  foreign key (request_id, country) references request (id, country)
);
comment on column received_mail.sender is 'As the mail says; anybody can write anything there.';
comment on column received_mail.left_out is 'Attachments that were not kept apart from the mail: [{name, why}].';
call protect('received_mail', 'system_only()', 'system_only()');
alter policy reads on received_mail using (
  system_only() or (country is not null and sees(country)) or (country is null and holds('coordinator')));
alter policy changes on received_mail
  using (system_only() or (country is not null and writes(country)) or (country is null and holds('coordinator')))
  with check (system_only() or (country is not null and writes(country)) or (country is null and holds('coordinator')));
create index received_mail_of on received_mail (request_id, received_at);
create index received_mail_waiting on received_mail (received_at) where state = 'waiting';

alter table answer_file add mail_id uuid references received_mail;
comment on column answer_file.mail_id is 'The mail that it came with.';
comment on column answer_file.added_by is 'A respondent, a person who filed it, or the mail that came by itself.';
