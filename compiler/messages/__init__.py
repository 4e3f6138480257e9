"""What can be said of an input, as data: codes, places, sentences and ways out, Chinese and English."""
