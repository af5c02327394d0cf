"""What an activation function is to the program: its record, the registry of all records, and how one is called."""
