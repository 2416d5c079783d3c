"""Papers of achievements and of award rounds: their words, the decree, Word and Excel."""
