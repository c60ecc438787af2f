"""What keeps the assistant's processes running on one machine, and tells whoever started them how they are."""
