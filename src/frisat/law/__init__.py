"""Law and practice as data: who decides, hearing lengths, deadlines, statute references; each with its source. Pure."""
