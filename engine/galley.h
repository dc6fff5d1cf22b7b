/* SPDX-License-Identifier: Apache-2.0 */
/*
 * galley.h - the engine's one public header
 *
 * A workspace is a git repository whose main holds approved templates.  Open
 * it as a person, ask or act, read the report:
 *
 *	galley_error *err = galley_error_new();
 *	galley_report *report;
 *	galley *g = NULL;
 *
 *	if (galley_open(&g, &(struct galley_options){ .folder = "." }, err) ||
 *	    galley_inbox(g, &report, err))
 *		puts(galley_error_text(err));
 *	else
 *		puts(galley_report_json(g, report));
 *	galley_close(g);
 *	galley_error_free(err);
 *
 * Functions that return int return 0 or the error's code.  Then the error says
 * what happened, where, and what would be right, and nothing was changed unless
 * the contract says otherwise.  The codes, each with the exit status that
 * galley_error_status gives: ERR_REFUSED (1: the rules say
 * no, or a text has mistakes), ERR_USAGE (2), ERR_PARTIAL (3: some of several
 * acts were done), ERR_DENIED (4: not this person, not this key), ERR_MISSING
 * (5), ERR_MOVED (6: out of date), ERR_INVALID (7: policy or history),
 * ERR_SYSTEM (75: try again).
 *
 * A galley is for one thread at a time.  Whatever a function gives, reports and
 * texts, belongs to the galley it came from and lives until galley_close; what
 * it is given is the caller's.  A function with galley **out opens one, which
 * galley_close ends.  After a failure there is neither a report nor a galley
 * but where the contract says so.
 *
 * A report is a map, as in JSON.  The contracts below name its keys; "[...]" is
 * a list of maps, a key with "?" may be absent.  These are the same everywhere:
 *
 * next: a command that goes on from here;
 * requirements [name, result, reason, who ("marketing (brand1)"), by [person],
 * can_act [person], remedy? (as of findings)];
 * findings [rule, severity, path, line, column, match, message, fix,
 * from?, to? (bytes of the file), replacement? {from, to, texts} (one text: may
 * be put in; several: to choose from), reason?, link?, owner?, rule_version?,
 * fingerprint?, excepted? ("ann, until 2026-12-31"), remedy? (who may grant
 * an exception, and the command)]; an excepted finding is not counted as error;
 * warnings [text];
 * suggestions [id, person, slot, text, own_wording];
 * renewal: where approvals no longer hold, the three keys lapsed [person,
 * stages, because], changed [path, words], renew (bool: one's own is among
 * them).
 *
 * Formats: galley-workspace(5).  Rules T1 to T9: galley-trust(7).
 */

#ifndef GALLEY_H
#define GALLEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GALLEY_VERSION "0.1.0"

typedef struct galley galley;
typedef struct error galley_error;
typedef struct node galley_report;

/* Errors.  The caller owns them. */
galley_error *galley_error_new(void);
void galley_error_free(galley_error *err);
const char *galley_error_text(const galley_error *err);
int galley_error_status(const galley_error *err);

/* The report as JSON; of galley_report_free's with g NULL, and as long there. */
const char *galley_report_json(galley *g, const galley_report *report);
void galley_report_free(galley_report *report);

/* All zeros: this folder, the person that the clone remembers, the clock. */
struct galley_options {
	const char *folder;
	const char *person;	/* NULL: GALLEY_AS, else git's galley.person */
	/* NULL: GALLEY_HOME, else galley in XDG_CONFIG_HOME */
	const char *home;
	const char *key_file;	/* an unencrypted OpenSSH key to sign with */
	/*
	 * Asks for a passphrase and writes it, NUL-terminated; false: none was
	 * given.  NULL: new keys are not sealed and sealed ones are refused.
	 */
	bool (*ask)(void *of, const char *prompt, char *out, size_t room);
	void *ask_of;
	int64_t now;		/* seconds; 0: the clock */
	/*
	 * Writes judge everything and change nothing; what only makes something
	 * new (init, clone, key_new, enroll) is ERR_USAGE.
	 */
	bool dry_run;
	/*
	 * Policy may be read from this clone's cache of the very same files:
	 * for questions and one's own uses, never for an act on main.
	 */
	bool recalls;
};

