/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ascii.h - what kind of character an ASCII byte is, whatever the locale
 *
 * A byte beyond ASCII is of none of these kinds.
 */

#ifndef GALLEY_BASE_ASCII_H
#define GALLEY_BASE_ASCII_H

#include <stdbool.h>

/* A space within a line: space, tab. */
static inline bool
ascii_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* What separates words and lines: space, tab, CR, LF. */
static inline bool
ascii_is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The same, and VT and FF: what C takes for space. */
static inline bool
ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_is_letter(char c)
{
	return ascii_is_lower(c) || ascii_is_upper(c);
}

static inline bool
ascii_is_alnum(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

/* What is printed, and is no space, letter or digit. */
static inline bool
ascii_is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !ascii_is_alnum(c);
}

/* A-Z as a-z, and all else as it is. */
static inline char
ascii_lower(char c)
{
	return ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

/* a-z as A-Z, and all else as it is. */
static inline char
ascii_upper(char c)
{
	return ascii_is_lower(c) ? (char)(c - ('a' - 'A')) : c;
}

#endif
