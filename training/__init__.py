"""Training code for the recognisers' models; not part of the wheel."""
