"""What lists, cards and pages of casework show, a module for each subject."""
