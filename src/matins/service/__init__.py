"""What the program does, with no screen: the library, subscriptions, and refreshing in a process of its own."""
