/* SPDX-License-Identifier: Apache-2.0 */
/*
 * icu_data.h - ICU's tables of characters and time zones, when they are needed
 *
 * To be linked against ICU and the C++ library that it stands on took a third
 * of a command's start, so their code is in the program.  The tables (30 MB)
 * stay a library, which this finds for that code.
 */

#ifndef GALLEY_TEXT_ICU_DATA_H
#define GALLEY_TEXT_ICU_DATA_H

/* Before what ICU needs tables for: breaks, calendars, locales. */
void icu_data_use(void);

#endif
