"""The voices of the desk: catalogues, languages, calendars."""
