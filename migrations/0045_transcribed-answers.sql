-- What an institution answered on paper or by mail is entered here by a person, with the document that says it.

alter table answer
  add evidence_id uuid,
  add page text,
  add entered_by_name text,
  add foreign key (evidence_id, country) references evidence (id, country),
  add constraint answer_on_paper_has_its_document
    check (came_by not in ('paper', 'mail') or (evidence_id is not null and entered_by_name is not null));
comment on column answer.evidence_id is 'The document in the library that says it, of an answer that came on paper or by mail.';
comment on column answer.page is 'Where in its document it stands.';
comment on column answer.entered_by_name is 'Who of us entered it for the institution, which sees no other row of this person; null: the institution did so itself.';

alter table submission
  add entered_by_name text,
  add received_on date,
  add constraint submission_entered_was_received check ((entered_by_name is null) = (received_on is null));
comment on column submission.entered_by_name is 'Who of us entered it from what came on paper or by mail; null: the institution submitted it itself.';
comment on column submission.received_on is 'When it came to us; it was entered at submitted_at.';
