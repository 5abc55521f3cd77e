"""Where an archive and a result are: a path on a disk that all executors see, or a URI as Arrow knows them (s3://,
hdfs://, gs://, abfs://)."""

import re
from pathlib import Path

from pyarrow import fs


def uri(place: str) -> str:
    """The place as Arrow's URI. Spark's own names for S3 are Hadoop's."""
    return re.sub(r"^s3[an]:", "s3:", place) if re.match(r"\w+:/", place) else Path(place).absolute().as_uri()


def opened(uri: str) -> tuple[fs.FileSystem, str]:
    """The file system, and the path within it."""
    if uri.startswith("hdfs:///"):  # the one that Hadoop's own settings name; Arrow takes no URI without a host
        return fs.HadoopFileSystem("default"), uri.removeprefix("hdfs://")
    return fs.FileSystem.from_uri(uri)
