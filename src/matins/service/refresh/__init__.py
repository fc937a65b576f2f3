"""What runs in a process of its own: feeds asked, read and stored, and the pages of their articles."""
