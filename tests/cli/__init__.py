"""The command line, as a person in a terminal and a script meet it."""
