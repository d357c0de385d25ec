-- Decisions of a merge can be taken otherwise until publication, and undo does not go back behind them.

alter table merge_conflict add kept_as text;
comment on column merge_conflict.kept_as is 'Of an item that the core dropped: the code under which the country keeps it, or kept it once.';

alter table instrument_version add merged_revision int not null default 0;
comment on column instrument_version.merged_revision is 'The act by which the draft last took over a core or decided a conflict: undo does not go back behind it.';
