-- A draft that was set aside by mistake can be taken up again; what is published still never changes.

alter table instrument_version
  add set_aside_by uuid references person,
  add set_aside_at timestamptz;

create or replace function refuse_published_instrument() returns trigger language plpgsql as $$
begin
  if old.state = 'draft' or (old.state = 'set-aside' and tg_op = 'UPDATE' and new.state = 'draft') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  raise exception 'a published instrument version never changes' using errcode = 'restrict_violation';
end $$;
