-- A file of translations on its way into a draft: shown first, taken in whole or not at all.

create table translation_import (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references instrument_version,
  country text references country,
  lang text not null,
  sha256 text not null,
  file_name text not null,
  content text,
  uploaded_by uuid not null references person,
  uploaded_at timestamptz not null,
  applied_at timestamptz,
  revision int,
  constraint translation_import_is_kept_until_applied check ((content is null) = (applied_at is not null)),
  constraint translation_import_applied_as_one_act check ((revision is null) = (applied_at is null))
);
create index on translation_import (version_id, uploaded_by);
comment on table translation_import is 'Translations that somebody wants to bring into a draft: as texts until they are applied, then only that it was.';
comment on column translation_import.sha256 is 'Of the file as it came.';
comment on column translation_import.content is 'JSON: the texts as they were read; nothing of the file itself is kept.';
comment on column translation_import.revision is 'The act on the draft that it became.';
-- Whoever brings a file stands for its texts: nobody else sees or applies it.
call protect('translation_import', 'sees_drafts(country) and by(uploaded_by)', 'writes_drafts(country) and by(uploaded_by)', 'uploaded_by');
