-- Mails of requests: whose they are, where answers and returned mails go, and that one was sent by hand.

alter table mail add request_id uuid;
alter table mail add country text;
alter table mail add reply_to text;
alter table mail add returns_to text;
alter table mail add foreign key (request_id, country) references request (id, country);
alter table mail add constraint mail_of_a_request check ((request_id is null) = (country is null));
alter table mail drop constraint mail_state_check;
alter table mail add constraint mail_state_check check (state in ('waiting', 'sent', 'failed', 'by-hand'));
comment on column mail.reply_to is 'Where an answer goes; of a request, the mail drop with its tag or who asks.';
comment on column mail.returns_to is 'Where a mail server returns what it cannot deliver.';
comment on column mail.state is 'By hand: a person sent it from a mailbox of their own.';
create index mail_of_request on mail (request_id, created_at) where request_id is not null;

create function plans_mail(request uuid, country text) returns boolean language sql stable parallel safe as
  $$ select request is not null and purpose() = 'person' and writes(country) $$;
alter policy reads on mail using (system_only() or holds('administrator') or plans_mail(request_id, country));
alter policy adds on mail with check (
  case purpose()
    when 'system' then true
    when 'person' then request_id is null or writes(country)
    when 'respondent' then request_id is null or in_request(request_id)
    else false end);
alter policy changes on mail
  using (system_only() or holds('administrator') or plans_mail(request_id, country))
  with check (system_only() or holds('administrator') or plans_mail(request_id, country));
