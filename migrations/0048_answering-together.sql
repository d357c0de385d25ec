-- Several people of one office answer one questionnaire: who writes where, who takes over, when somebody will be able to.

alter table respondent_session add column called text not null default '' check (length(called) <= 60);
comment on column respondent_session.called is 'How whoever came in wants to be called by colleagues in the same questionnaire; may be empty.';

create table question_writing (
  question_id uuid primary key,
  request_id uuid not null,
  country text not null,
  session_id uuid not null,
  called text not null,
  since timestamptz not null,
  until timestamptz not null,
  foreign key (question_id, request_id) references request_question (id, request_id),
  foreign key (request_id, country) references request (id, country)
);
comment on table question_writing is 'Who writes to a question at this moment, for its colleagues to see. It refuses nothing: versions do.';
call protect('question_writing', 'system_only()', 'system_only()');
create policy respondent_reads on question_writing for select to rapporteur_app
  using (in_request(request_id) and exists (select from request_question q where q.id = question_id));
create policy respondent_removes on question_writing for delete to rapporteur_app
  using (in_request(request_id) and exists (select from request_question q where q.id = question_id));
create index question_writing_of_request on question_writing (request_id);

-- Whoever answers for all may hand all of it over to a colleague, who answers for all from then on.
alter policy respondent_adds on respondent with check (responds(request_id) and invited_by = person_now());

alter table answer add column proposed_on date;
comment on column answer.proposed_on is 'Of an answer declined for want of time: the day on which there would be one.';
