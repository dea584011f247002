"""Which languages and countries are usual among the clients: they are offered first where one chooses."""

from integration_desk.core.access import Reader
from integration_desk.core.slices import Usual

_MOST = 8


def usual_choices(reader: Reader) -> Usual:
    """Return the languages and countries that most clients have, the most frequent first."""
    return Usual(
        _most(reader, "SELECT native_language AS value, count(*) AS number FROM client GROUP BY native_language"),
        _most(
            reader,
            "SELECT one.value AS value, count(*) AS number FROM client, json_each(client.nationalities) AS one"
            " GROUP BY one.value",
        ),
    )


def _most(reader: Reader, counts: str) -> tuple[str, ...]:
    rows = reader.rows(f"SELECT value FROM ({counts}) WHERE value <> '' ORDER BY number DESC, value LIMIT {_MOST}")
    return tuple(row["value"] for row in rows)