/* A name and what it is set to, as in --set customer=Bolt. */
struct galley_pair {
	const char *name;
	const char *value;
};

struct galley_pairs {
	const struct galley_pair *items;
	size_t count;
};

/*
 * Reads main as this clone has it; galley_close ends it and frees its reports.
 * ERR_MISSING: no repository there.  What options point to must outlive it.
 */
int galley_open(galley **out, const struct galley_options *options,
    galley_error *err);
void galley_close(galley *g);

/*
 * Whether everything that g has read from the repository was readable.  If not,
 * the error names what is damaged: no earlier answer can be relied on, and no
 * later act is done.
 */
int galley_trust(const galley *g, galley_error *err);

/* Who acts, or NULL. */
const char *galley_person(const galley *g);

/*
 * Founding.  Makes a workspace in an absent or empty folder: a key for the
 * person where he has none, the starter policy, workflows and documents, the
 * signed root.  Report: workspace (the root's id), folder, person, key,
 * templates (number), next.
 */
struct galley_init {
	const char *folder;
	const char *name;
	const char *person;
	const char *person_name;	/* NULL: the id */
	const char *email;
};

int galley_init(galley **out, const struct galley_init *what,
    const struct galley_options *options, galley_report **report,
    galley_error *err);

/*
 * Keys, kept in the home folder; no workspace is needed.  The report lives
 * until galley_report_free.  Report: key ("ssh-ed25519 AAAA... rep1"),
 * fingerprint.
 */
int galley_key_new(const char *person, const struct galley_options *options,
    galley_report **report, galley_error *err);
int galley_key_show(const char *person, const struct galley_options *options,
    galley_report **report, galley_error *err);

/*
 * People.  A change of policy is a request like any other: it merges at once
 * where the caller alone suffices (T7), else it waits for the others.
 * add's report: an act's (see Turns).  people's, of one id or of all (NULL):
 * people [id, name, roles, emails, living, team?, hours?, holidays?, notices?,
 * delegation? [role, to, from, until], successor?, keys [key, fingerprint?,
 * living]].
 * allowed_signers: the text of git's file of every key ever listed.
 */
struct galley_person_entry {
	const char *id;
	const char *name;
	const char *email;
	const char *const *roles;
	size_t role_count;
	const char *key;	/* "ssh-ed25519 AAAA... comment" */
};

int galley_people_add(galley *g, const struct galley_person_entry *entry,
    galley_report **report, galley_error *err);
int galley_people(galley *g, const char *id, galley_report **report,
    galley_error *err);
int galley_allowed_signers(galley *g, const char **text, galley_error *err);

/*
 * A person's duties: everybody may change his own alone (T7).  set gives
 * "hours", "holidays" or "notices" these values (see galley-workspace(5); none:
 * the entry is removed).  delegate lets "to" act with the role on the days from
 * .. until; to NULL: delegations that are not over end.  end: the person may no
 * longer act, successor (may be NULL) owns his requests.  Reports: an act's.
 */
struct galley_deputy {
	const char *person;	/* NULL: the caller */
	const char *role;
	const char *to;
	const char *from;	/* "2026-05-01" */
	const char *until;
};

struct galley_duty {
	const char *person;	/* NULL: the caller */
	const char *name;
	const char *const *values;
	size_t count;
};

int galley_people_set(galley *g, const struct galley_duty *duty,
    galley_report **report, galley_error *err);
int galley_people_delegate(galley *g, const struct galley_deputy *deputy,
    galley_report **report, galley_error *err);
int galley_people_end(galley *g, const char *person, const char *successor,
    galley_report **report, galley_error *err);

/* Keys are "ssh-ed25519 AAAA..."; to end one, its fingerprint will do. */
int galley_people_add_key(galley *g, const char *person, const char *key,
    galley_report **report, galley_error *err);
int galley_people_end_key(galley *g, const char *person, const char *key,
    galley_report **report, galley_error *err);
int galley_people_restore(galley *g, const char *person,
    galley_report **report, galley_error *err);

/*
 * A newcomer's key (made where there is none) as a line for a registrar, and
 * its code, which is read to him; no workspace is needed, the report lives
 * until galley_report_free.  Report: line, code, next.  confirm adds the person
 * of a line; ERR_DENIED: the code is not the line's.  Report: an act's.
 */
