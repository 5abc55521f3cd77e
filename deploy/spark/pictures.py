"""Asks the three example queries of a result and draws a picture from each.

    python pictures.py RESULT PICTURES
"""

import argparse
from collections import Counter
from datetime import date
from pathlib import Path

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
from pyspark.sql import Row, SparkSession

QUERIES = Path(__file__).resolve().parent / "queries"
SPEAKERS = 8  # lines in the first picture: more cannot be told apart


def quotes_by_speaker_and_month(rows: list[Row], axes: plt.Axes) -> None:
    """A line for each of the most quoted, from the first month to the last."""
    often: Counter[str] = Counter()
    for row in rows:
        often[row.speaker] += row.quotes
    for speaker, _ in often.most_common(SPEAKERS):
        count = {row.month: row.quotes for row in rows if row.speaker == speaker}
        span = months(min(count), max(count))
        days = [date.fromisoformat(f"{month}-01") for month in span]
        axes.plot(days, [count.get(month, 0) for month in span], marker=".", linewidth=1, label=speaker)
    axes.set(title="Quotes by speaker and month", ylabel="quotes", ylim=(0, None))
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)


def highest_toll(rows: list[Row], axes: plt.Axes) -> None:
    """A bar for each article, with a whisker from its lowest to its highest count."""
    names = [f"{row.id}, {row.reference_date or 'no date'}: {'; '.join(row.sources) or 'no source'}" for row in rows]
    best = [row.best for row in rows]
    below = [row.best - min(row.best, row.low if row.low is not None else row.best) for row in rows]
    above = [max(row.best, row.high if row.high is not None else row.best) - row.best for row in rows]
    bars = axes.barh([shortened(name) for name in names], best, xerr=(below, above), color="tab:red", capsize=3)
    axes.bar_label(bars, [f"{count:,}" for count in best], padding=4)
    axes.set_xscale("log")
    axes.margins(x=0.3)
    axes.invert_yaxis()
    axes.set(title="Highest tolls and who says so", xlabel="killed, on a logarithmic scale")


def figures_with_source(rows: list[Row], axes: plt.Axes) -> None:
    """A bar for each kind, the part with a source in front of the whole."""
    kinds = [row.kind for row in rows]
    axes.barh(kinds, [row.figures for row in rows], color="lightgrey", label="all figures")
    bars = axes.barh(kinds, [row.with_source for row in rows], color="tab:blue", label="with a source")
    axes.bar_label(bars, [f"{row.share:.0%}" for row in rows], padding=3)
    axes.invert_yaxis()
    axes.set(title="Figures with a source", xlabel="figures")
    axes.legend(frameon=False)


def months(first: str, last: str) -> list[str]:
    """All months from one to another: 2016-11, 2016-12, 2017-01 …"""
    (year, month), (end_year, end_month) = (map(int, text.split("-")) for text in (first, last))
    return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(year * 12 + month - 1, end_year * 12 + end_month)]


def shortened(name: str, longest: int = 70) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"


PICTURES = [quotes_by_speaker_and_month, highest_toll, figures_with_source]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("result", help="folder that the job wrote")
    parser.add_argument("pictures", type=Path, help="folder for the pictures, PNG")
    given = parser.parse_args()
    given.pictures.mkdir(parents=True, exist_ok=True)
    spark = SparkSession.builder.appName("copydesk pictures").getOrCreate()
    spark.read.parquet(given.result).createOrReplaceTempView("extracted")
    for draw in PICTURES:
        rows = spark.sql((QUERIES / f"{draw.__name__}.sql").read_text()).collect()
        figure, axes = plt.subplots(figsize=(11, 6), layout="constrained")
        draw(rows, axes)
        figure.savefig(given.pictures / f"{draw.__name__}.png", dpi=100)
    spark.stop()


if __name__ == "__main__":
    main()
