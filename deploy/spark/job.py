"""The Spark job: an archive of articles in, a table of what they say out.

    spark-submit --files copydesk --py-files archive.py,contract.py,extraction.py,result.py,rows.py,stream.py \\
        job.py ARCHIVE RESULT

Scheduling, retries and files are Spark's.
"""

import argparse

from pyspark.sql import SparkSession

import archive
from extraction import extract


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", help="folder or file of articles")
    parser.add_argument("result", help="folder for the result, Parquet; a path that all executors see, or a URI; must not exist")
    parser.add_argument("--format", choices=["parquet", "jsonl"], default="parquet", help="of the archive")
    parser.add_argument("--id", default="id", help="column of the article's id (id)")
    parser.add_argument("--text", default="text", help="column of the article's text (text)")
    parser.add_argument("--date", help="column of the day of publication, if the archive has one")
    parser.add_argument("--partitions", type=int, help="spread the archive anew; for big files that cannot be split")
    parser.add_argument("--binary", default="copydesk", help="name of the binary among --files (copydesk)")
    return parser.parse_args()


def main() -> None:
    given = options()
    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    columns = archive.Columns(given.id, given.text, given.date)
    frame, requests = archive.read(spark, given.archive, given.format, columns)
    if given.partitions:
        frame = frame.repartition(given.partitions)
    extract(frame, requests, given.binary, given.result)
    spark.stop()


if __name__ == "__main__":
    main()
