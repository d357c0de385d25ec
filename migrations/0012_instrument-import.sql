-- A file on its way into a draft of the instrument: shown first, applied whole or not at all.

create table instrument_import (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references instrument_version,
  country text references country,
  sha256 text not null,
  file_name text not null,
  content text,
  uploaded_by uuid not null references person,
  uploaded_at timestamptz not null,
  applied_at timestamptz,
  revision int,
  constraint instrument_import_is_kept_until_applied check ((content is null) = (applied_at is not null)),
  constraint instrument_import_applied_as_one_act check ((revision is null) = (applied_at is null))
);
create index on instrument_import (version_id, uploaded_at);
comment on table instrument_import is 'A file that somebody wants to bring into a draft: its cells until they are applied, then only that it was.';
comment on column instrument_import.sha256 is 'Of the file as it came: what is applied is what was shown.';
comment on column instrument_import.content is 'JSON: the cells as they were read; nothing of the file itself is kept.';
comment on column instrument_import.revision is 'The act on the draft that it became.';
call protect('instrument_import', 'sees(country)', 'writes(country)', 'uploaded_by');
