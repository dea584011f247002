"""Pure decisions of casework, a module for each subject."""
