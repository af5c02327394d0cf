"""What was proven is tried at numbers, by another road: by balls put through the formula as it was given."""
