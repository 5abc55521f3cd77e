-- The deadliest events, an article each: how many it says were killed at most, and who says so.
WITH toll AS (
  SELECT id, reference_date, casualties, explode(tolls) AS toll FROM extracted
)
SELECT id,
       reference_date,
       toll.low, toll.best, toll.high,
       array_distinct(filter(transform(
         filter(casualties, figure -> array_contains(toll.figures, figure.id)),
         figure -> figure.source_name), name -> name IS NOT NULL)) AS sources
FROM toll
WHERE toll.kind = 'killed' AND toll.best IS NOT NULL
ORDER BY toll.best DESC, id
LIMIT 20
