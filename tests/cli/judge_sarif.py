#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Judges SARIF 2.1.0: judge_sarif.py LOG...

Of each object that galley writes: which properties it must have, which it may
have and of what form, as the standard's sections 3.13 to 3.58 say.  Whatever
else stands in a log is a mistake, too.
"""
import json
import re
import sys

TEXT, BAG = (str,), object()


def least(bound):
    return lambda value: type(value) is int and value >= bound


def one_of(*words):
    return lambda value: value in words


def matches(pattern):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value)


URI = matches(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
URI_REFERENCE = matches(r"(?:[A-Za-z0-9._~/:@!$&'()*+,;=-]|%[0-9A-F]{2})*")
LEVEL = one_of("none", "note", "warning", "error")

# name: (required, {property: form}); a text names an object, a list of one many.
OBJECTS = {
    "log": (["version", "runs"], {"version": one_of("2.1.0"), "$schema": URI, "runs": ["run"]}),
    "run": (["tool"], {"tool": "tool", "results": ["result"],
                       "columnKind": one_of("utf16CodeUnits", "unicodeCodePoints")}),
    "tool": (["driver"], {"driver": "driver"}),
    "driver": (["name"], {"name": TEXT, "version": TEXT, "rules": ["rule"],
                          "semanticVersion": matches(r"\d+\.\d+\.\d+")}),
    "rule": (["id"], {"id": TEXT, "fullDescription": "message", "helpUri": URI,
                      "defaultConfiguration": "configuration", "properties": BAG}),
    "configuration": ([], {"level": LEVEL}),
    "message": (["text"], {"text": TEXT}),
    "result": (["message"], {
        "message": "message", "ruleId": TEXT, "ruleIndex": least(0), "level": LEVEL,
        "locations": ["location"], "partialFingerprints": "fingerprints", "fixes": ["fix"],
        "suppressions": ["suppression"], "properties": BAG,
        "baselineState": one_of("new", "unchanged", "updated", "absent")}),
    "fingerprints": ([], {"galleyFinding/v1": matches(r"[0-9a-f]{64}")}),
    "location": ([], {"physicalLocation": "physical"}),
    "physical": (["artifactLocation"], {"artifactLocation": "artifact", "region": "region"}),
    "artifact": ([], {"uri": URI_REFERENCE}),
    "region": ([], {"startLine": least(1), "startColumn": least(1), "endLine": least(1),
                    "endColumn": least(1), "byteOffset": least(0), "byteLength": least(0),
                    "snippet": "message"}),
    "fix": (["artifactChanges"], {"description": "message", "artifactChanges": ["change"]}),
    "change": (["artifactLocation", "replacements"], {"artifactLocation": "artifact",
                                                      "replacements": ["replacement"]}),
    "replacement": (["deletedRegion"], {"deletedRegion": "region", "insertedContent": "message"}),
    "suppression": (["kind"], {"kind": one_of("inSource", "external"), "justification": TEXT,
                               "status": one_of("accepted", "underReview", "rejected")}),
}
# Lists that must not be empty, and those whose items differ.
FILLED = {"artifactChanges", "replacements"}
DISTINCT = {"rules", "fixes", "suppressions", "artifactChanges"}


def judge_form(value, form, at):
    if form is BAG:
        return [] if isinstance(value, dict) else [f"{at}: no property bag"]
    if isinstance(form, tuple):
        return [] if isinstance(value, form) else [f"{at}: {value!r} is no text"]
    if callable(form):
        return [] if form(value) else [f"{at}: {value!r} is not allowed"]
    if isinstance(form, str):
        return judge(value, form, at)
    if not isinstance(value, list):
        return [f"{at}: no list"]
    name = at.rsplit(".", 1)[-1]
    slips = [f"{at}: empty"] if name in FILLED and not value else []
    if name in DISTINCT and len({json.dumps(v, sort_keys=True) for v in value}) < len(value):
        slips.append(f"{at}: two items are the same")
    return slips + [s for i, v in enumerate(value) for s in judge(v, form[0], f"{at}[{i}]")]


def judge(value, name, at):
    required, known = OBJECTS[name]
    if not isinstance(value, dict):
        return [f"{at}: no object"]
    slips = [f"{at}: {key} is missing" for key in required if key not in value]
    for key, item in value.items():
        slips += judge_form(item, known[key], f"{at}.{key}") if key in known else \
            [f"{at}: {key} is no property of it"]
    return slips


def judge_run(run):
    """What no schema says: indexes lead to their rules, regions do not end before they begin."""
    rules = run["tool"]["driver"].get("rules", [])
    slips = []
    for i, result in enumerate(run.get("results", [])):
        index = result.get("ruleIndex", -1)
        if not (0 <= index < len(rules) and rules[index]["id"] == result["ruleId"]):
            slips.append(f"results[{i}]: its ruleIndex leads elsewhere")
        for location in result.get("locations", []):
            r = location["physicalLocation"].get("region", {})
            if (r.get("endLine", 0), r.get("endColumn", 0)) < (r.get("startLine", 0), 0) and "endLine" in r:
                slips.append(f"results[{i}]: its region ends before it begins")
    return slips


def main():
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            log = json.load(file)
        slips = judge(log, "log", "log") or [s for run in log["runs"] for s in judge_run(run)]
        for slip in slips:
            print(f"{path}: {slip}")
        if slips:
            sys.exit(1)
        print(f"{path}: {sum(len(run['results']) for run in log['runs'])} results")


main()
