"""Full disks: every act with every room that may be left, and the meeting that must go on."""
