-- The first day, from this one on, on which the offices of a country, or of a part of it, work: for what is sent by rule.
create function working_day(of_country text, of_territory text, from_day date) returns date language sql stable as $$
  with recursive place as (
    select code, parent from territory where country = of_country and code = of_territory
    union
    select t.code, t.parent from territory t join place on t.country = of_country and t.code = place.parent
  )
  select min(at)::date from generate_series(from_day, from_day + 60, interval '1 day') at
  where extract(isodow from at) < 6
    and not exists (select from holiday h where h.country = of_country and h.day = at::date and h.off_for = 'everybody'
      and (h.territory is null or h.territory in (select code from place)))
$$;
