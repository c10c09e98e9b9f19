"""Law and practice as data: hearing lengths, deadlines, statute references; each with its source. Pure."""
