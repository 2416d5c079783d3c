"""Papers as frozen values, the layouts that make them and the writers that put them into files."""
