"""The Spark job: an archive of articles in, a table of what they say out.

    spark-submit --files copydesk --py-files archive.py,extraction.py,places.py,result.py,stream.py \\
        job.py ARCHIVE RESULT

Scheduling and retries are Spark's.
"""

import argparse

from pyspark import SparkConf, SparkContext

import places
from archive import Archive, Columns
from extraction import extract


def positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", help="file of articles or folder of such files; a path that all executors see, or a URI")
    parser.add_argument("result", help="folder for the result, Parquet; a path or a URI likewise; must not exist")
    parser.add_argument("--format", choices=["parquet", "jsonl"], default="parquet", help="of the archive")
    parser.add_argument("--id", default="id", help="column of the article's id (id)")
    parser.add_argument("--text", default="text", help="column of the article's text (text)")
    parser.add_argument("--date", help="column of the day of publication, if the archive has one")
    parser.add_argument("--tasks", type=positive, help="into about how many the archive is divided (one for each 32 MB)")
    parser.add_argument("--binary", default="copydesk", help="name of the binary among --files (copydesk)")
    return parser.parse_args()


def main() -> None:
    given = options()
    spark = SparkContext(conf=SparkConf().setAppName("copydesk"))
    archive = Archive(places.uri(given.archive), given.format, Columns(given.id, given.text, given.date))
    extract(spark, archive, given.binary, given.result, given.tasks)
    spark.stop()


if __name__ == "__main__":
    main()
