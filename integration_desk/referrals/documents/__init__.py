"""The referral letter: its sentences, its templates, and the letter as an abstract document."""
