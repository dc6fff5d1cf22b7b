/* SPDX-License-Identifier: Apache-2.0 */
#include "amendment.h"

#include <string.h>

#include "editor.h"
#include "tell.h"
#include "wanted.h"

enum error_code
amendment_read(struct galley_customize *out, struct call *call)
{
	struct wanted wanted;
	enum error_code code = wanted_read(&wanted, call);
	const char *share = option_text(&call->args, "share");

	if (code)
		return code;
	if (share && strcmp(share, "me") != 0 && strcmp(share, "team") != 0 &&
	    strcmp(share, "all") != 0)
		return error_set(&call->err, ERR_USAGE,
		    "--share is me, team or all, not %s", share);
	*out = (struct galley_customize){
		.name = option_operand(&call->args, 0),
		.account = wanted.account,
		.facets = wanted.facets,
		.fields = wanted.fields,
		.regions = wanted.regions,
		.share = share,
	};
	return ERR_NONE;
}

int
amendment_in_editor(struct call *call, const char *name)
{
	struct galley_customize what = { .name = name };
	struct editor editor;
	galley_report *report;
	int status;

	if (galley_edit_text(call->g, name, &report, &call->err) ||
	    editor_run(&editor, call, report))
		return call_failed(call);
	if (!editor.changed) {
		screen_format(&call->talk, "Nothing was changed.\n");
		editor_end(&editor, call, false);
		return 0;
	}
	what.document = editor.text;
	if (galley_edit(call->g, &what, &report, &call->err)) {
		status = call_failed(call);
		editor_end(&editor, call, true);
		screen_format(&call->talk, "Next: galley edit %s --edit\n",
		    name);
		return status;
	}
	editor_end(&editor, call, false);
	return tell_act(call, report);
}
