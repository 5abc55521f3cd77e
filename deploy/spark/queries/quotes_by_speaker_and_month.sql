-- Who was quoted how often, month by month. The month is the article's; a name is as full as the article gives it, and
-- a speaker who is never named (not among the entities) is left out.
SELECT quote.speaker_name AS speaker,
       substr(reference_date, 1, 7) AS month,
       count(*) AS quotes
FROM extracted LATERAL VIEW explode(quotes) AS quote
WHERE quote.speaker_type IN ('person', 'organization')
  AND size(quote.speaker_entities) > 0
  AND reference_date IS NOT NULL
GROUP BY speaker, month
ORDER BY month, quotes DESC, speaker
