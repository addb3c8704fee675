-- count --
-- One more yes or no.
insert into usefulness (subject, language, useful, not_useful) values ($1, $2, $3, $4)
on conflict (subject, language) do update
set useful = usefulness.useful + excluded.useful, not_useful = usefulness.not_useful + excluded.not_useful;

-- all --
-- How useful each kind of text was.
select subject, language, useful, not_useful from usefulness order by subject, language;
