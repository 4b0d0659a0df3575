"""How documents look: the house's colours and fonts, and the print variants."""
