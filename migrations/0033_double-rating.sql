-- Double, blind rating: what a cycle asks two people to rate apart, what each of them says, and how a reviewer settles it.
-- It is the database that keeps the two apart: until both are in, a row of blind_rating is there for its own rater only.

-- Two accounts of which what is known says that one person may hold both: they share a mailbox (a tag behind + is none of
-- its own), or all that one of them may write or judge in this country was given by the other. Once somebody else gives
-- such an account its role, two persons stand behind it.
create function mailbox(email text) returns text language sql immutable parallel safe as
  $$ select regexp_replace(lower(email), '\+[^@]*@', '@') $$;

create function is_made_by(account uuid, giver uuid, country text) returns boolean language sql stable as $$
  select coalesce(bool_and(g.granted_by is not distinct from giver), false) from role_grant g
  where g.person_id = account and g.ended_at is null
    and g.role in ('coordinator', 'lead', 'monitor', 'reviewer', 'rapporteur')
    and (g.country is null or g.country = is_made_by.country)
$$;

create function is_second_account(one uuid, other uuid, country text) returns boolean language sql stable as $$
  select one <> other and (
    exists (select from person a join person b on mailbox(a.email) = mailbox(b.email) where a.id = one and b.id = other)
    or is_made_by(one, other, country) or is_made_by(other, one, country))
$$;

create table double_rating (
  id uuid primary key default gen_random_uuid(),
  cycle_id uuid not null,
  country text not null,
  indicator_id uuid not null references indicator,
  indicator_code text not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  opened_at timestamptz,
  dropped_at timestamptz,
  dropped_by uuid references person,
  dropped_reason text,
  constraint double_rating_in_country unique (id, country),
  constraint double_rating_once unique (cycle_id, indicator_id),
  foreign key (cycle_id, country) references cycle (id, country),
  constraint double_rating_dropped_with_a_reason check ((dropped_at is null) = (coalesce(dropped_reason, '') = ''))
);
comment on table double_rating is 'An indicator of a cycle that two people rate apart from each other.';
comment on column double_rating.opened_at is 'Since when both ratings are in, and are there for everybody who may see them. Set by the second submission alone.';
comment on column double_rating.dropped_at is 'No longer rated twice. What was begun stays with who began it.';
call protect('double_rating', 'sees(country)', 'writes(country)');
alter policy adds on double_rating with check (writes(country) and by(asked_by) and opened_at is null);
alter policy removes on double_rating using (system_only());

create table blind_rating (
  id uuid primary key default gen_random_uuid(),
  double_id uuid not null,
  country text not null,
  rater_id uuid not null references person,
  rating int check (rating between 0 and 3),
  missing text check (missing in ('no-data-kept', 'no-answer', 'refused', 'not-applicable', 'not-asked', 'not-comparable')),
  narrative text not null default '',
  narrative_lang text not null default 'en',
  confidence text check (confidence in ('high', 'medium', 'low')),
  chosen_observation uuid,
  chosen_reason text,
  no_evidence_reason text,
  citations jsonb not null default '[]',
  explanation text not null default '',
  submitted_at timestamptz,
  updated_at timestamptz not null,
  version int not null default 1,
  constraint blind_rating_once_per_rater unique (double_id, rater_id),
  foreign key (double_id, country) references double_rating (id, country),
  foreign key (chosen_observation, country) references observation (id, country),
  constraint blind_rating_rating_or_missing check (rating is null or missing is null),
  constraint blind_rating_choice_has_a_reason check (submitted_at is null or chosen_observation is null or chosen_reason <> '')
);
comment on table blind_rating is 'What one of two raters says. Nobody else is told that it is there before both are in.';
comment on column blind_rating.citations is '[{evidenceId, page, quotation}]: of the same kind as citation, and as blind as the rest of the row.';
call protect('blind_rating', 'sees(country)', 'writes(country)', 'rater_id');
alter policy reads on blind_rating using (system_only() or (sees(country) and (by(rater_id)
  or exists (select from double_rating d where d.id = double_id and d.opened_at is not null))));
