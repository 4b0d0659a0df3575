"""The rules by what they are about: level, sentence and origin of each."""
