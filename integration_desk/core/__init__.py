"""The words of the desk: records, fields, codes, commands, documents, dates and errors, with no engine."""