alter policy changes on blind_rating using (writes(country) and by(rater_id)) with check (writes(country) and by(rater_id));
alter policy removes on blind_rating using (writes(country) and by(rater_id) and submitted_at is null);

-- The triggers that count both ratings see what the one who writes may not; nobody can call them by themselves.
create function guard_blind_rating() returns trigger language plpgsql security definer set search_path = public as $$
declare
  asking text := current_setting('rapporteur.purpose', true);
  double double_rating;
  others uuid[];
begin
  if tg_op = 'DELETE' then
    if old.submitted_at is not null then
      raise exception 'final' using errcode = 'restrict_violation', constraint = 'blind_rating_is_final';
    end if;
    return old;
  end if;
  if tg_op = 'UPDATE' then
    if old.submitted_at is not null or (new.id, new.double_id, new.country, new.rater_id)
      is distinct from (old.id, old.double_id, old.country, old.rater_id) then
      raise exception 'final' using errcode = 'restrict_violation', constraint = 'blind_rating_is_final';
    end if;
  end if;
  perform set_config('rapporteur.purpose', 'system', true);
  if tg_op = 'INSERT' or new.submitted_at is not null then
    -- Of two who begin, or submit, in the same moment, one waits for the other.
    perform from double_rating d where d.id = new.double_id for update;
  end if;
  select * into double from double_rating d where d.id = new.double_id;
  if tg_op = 'INSERT' then
    -- Who left without having submitted holds no place.
    select array_agg(b.rater_id) into others from blind_rating b join person p on p.id = b.rater_id
      where b.double_id = new.double_id and b.rater_id <> new.rater_id
        and (b.submitted_at is not null or p.state <> 'ended');
  end if;
  perform set_config('rapporteur.purpose', coalesce(asking, ''), true);
  if double.dropped_at is not null then
    raise exception 'dropped' using errcode = 'check_violation', constraint = 'blind_rating_no_longer_asked';
  end if;
  if double.opened_at is not null or cardinality(others) >= 2 then
    raise exception 'taken' using errcode = 'check_violation', constraint = 'blind_rating_by_two_others';
  end if;
  if exists (select from unnest(others) other where is_second_account(new.rater_id, other, new.country)) then
    raise exception 'second account' using errcode = 'check_violation', constraint = 'blind_rating_second_account';
  end if;
  return new;
end $$;
create trigger blind_rating_is_guarded before insert or update or delete on blind_rating
  for each row execute function guard_blind_rating();

create function open_double_rating() returns trigger language plpgsql security definer set search_path = public as $$
declare
  asking text := current_setting('rapporteur.purpose', true);
begin
  perform set_config('rapporteur.purpose', 'system', true);
  update double_rating d set opened_at = new.submitted_at where d.id = new.double_id and d.opened_at is null
    and (select count(*) from blind_rating b where b.double_id = d.id and b.submitted_at is not null) >= 2;
  perform set_config('rapporteur.purpose', coalesce(asking, ''), true);
  return null;
end $$;
create trigger blind_rating_opens after insert or update of submitted_at on blind_rating
  for each row when (new.submitted_at is not null) execute function open_double_rating();

create function guard_double_rating() returns trigger language plpgsql security definer set search_path = public as $$
declare
  asking text := current_setting('rapporteur.purpose', true);
  submitted int;
  begun boolean;
begin
  perform set_config('rapporteur.purpose', 'system', true);
  select count(*) into submitted from blind_rating b where b.double_id = new.id and b.submitted_at is not null;
  select exists (select from assessment a where a.cycle_id = new.cycle_id and a.indicator_id = new.indicator_id) into begun;
  perform set_config('rapporteur.purpose', coalesce(asking, ''), true);
  if tg_op = 'UPDATE' and ((new.id, new.cycle_id, new.country, new.indicator_id, new.indicator_code)
      is distinct from (old.id, old.cycle_id, old.country, old.indicator_id, old.indicator_code)
      or (old.opened_at is not null and (new.opened_at, new.dropped_at) is distinct from (old.opened_at, null))) then
    raise exception 'opened' using errcode = 'restrict_violation', constraint = 'double_rating_is_open';
  end if;
  if new.opened_at is not null and submitted < 2 then
    raise exception 'not both' using errcode = 'restrict_violation', constraint = 'double_rating_not_both';
  end if;
  if begun and new.dropped_at is null and (tg_op = 'INSERT' or old.dropped_at is not null) then
    raise exception 'begun' using errcode = 'check_violation', constraint = 'double_rating_already_begun';
  end if;
  return new;