struct galley_newcomer {
	const char *url;
	const char *person;
	const char *name;	/* NULL: the id */
	const char *email;
};

struct galley_confirmation {
	const char *line;
	const char *code;
	const char *const *roles;
	size_t role_count;
};

int galley_enroll(const struct galley_newcomer *who,
    const struct galley_options *options, galley_report **report,
    galley_error *err);
int galley_people_confirm(galley *g, const struct galley_confirmation *what,
    galley_report **report, galley_error *err);

/*
 * Adds and ends the people of a CSV list (id, name, email, roles; optional:
 * team, key, ended, successor) by one request; path is for errors.
 * Report: an act's, and added [person], ended [person], same (number), differs
 * [person, what ["name", "email", "roles"]] (left as they are).
 */
int galley_people_import(galley *g, const char *path, const char *text,
    galley_report **report, galley_error *err);

/*
 * Settings (galley.yaml).  config: settings [key, values [text]] of a key
 * ("admins.quorum"), or of all (NULL).  config_set proposes the key's new
 * values (one "": none); report: an act's (see Turns) and lines [text] ("-
 * was", "+ is").
 */
struct galley_config {
	const char *key;
	const char *const *values;
	size_t count;
	const char *message;
};

int galley_config(galley *g, const char *key, galley_report **report,
    galley_error *err);
int galley_config_set(galley *g, const struct galley_config *what,
    galley_report **report, galley_error *err);

/*
 * The library.  find: templates [id, title, kind, shelf, audience, usable,
 * why?] whose id, title, kind, facets or text hold every word, of (number of
 * all templates), customizations [name, person, for (account or null)] (of
 * words alone: approved, and one's own, one's team's or for all).
 * show: kind ("template", "customization" or "request"), id, title, path,
 * language, expires?, usable, why?, fields [name, type, required, at_use,
 * default?, allow?, of?, free (what needs no approval), beyond? (who must
 * approve more: "brand: marketing (brand1); legal: legal (legal1)")], regions
 * [name, words?, options [id, title?], guidance?, text, free, beyond?],
 * customizations [name, person, for (account or null)], next; of a
 * customization or request also name, for, values {field: value}, words
 * {region: text}, warnings?.
 */
int galley_find(galley *g, const char *const *words, size_t count,
    galley_report **report, galley_error *err);
int galley_show(galley *g, const char *name, galley_report **report,
    galley_error *err);

/*
 * An issued copy, at once, if everything lies within what is pre-approved;
 * logged in the person's journal.  ERR_REFUSED (no copy, nothing logged): where
 * approvals are needed the report has reasons [requirement, reason, who], free
 * [field, value, range?, or region, range?] and ask (the command that asks for
 * them).  ERR_USAGE: it has missing [field], the required fields without a
 * value.  ERR_MOVED: recalled, expired, too old.  Report: id (of the use),
 * template, account, files [format, name, text], warnings?.
 */
struct galley_use {
	const char *name;	/* a template or an approved customization */
	const char *account;	/* --for */
	struct galley_pairs facets;	/* --for market=eu */
	struct galley_pairs fields;
	struct galley_pairs regions;	/* text, or an option's block id */
	const char *const *formats;	/* "text", "html", "eml" */
	size_t format_count;
	bool draft;		/* an e-mail that opens unsent */
};

int galley_use(galley *g, const struct galley_use *use,
    galley_report **report, galley_error *err);

/*
 * Customizations.  customize makes a new one as a request, edit changes the
 * request's, or opens a new request on today's main for an approved one; edit
 * of a template or another file of main takes the whole document, as a change/
 * request.  Report: an act's (see Turns) and path, findings, and of a
 * customization template and cost (as show's beyond; "": no approval is
 * needed).
 */
struct galley_customize {
	const char *name;	/* a template; for edit what shall change */
	const char *as;		/* the new name; NULL: made of the account */
	const char *account;
	struct galley_pairs facets;
	struct galley_pairs fields;
	struct galley_pairs regions;
	const char *share;	/* "me", "team" or "all" */
	const char *document;	/* the whole, as galley_edit_text gave it */
	size_t document_size;	/* bytes of it; 0: it ends at its NUL */
};

int galley_customize(galley *g, const struct galley_customize *what,
    galley_report **report, galley_error *err);
