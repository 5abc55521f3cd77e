-- Which share of the figures has somebody who says so, by what they count. Hypothetical figures are left out.
SELECT figure.kind AS kind,
       count(*) AS figures,
       count(figure.source_name) AS with_source,
       round(count(figure.source_name) / count(*), 3) AS share
FROM extracted LATERAL VIEW explode(casualties) AS figure
WHERE NOT figure.hypothetical
GROUP BY kind
ORDER BY figures DESC, kind
