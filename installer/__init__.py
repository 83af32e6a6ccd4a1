"""Makes and proves what users install: the bundle, the MSI, the list of what is inside."""
