-- ZK terminals write 0 where nobody signed in to the menu, and no terminal has a person of that number.
update terminal_event set holder = '' where holder = '0';
