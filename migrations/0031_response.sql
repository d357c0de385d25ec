-- Silence, said once for lists, boards and figures: an answer is awaited, and the last day has passed.

create function is_silent(state text, due_on date, answers_until date, today date) returns boolean
  language sql immutable parallel safe as
  $$ select state in ('sent', 'acknowledged', 'extended') and coalesce(due_on, answers_until) < today $$;

-- Which cycles run, in which phase and until when, is public; what is in them is not.
create policy phase_is_public on cycle for select to rapporteur_app using (purpose() = 'public');
