"""Many pages of HTML as one tagged file, with one numbering over all of them."""
