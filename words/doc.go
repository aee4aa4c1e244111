// Package words holds every sentence that the program says, Chinese beside English: what stands by itself is a
// line of a table, one key a line, and what takes figures or names is a method, or on the command line a format.
// Screen has the words of the dashboard, Shell those of the commands; the form of the units is in Chinese alone.
// Nothing here decides anything; it is given codes, dates and figures, and makes text of them; what the model
// finds, why a light is as it is and by which rule, stands here with the rest.
package words
