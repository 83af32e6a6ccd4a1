"""Pictures of every page of the wizard, for people to look at and for the user guide."""