int galley_edit(galley *g, const struct galley_customize *what,
    galley_report **report, galley_error *err);

/*
 * The whole document, for an editor: a customization with locked parts marked,
 * a file of main as it is.  Report: text, path? (of a file).
 */
int galley_edit_text(galley *g, const char *name, galley_report **report,
    galley_error *err);

/*
 * A file of main changed by a change/ request; content NULL: removed.  Report:
 * an act's (see Turns).
 */
struct galley_propose {
	const char *topic;
	const char *path;
	const char *content;
	size_t length;
	const char *message;
};

int galley_propose(galley *g, const struct galley_propose *what,
    galley_report **report, galley_error *err);

/*
 * Brings a request to today's main, region by region, a change/ request line by
 * line; an approved customization gets a new request.  Report: an act's (see
 * Turns).
 */
int galley_refresh(galley *g, const char *name, galley_report **report,
    galley_error *err);

/*
 * Turns.  Every report of an act: request, owner, state ("draft", "submitted",
 * "changes-requested", "closed"), requirements, why? (what is in the way),
 * waits_for [person], merged (bool), unsent (bool: origin does not have it
 * yet), kept? [path] (files of the folder left as they were, though main
 * moved), next; of submit also findings, of suggest and of approve with wording
 * suggestions.
 */
struct galley_turn {
	const char *name;	/* of the request */
	const char *message;
	bool anyway;		/* submit in spite of findings */
	const char *accept;	/* submit: id of the suggestion to take over */
	struct galley_pairs with;	/* approve with my wordings */
	const char *slot;	/* suggest and comment: a region or field */
	const char *text;	/* suggest: what would be better */
	const char *const *stages;	/* approve these; none: all one can */
	size_t stage_count;
	bool override;		/* approve: only lift request-changes */
	const char *finding;	/* exception: "rule:fingerprint", or its start */
	const char *until;	/* exception: its last day, "2026-12-31" */
	const char *to;		/* handover: the new owner */
	const char *quote;	/* comment: the sentence of slot it is about */
	bool must_fix;		/* comment: it must be fixed */
	const char *const *resolve;	/* comment: ids that it settles */
	size_t resolve_count;
};

int galley_submit(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);
int galley_withdraw(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);
int galley_approve(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);
int galley_exception(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);
int galley_request_changes(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);
int galley_reject(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);
int galley_suggest(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);
int galley_comment(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);
int galley_handover(galley *g, const struct galley_turn *turn,
    galley_report **report, galley_error *err);

/*
 * All that is one person's: his open requests become another's drafts, the
 * documents that he owns change by a change/ request, and what waits for his
 * review is listed.  Everything is judged before anything is handed over; what
 * an outage left out, the next call hands over.  Report: requests [request],
 * documents [path], change?, reviews [request, requirement, others [person]].
 * ERR_PARTIAL, with a report: only these were given.
 */
int galley_handover_all(galley *g, const char *from, const char *to,
    galley_report **report, galley_error *err);

/*
 * Why requests were sent back or rejected since a day (NULL: ever), by the
 * words that review puts first.  Report: reasons [reason, count, templates
 * [template (null: of none), count]].
 */
int galley_reasons(galley *g, const char *since, galley_report **report,
    galley_error *err);

/*
 * What changed workflows (a request's, or with NULL those of the work tree's
 * workflows/ and galley.yaml) would have asked of the requests that main took
 * over since a day.  People, documents and verdicts are those of that time.
 * Report: changed [path], requests [request, time, turnout ("same", "more",
 * "less", "other", "undecided"), was [requirement], would (requirements;
 * WAITING: the approvals of that time would not suffice), nobody [requirement],
 * why? (undecided)], counts {each turnout, nobody, asked_then, asked_now
 * (approvals), alone_then, alone_now (requests approved automatically)}.
 */
struct galley_simulation {
	const char *request;
	const char *since;	/* "2026-12-31", UTC; NULL: the founding */
};

int galley_simulate(galley *g, const struct galley_simulation *what,
    galley_report **report, galley_error *err);

