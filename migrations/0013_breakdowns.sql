-- What is known of a coded name besides the name: of a breakdown whether it is open, of its parts which are left over.

alter table term add column details jsonb not null default '{}';
comment on column term.details is 'Of a breakdown and of its parts (scheme part:<breakdown>): how an answer is told apart by it. Empty for the others.';