end $$;
create trigger double_rating_is_guarded before insert or update on double_rating
  for each row execute function guard_double_rating();

create table adjudication (
  double_id uuid primary key,
  country text not null,
  kind text not null check (kind in ('agreed', 'decided')),
  cause text check (cause in ('rule', 'evidence', 'data')),
  rating int check (rating between 0 and 3),
  missing text,
  reason text not null default '',
  reason_lang text not null default 'en',
  decided_by uuid not null references person,
  decided_at timestamptz not null,
  foreign key (double_id, country) references double_rating (id, country),
  constraint adjudication_says_why check (kind = 'agreed' or (cause is not null and reason <> '')),
  constraint adjudication_of_one_answer check ((rating is null) <> (missing is null))
);
comment on table adjudication is 'How two blind ratings became one answer: they agreed, or a reviewer decided and said why.';
call protect('adjudication', 'sees(country)', 'writes(country)', 'decided_by');
alter policy changes on adjudication using (false);
alter policy removes on adjudication using (system_only());

create function guard_adjudication() returns trigger language plpgsql as $$
begin
  if not exists (select from double_rating d where d.id = new.double_id and d.opened_at is not null) then
    raise exception 'not both' using errcode = 'check_violation', constraint = 'adjudication_after_both';
  end if;
  if exists (select from blind_rating b where b.double_id = new.double_id and b.rater_id = new.decided_by) then
    raise exception 'a rater' using errcode = 'check_violation', constraint = 'adjudication_not_by_rater';
  end if;
  if exists (select from blind_rating b where b.double_id = new.double_id and b.submitted_at is not null
      and is_second_account(new.decided_by, b.rater_id, new.country)) then
    raise exception 'second account' using errcode = 'check_violation', constraint = 'adjudication_second_account';
  end if;
  if new.kind = 'agreed' and exists (select from blind_rating b where b.double_id = new.double_id
      and b.submitted_at is not null and (b.rating, b.missing) is distinct from (new.rating, new.missing)) then
    raise exception 'not agreed' using errcode = 'check_violation', constraint = 'adjudication_of_agreement';
  end if;
  return new;
end $$;
create trigger adjudication_is_guarded before insert on adjudication for each row execute function guard_adjudication();

-- What two people rate apart has no assessment before it is settled, and then both raters are its authors, and whoever
-- decided against one of them.
create function refuse_early_assessment() returns trigger language plpgsql as $$
begin
  if exists (select from double_rating d where d.cycle_id = new.cycle_id and d.indicator_id = new.indicator_id
      and d.dropped_at is null and not exists (select from adjudication a where a.double_id = d.id)) then
    raise exception 'rated twice' using errcode = 'check_violation', constraint = 'assessment_rated_twice';
  end if;
  return new;
end $$;
create trigger assessment_after_both before insert on assessment for each row execute function refuse_early_assessment();

create function add_raters_as_authors() returns trigger language plpgsql as $$
begin
  insert into assessment_author (assessment_id, country, person_id)
    select new.id, new.country, writer.id from (
      select b.rater_id as id from blind_rating b join double_rating d on d.id = b.double_id
        where d.cycle_id = new.cycle_id and d.indicator_id = new.indicator_id and d.dropped_at is null
          and b.submitted_at is not null
      union select a.decided_by from adjudication a join double_rating d on d.id = a.double_id
        where d.cycle_id = new.cycle_id and d.indicator_id = new.indicator_id and a.kind = 'decided') writer
    on conflict do nothing;
  return null;
