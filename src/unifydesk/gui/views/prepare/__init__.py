"""The parts of the Prepare page, one file each."""
