"""Questions that stop for an answer; everything else is said in the message bar."""