/*
 * Automatic approvals that were drawn by lot (a workflow's audit-sample) to be
 * looked at.  The lot is drawn when main takes over the next request.  Verdicts
 * are those of the journals that are here.  Report:
 * sample [request, time, owner, workflow, verdict ("right", "wrong",
 * "recalled" or null), by, text], alone (approved automatically), open (of
 * those, with the lot to come), judged, wrong (numbers), share ("not enough
 * data", or of the wrong {per_mille, least, most} with 95 % certainty).
 * judge: one of them; kept in the caller's journal.  Report: request, verdict,
 * next.  ERR_MISSING: it was not drawn.
 */
struct galley_judgement {
	const char *request;	/* full name */
	bool wrong;
	const char *message;	/* what is wrong; else may be NULL */
};

int galley_sample(galley *g, const char *since, galley_report **report,
    galley_error *err);
int galley_sample_judge(galley *g, const struct galley_judgement *what,
    galley_report **report, galley_error *err);

/*
 * Takes back one's own last event while nobody else has it; else ERR_MOVED.
 * Report: request, undone (the event), next.
 */
int galley_undo(galley *g, const char *name, galley_report **report,
    galley_error *err);

/*
 * Looking.  status of an open request: request, owner, state, requirements,
 * why?, waits_for, events (number), unsent, stale? (true: its owner refreshes
 * it), template?, comments [event, person, text, id, slot?, quote?, must_fix?,
 * resolved?] (since the last submit, by others, and what is not resolved),
 * suggestions?, renewal?, findings?, next?; of a merged one: request, owner,
 * state "merged", merged, time, requirements [name, result, by], usable?
 * (bool), why?, next?; of one closed otherwise: request, owner, state
 * ("rejected", "withdrawn"), events, comments; of none (NULL): the person's
 * own, also those that came to him, requests [as one without findings; or
 * request, state "broken", why].
 * explain: what it costs and waits for: a request's status and waits_on?, else
 * show's report.
 * inbox: requests [request, owner, title?, account?, requirements (names one
 * could satisfy), override? (true: one can only lift others' request-changes),
 * because?, stead? (the person for whom one stands in), since, due?, late?,
 * after? (the stage whose turn it is first), summary, renewal?] by
 * deadline, then the longest waiting first; of many only the first that came,
 * more (number that may wait, too), next? (where origin may have more).
 * due: due [what ("late", "remind", "escalated", "stuck", "stale", "yours"
 * (left by another), "expires", "unusable", "outdated"), name (request or
 * path), who, when?, why], what concerns one person, or all (NULL).
 * home: workspace (its name), person, name, roles, waiting and more (as inbox),
 * mine (as status), decided [request, merged, time; where not merged event, by,
 * text], news [path, change, mine (bool)] (templates), both since the last
 * look; templates (number), next.
 */
int galley_explain(galley *g, const char *name, galley_report **report,
    galley_error *err);
int galley_status(galley *g, const char *name, galley_report **report,
    galley_error *err);
int galley_inbox(galley *g, galley_report **report, galley_error *err);
int galley_due(galley *g, const char *person, galley_report **report,
    galley_error *err);
int galley_home(galley *g, galley_report **report, galley_error *err);

/*
 * notify: sends each living person the notices that are new to him, as often as
 * his people file says, by the ways that git's configuration names (galley(1)):
 * each once, as this repository remembers, or after a crash again, with the
 * same Message-ID.  What a mail server or a webhook does not accept now becomes
 * a parcel that later calls try again.  A dry run sends and remembers nothing.
 * Report: told [person, address, notices [kind (as due's what, "turn",
 * "returned", "rejected", "approved"), name, line, command]], later [person]
 * (whose day has not come), delivered [person, parcel, waited (bool: since an
 * earlier call)] (what a mail server or a webhook took), failed [person, why,
 * parcel? (absent: it waits as before), again? (a time; a parcel without one was
 * given up)].  ERR_PARTIAL, with a report: some failed.  ERR_USAGE: the
 * configuration contradicts itself.
 * replay sends a parcel, sent or given up, again.  Report: as notify's.
 */
int galley_notify(galley *g, galley_report **report, galley_error *err);
int galley_replay(galley *g, const char *parcel, galley_report **report,
    galley_error *err);

