"""What a release holds: files that are ready to open."""
