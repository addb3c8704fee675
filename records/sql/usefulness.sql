-- count --
-- One more yes or no, unless its mark was counted before; without a mark, each counts.
with new as (
    insert into useful_mark (mark) select $5 where $5::text is not null
    on conflict do nothing
    returning mark
)
insert into usefulness (subject, language, useful, not_useful)
select $1, $2, $3, $4 where $5::text is null or exists (select from new)
on conflict (subject, language) do update
set useful = usefulness.useful + excluded.useful, not_useful = usefulness.not_useful + excluded.not_useful
returning true;

-- all --
-- How useful each kind of text was.
select subject, language, useful, not_useful from usefulness order by subject, language;
