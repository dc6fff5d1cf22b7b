/* SPDX-License-Identifier: Apache-2.0 */
#include "outlet.h"

#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/file.h"
#include "base/process.h"

enum { COMMAND_SECONDS = 10 };

/* Each goes on in the background: it must not hold on to our pipes. */
static const struct {
	const char *when;	/* environment variable; NULL: always tried */
	const char *shell;
} clipboards[] = {
	{ "WAYLAND_DISPLAY", "wl-copy >/dev/null 2>&1" },
	{ "DISPLAY", "xclip -selection clipboard >/dev/null 2>&1" },
	{ NULL, "pbcopy >/dev/null 2>&1" },
};

const struct node *
outlet_file(const galley_report *report, const char *format)
{
	const struct node *files = node_get(report, "files");

	for (size_t i = 0; files && i < files->count; i++) {
		if (strcmp(node_get_text(files->items[i], "format", ""),
		    format) == 0)
			return files->items[i];
	}
	return NULL;
}

/* The file's name, with its extension where it has none yet. */
static const char *
file_name(struct call *call, const struct node *file)
{
	const char *format = node_get_text(file, "format", "text");
	const char *extension = strcmp(format, "text") == 0 ? "txt" : format;
	const char *name = node_get_text(file, "name", "copy");
	const char *base = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;

	if (strchr(base, '.'))
		return base;
	return pool_format(&call->pool, "%s.%s", base, extension);
}

char *
outlet_path(struct call *call, const char *folder, const char *name)
{
	return pool_format(&call->pool, "%s%s%s", folder,
	    slice_ends(slice_of(folder), "/") ? "" : "/", name);
}

static enum error_code
write_file(struct call *call, const struct node *file, const char *path)
{
	return file_write(path, slice_of(node_get_text(file, "text", "")),
	    0600, &call->err);
}

enum error_code
outlet_write(struct call *call, const galley_report *report,
    const char *folder)
{
	const struct node *files = node_get(report, "files");
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && files && i < files->count; i++) {
		const char *path = outlet_path(call, folder, file_name(call,
		    files->items[i]));

		if (!call->options.dry_run)
			code = write_file(call, files->items[i], path);
		if (!code && !option_has(&call->args, "json"))
			screen_format(&call->out, "%s\n", path);
	}
	return code;
}

static bool
run_clipboard(const char *shell, const char *text)
{
	const char *const argv[] = { "sh", "-c", shell, NULL };
	struct process process = {
		.argv = argv,
		.input = slice_of(text),
		.seconds = COMMAND_SECONDS,
	};
	struct error err;
	bool done = !process_run(&process, &err) && process.status == 0;

	process_release(&process);
	return done;
}

/* The one place that speaks to the terminal in its own language. */
static void
ask_terminal(FILE *terminal, const char *text)
{
	struct buf out = { 0 };

	buf_text(&out, "\033]52;c;");
	base64_add(&out, slice_of(text));
	buf_char(&out, '\a');
	fwrite(out.at, 1, out.len, terminal);
	fflush(terminal);
	buf_release(&out);
}

enum error_code
outlet_copy(struct call *call, const char *text)
{
	for (size_t i = 0; i < sizeof clipboards / sizeof clipboards[0]; i++) {
		const char *when = clipboards[i].when;

		if ((!when || getenv(when)) &&
		    run_clipboard(clipboards[i].shell, text))
			return ERR_NONE;
	}
	if (!call->talk.is_terminal)
		return error_set(&call->err, ERR_SYSTEM, "there is no "
		    "clipboard here (install wl-clipboard or xclip)");
	ask_terminal(call->talk.file, text);
	return ERR_NONE;
}

enum error_code
outlet_open(struct call *call, const struct node *file)
{
	const char *argv[] = { "xdg-open", NULL, NULL };
	struct process process = { .argv = argv, .inherit = true };
	const char *folder;
	enum error_code code = file_make_temporary(&folder, "galley",
	    &call->pool, &call->err);

	if (code)
		return code;
	argv[1] = outlet_path(call, folder, file_name(call, file));
	code = write_file(call, file, argv[1]);
	if (!code)
		code = process_run(&process, &call->err);
	if (!code && process.status)
		code = error_set(&call->err, ERR_SYSTEM, "xdg-open could not "
		    "open the draft (open %s yourself)", argv[1]);
	process_release(&process);
	return code;
}
