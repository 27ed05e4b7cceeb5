"""What the menus and keys do: functions of the desk, named in one table by `actions`."""