end $$;
create trigger assessment_by_its_raters after insert on assessment for each row execute function add_raters_as_authors();

create or replace function refuse_own_approval() returns trigger language plpgsql as $$
begin
  if exists (select from assessment where id = new.assessment_id and author_id = new.approver_id)
    or exists (select from assessment_author where assessment_id = new.assessment_id and person_id = new.approver_id) then
    raise exception 'an author cannot approve' using errcode = 'check_violation', constraint = 'approval_not_by_author';
  end if;
  if exists (select from assessment a where a.id = new.assessment_id
      and is_second_account(new.approver_id, a.author_id, new.country))
    or exists (select from assessment_author w where w.assessment_id = new.assessment_id
      and is_second_account(new.approver_id, w.person_id, new.country)) then
    raise exception 'second account' using errcode = 'check_violation', constraint = 'approval_not_by_second_account';
  end if;
  return new;
end $$;

create table dissent (
  id uuid primary key default gen_random_uuid(),
  double_id uuid not null,
  country text not null,
  person_id uuid not null references person,
  body text not null check (body <> ''),
  at timestamptz not null,
  foreign key (double_id, country) references double_rating (id, country)
);
comment on table dissent is 'What somebody who rated it, or was asked for a third opinion, puts on record against the decision. Never changed.';
call protect('dissent', 'sees(country)', 'writes(country)', 'person_id');
alter policy changes on dissent using (false);
alter policy removes on dissent using (system_only());
create index dissent_of on dissent (double_id, at);

create table third_opinion (
  id uuid primary key default gen_random_uuid(),
  double_id uuid not null,
  country text not null,
  asked_of uuid not null references person,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  rating int check (rating between 0 and 3),
  missing text,
  reason text,
  given_at timestamptz,
  foreign key (double_id, country) references double_rating (id, country),
  constraint third_opinion_once unique (double_id, asked_of),
  constraint third_opinion_says_why check ((given_at is null) = (coalesce(reason, '') = '')),
  constraint third_opinion_of_one_answer check (given_at is null or (rating is null) <> (missing is null))
);
call protect('third_opinion', 'sees(country)', 'writes(country)', 'asked_by');
alter policy changes on third_opinion using (writes(country) and by(asked_of) and given_at is null)
  with check (writes(country) and by(asked_of));
alter policy removes on third_opinion using (system_only());

create function guard_third_opinion() returns trigger language plpgsql as $$
begin
  if new.asked_of = new.asked_by or exists (select from blind_rating b where b.double_id = new.double_id
      and (b.rater_id = new.asked_of or is_second_account(new.asked_of, b.rater_id, new.country))) then
    raise exception 'not a third' using errcode = 'check_violation', constraint = 'third_opinion_of_a_third';
  end if;
  return new;
end $$;
create trigger third_opinion_is_guarded before insert on third_opinion for each row execute function guard_third_opinion();

create table rule_proposal (
  id uuid primary key default gen_random_uuid(),
  country text not null references country,
  version_id uuid not null references instrument_version,
  indicator_code text not null,
  body text not null check (body <> ''),
  lang text not null default 'en',
  double_id uuid,
  made_by uuid not null references person,
  made_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'taken', 'declined')),
  answer text,
  answered_by uuid references person,
  answered_at timestamptz,
  version int not null default 1,
  foreign key (double_id, country) references double_rating (id, country),
  constraint rule_proposal_answered_with_a_reason check ((state = 'open') = (coalesce(answer, '') = ''))
);
comment on table rule_proposal is 'What should be said more clearly in the rule of an indicator, in the next version of the instrument, and what became of it.';
call protect('rule_proposal', 'sees(country)', 'writes(country)', 'made_by');
alter policy changes on rule_proposal using (writes(country)) with check (writes(country) and by(answered_by));
alter policy removes on rule_proposal using (system_only());
create index rule_proposal_of_indicator on rule_proposal (indicator_code, made_at);