/*
 * log: request, events [event, person, time, text, id, stages?, finding?,
 * until?, slot?, own_wording?, must_fix?, resolves?], suggestions? and
 * next? of one request, and where it is merged merged and time; of a person's
 * journal ("journal/rep1"): uses [event, id, time, template, customization?,
 * account?]; of main (NULL): merges [request, time, by, requirements [text]].
 */
int galley_log(galley *g, const char *name, galley_report **report,
    galley_error *err);

/*
 * For deciding in seconds.  Report: request, owner, state, requirements, why?,
 * waits_for, findings, effect (what approving would do), seen, comments [event,
 * person, text], renewal?, next; of a customization template, title, account,
 * against ("template", "approved" or "what you last saw"), fields [name, old,
 * new, note?], regions [name, old, new, against, words (old and new joined,
 * removed words between "[-" and "-]", added between "{+" and "+}")]; else
 * files [path, change ("new", "changed", "removed"), against?, words?, and of
 * a picture or a PDF before? and after? {kind ("PNG"), width?, height?, bytes,
 * sha256}].
 */
int galley_diff(galley *g, const char *name, galley_report **report,
    galley_error *err);

/*
 * The files as a request adds or changes them, to be looked at.  All that it
 * sets lives until galley_close.
 */
struct galley_file {
	const char *path;
	const char *bytes;
	size_t length;
};

struct galley_files {
	const struct galley_file *items;
	size_t count;
};

int galley_changed_files(galley *g, const char *request,
    struct galley_files *files, galley_error *err);

/*
 * check.  Names: requests, customizations, templates, paths of main, files;
 * none: all of main.  Report: findings (each also with context (its line),
 * utf16 (its column in UTF-16 units), end_line?, end_column?, end_utf16?,
 * known? (true: the baseline has it); a replacement line, utf16, end_line,
 * end_utf16), errors, failing (those of the level or above, not excepted or
 * known), checked (numbers), baseline?; with fix mended [path, count, diff],
 * kept [path, why]; with score score (0 to 100), definition, documents [path,
 * score, words, deductions [rule, severity, count, points]].  ERR_REFUSED, with
 * a report: something is failing.
 */
struct galley_check {
	const char *const *names;
	size_t count;
	const char *since;	/* a revision: only lines changed since then */
	/* a file with the JSON or SARIF of an earlier run: known findings */
	const char *baseline;
	const char *fail_on;	/* a severity; NULL: "error" */
	/*
	 * Writes replacements into files, each file in one step, unless that
	 * would make new errors; the findings are those afterwards (of a dry
	 * run: those before, and mended has the diff).
	 */
	bool fix;
	bool score;
};

int galley_check(galley *g, const struct galley_check *how,
    galley_report **report, galley_error *err);

/*
 * The style rules that a .vale.ini names, over any Markdown; no workspace is
 * needed.  Report (there is one with ERR_REFUSED, too; it lives until
 * galley_report_free): as check's, and rules (number), warnings [text].
 * ERR_USAGE: a mistake in the configuration or in a rule.
 */
struct galley_styles {
	const char *config;	/* path of the .vale.ini */
	const char *glob;	/* of the files in folders; NULL: Markdown */
	const char *least;	/* "warning": no suggestions; NULL: all */
	bool dry_run;		/* fix says what it would do */
	bool brief;		/* findings need no fingerprint: a reader's */
	struct galley_check check;	/* its names are files and folders */
	int64_t now;		/* seconds; 0: the clock */
};

int galley_check_styles(const struct galley_styles *what,
    galley_report **report, galley_error *err);

/*
 * Style rules: those of main, or with g NULL those that a .vale.ini names; then
 * the report lives until galley_report_free.  Names are ids ("Galley.Hype"), of
 * test also paths of rules' files; none: all.
 * rules: rules [id, path, kind, level, on (bool: for some files), message,
 * why?, owner?, link?, good, bad [text], text?] (its file, of one alone), idle
 * [text] (rules that can find nothing).
 * test: rules [id, tried (number), slips [good (bool), text, found]], slips
 * (number), without [id] (rules that carry no example).  ERR_REFUSED, with a
 * report: there are slips.
 * library: what they would flag on main: rules [id], documents [path, errors,
 * warnings, suggestions, first {line, message}] (flagged ones),
 * checked, flagged, unusable (numbers; until mended or granted an exception).
 */
struct galley_rules {
	const char *config;	/* with g NULL: path of the .vale.ini */
	const char *const *names;
	size_t count;
};

