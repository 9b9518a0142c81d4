"""What people move with their hands: pages and widgets whose figures are Python's."""
