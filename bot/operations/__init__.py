"""What those who run the assistant need: looking whether all is well, backups."""
