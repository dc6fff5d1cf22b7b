/* SPDX-License-Identifier: Apache-2.0 */
#include "readability.h"

#include <math.h>
#include <string.h>

static double
flesch_kincaid(const struct block_counts *c)
{
	return 0.39 * ((double)c->words / (double)c->sentences) +
	    11.8 * ((double)c->syllables / (double)c->words) - 15.59;
}

static double
gunning_fog(const struct block_counts *c)
{
	return 0.4 * ((double)c->words / (double)c->sentences +
	    100 * ((double)c->complex_words / (double)c->words));
}

static double
coleman_liau(const struct block_counts *c)
{
	return 0.0588 * ((double)c->characters / (double)c->words * 100) -
	    0.296 * ((double)c->sentences / (double)c->words * 100) - 15.8;
}

static double
smog(const struct block_counts *c)
{
	return 1.0430 * sqrt((double)c->polysyllabic_words * 30.0 /
	    (double)c->sentences) + 3.1291;
}

static double
automated(const struct block_counts *c)
{
	return 4.71 * ((double)c->characters / (double)c->words) +
	    0.5 * ((double)c->words / (double)c->sentences) - 21.43;
}

static double
lix(const struct block_counts *c)
{
	return (double)c->words / (double)c->sentences +
	    (double)c->long_words * 100 / (double)c->words;
}

static const struct {
	const char *name;
	double (*grade)(const struct block_counts *counts);
} grades[READABILITY_GRADES] = {
	{ "Flesch-Kincaid", flesch_kincaid },
	{ "Gunning Fog", gunning_fog },
	{ "Coleman-Liau", coleman_liau },
	{ "SMOG", smog },
	{ "Automated Readability", automated },
	{ "LIX", lix },
};

enum error_code
readability_read(size_t *out, const struct rule_reading *r,
    const struct node *at, const char *name)
{
	for (size_t i = 0; i < READABILITY_GRADES; i++) {
		if (strcmp(grades[i].name, name) == 0) {
			*out = i;
			return ERR_NONE;
		}
	}
	return rule_fail(r, at, "no grade is called \"%s\" (Flesch-Kincaid, "
	    "Gunning Fog, Coleman-Liau, SMOG, Automated Readability, LIX)",
	    name);
}

double
readability_grade(size_t number, const struct block_counts *counts)
{
	return grades[number].grade(counts);
}