int galley_rules(galley *g, const struct galley_rules *what,
    galley_report **report, galley_error *err);
int galley_rule_test(galley *g, const struct galley_rules *what,
    galley_report **report, galley_error *err);
int galley_rule_library(galley *g, const struct galley_rules *what,
    galley_report **report, galley_error *err);	/* g not NULL */

/*
 * new: a skeleton as a change/ request, a draft.  import: rules of a style
 * guide's list (columns write, instead of, why, severity), proposed, with the
 * style named in .vale.ini.  Report: an act's (see Turns) and rules [id,
 * terms?], of import terms (number).
 */
struct galley_rule_entry {
	const char *id;		/* new: "House.Words" */
	const char *kind;	/* new: NULL is "existence" */
	const char *file;	/* import: the table */
	const char *style;	/* import: NULL is "House" */
};

int galley_rule_new(galley *g, const struct galley_rule_entry *entry,
    galley_report **report, galley_error *err);
int galley_rule_import(galley *g, const struct galley_rule_entry *entry,
    galley_report **report, galley_error *err);

/*
 * Why a line of Markdown is judged as it is.  With g NULL by a .vale.ini; then
 * the report lives until galley_report_free.  Report: path, line, context,
 * blocks [scope, text, rules [id]] (that reach into the line, each with the
 * rules in force that read it), findings (each also muted?: a comment in the
 * text silences it).  ERR_MISSING: no such file or line.
 */
struct galley_place {
	const char *config;	/* with g NULL: path of the .vale.ini */
	const char *path;
	size_t line;
};

int galley_explain_place(galley *g, const struct galley_place *place,
    galley_report **report, galley_error *err);

/* preview: draft (bool), text (the document, in a format as use has them). */
int galley_preview(galley *g, const char *name, const char *format,
    galley_report **report, galley_error *err);

/*
 * Verifies main from the remembered root, by rules T1 to T8, trusting nothing
 * but the objects.  Report: workspace, main, steps [commit, kind, request,
 * time, by, requirements [text], valid, witnessed], merges, commits (numbers),
 * requests (number of open ones judged), admins, quorum, warnings, receipts
 * (number of what the server signed), witnessed (number of merges that they
 * record), contradictions [text].  ERR_INVALID: a step does not hold; the
 * report has the steps before it.  ERR_REFUSED: all steps hold, but receipts
 * contradict what is here.  With checks also refused [request, text] (in which
 * the checks of their time find errors; T1 to T8 prove nothing of that; any is
 * ERR_REFUSED), left_out [check] (galley.yaml's programs, of which nothing is
 * proven) and rules_read (how often brand rules were compiled: once for all
 * steps that have the same); with distrust also distrusted [commit, request,
 * time, as [text]] and distrusted_under (number of the steps judged by a policy
 * that the key decided).  With onward from (the commit it begins after, if main
 * was verified here before), and neither requests nor receipts are judged: it
 * rests on this clone's own files, as acts do, and is no proof for others.  A
 * valid main is remembered as verified here.
 */
struct galley_verify {
	bool quiet;		/* no steps in the report */
	int threads;		/* 0: one for each processor, at most 8 */
	bool checks;		/* run the checks of each step's time again */
	/* begin where this clone's last verification ended, main alone */
	bool onward;
	const char *distrust;	/* a key or its fingerprint; NULL */
};

int galley_verify(galley *g, const struct galley_verify *how,
    galley_report **report, galley_error *err);

/*
 * For an auditor: what was approved, one request's or document's (name), or
 * from a day to another ("2026-12-31", UTC; both may be NULL), as one page of
 * HTML without scripts.  Main is verified first.  Report: approvals (number),
 * text (the page).  ERR_MISSING: no approved change matches.
 */
struct galley_audit {
	const char *name;
	const char *since;
	const char *until;
};

int galley_evidence(galley *g, const struct galley_audit *what,
    galley_report **report, galley_error *err);

/*
 * The gate as a required check, for a host that runs no hooks of ours: whether
 * this one ref may make this move.  A ref refs/heads/merge/<request> is the
 * trial of a merge: its old_id is what main is now.  The clone has verified
 * main, and fetched what new_id needs.  Answers and report: see
 * galley_hook_pre_receive.
 */
