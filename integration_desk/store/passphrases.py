"""What a passphrase must be: long enough and not one that everybody tries first. No composition rules."""

from integration_desk.core.words import T, Text

SHORTEST = 8
_COMMON = frozenset(
    [
        "12345678",
        "123456789",
        "1234567890",
        "password",
        "password1",
        "passw0rd",
        "qwertyui",
        "qwerty123",
        "qwertyuiop",
        "iloveyou",
        "11111111",
        "00000000",
        "letmein1",
        "welcome1",
        "administrator",
        "admin123",
        "admin1234",
        "passwort",
        "passwort1",
        "passwort123",
        "hallo123",
        "azertyuiop",
        "motdepasse",
        "abcd1234",
        "abcdefgh",
        "1q2w3e4r",
        "1qaz2wsx",
        "87654321",
        "98765432",
        "asdfghjk",
        "asdfghjkl",
        "zaq12wsx",
        "changeme",
        "integration",
        "integrationdesk",
        "integration-desk",
        "geheim123",
        "schatz123",
        "football",
        "baseball",
        "superman",
        "sunshine",
        "princess",
        "trustno1",
        "starwars",
        "whatever",
        "computer",
        "internet",
        "dragon12",
        "monkey12",
        "master12",
        "11223344",
        "12341234",
        "12121212",
        "69696969",
        "66666666",
        "77777777",
        "88888888",
        "99999999",
        "qazwsxedc",
        "q1w2e3r4",
        "p@ssw0rd",
        "p@ssword",
    ]
)


def passphrase_problems(passphrase: str, name: str = "") -> Text | None:
    """Return what is wrong with a new passphrase, or None."""
    plain = passphrase.casefold().strip()
    if len(passphrase) < SHORTEST:
        return T("Use at least {count} characters. Four words that mean something to you are good.").put(count=SHORTEST)
    if plain in _COMMON or len(set(plain)) < 3 or (name and plain == name.casefold()):
        return T("This passphrase is one that others would try first. Choose another.")
    return None