struct galley_move {
	const char *ref;	/* full: "refs/heads/main" */
	const char *old_id;	/* 40 digits; 40 zeros: it is new */
	const char *new_id;
};

int galley_verify_move(galley *g, const struct galley_move *move,
    galley_report **report, galley_error *err);

/*
 * Servers.  Makes a bare repository, new or there already, the gate of a
 * workspace: git's hooks, its settings, a key for receipts in the home folder.
 * What is right already is left as it is.  Report: repository, changed [name],
 * key, listed (bool: main's server-keys have it), next? (the command by which
 * an administrator lists it).
 */
int galley_hook_install(galley **out, const char *folder,
    const struct galley_options *options, galley_report **report,
    galley_error *err);

/*
 * What would weaken a clone, or a server: problems [what, text, mend (a
 * command, or what to do)].  ERR_REFUSED, with report and galley: there are
 * some.
 */
int galley_doctor(galley **out, bool server,
    const struct galley_options *options, galley_report **report,
    galley_error *err);

/*
 * After a push was accepted, in the repository that git's environment names:
 * its receipt is signed and kept, and now and then closed requests are cleared
 * away.  text: git's input to the hook, a line "OLD NEW REF" for each ref.
 * Report: receipts (number of moves recorded), gap (number of moves that a
 * crash had left out), cleared (bool).
 */
int galley_hook_post_receive(galley **out, const char *text,
    const struct galley_options *options, galley_report **report,
    galley_error *err);

/*
 * The gate: what git's hooks of these names ask in a server's repository, with
 * the lines that git gives them ("OLD NEW NAME" LF each) and with its
 * environment; options->folder and the person do not matter.  pre_receive
 * judges everything that was sent, by rules T1 to T9 and the limits;
 * reference_transaction judges only which names move together in a prepared
 * transaction.  Both write nothing.  0: all of it may happen.  ERR_REFUSED:
 * none of it; any other code: the gate itself failed, which refuses it, too.
 * After a failure, too, there are a galley and a report: problems [rule ("T5")
 * or null, place or null, text, remedy], in words without git's.
 */
int galley_hook_pre_receive(galley **out, const char *lines,
    const struct galley_options *options, galley_report **report,
    galley_error *err);
int galley_hook_reference_transaction(galley **out, const char *lines,
    const struct galley_options *options, galley_report **report,
    galley_error *err);

/*
 * Templates.  new: a skeleton as a change/ request.  import: Markdown with
 * [Name], \[Name\], {name}, {{name}}, $[x] placeholders becomes a template
 * whose fields they are.  Report: an act's (see Turns) and path, template,
 * findings; of import also fields [name, type, was].
 * test: the template at its extremes: template, findings, errors (number).
 */
struct galley_import {
	const char *file;	/* a path outside the workspace */
	const char *id;		/* NULL: made of the file's name */
	const char *shelf;
	const char *kind;
	const char *title;	/* NULL: the first heading */
};

int galley_template_new(galley *g, const struct galley_import *what,
    galley_report **report, galley_error *err);
int galley_template_import(galley *g, const struct galley_import *what,
    galley_report **report, galley_error *err);
int galley_template_test(galley *g, const char *name,
    galley_report **report, galley_error *err);

/*
 * option: a region's words in a request, or an approved customization, become
 * a block and an option of the region, by a change/ request.  Report: an act's
 * and block (its id), template (path).
 */
struct galley_option {
	const char *name;	/* the request or customization */
	const char *region;
	const char *id;		/* NULL: made of the region and its words */
	const char *message;	/* or NULL */
};

int galley_template_option(galley *g, const struct galley_option *what,
    galley_report **report, galley_error *err);

/*
 * Clones.  clone confirms and remembers the root, verifies all of it, and
 * makes the clone the person's; on failure it leaves nothing behind.  sync
 * fetches, verifies what is new, sends what waits.  Reports: workspace, main,
 * fetched (number of merges); of clone also folder, person; of sync sent
 * [request], waiting [request], warnings, kept? (as in turns).
 */
int galley_clone(galley **out, const char *url,
    const struct galley_options *options, galley_report **report,
    galley_error *err);
int galley_sync(galley *g, galley_report **report, galley_error *err);

#endif
