/* SPDX-License-Identifier: Apache-2.0 */
#include "demo.h"

#include <stddef.h>

const struct demo_step demo_steps[] = {
	{ "Marketing founds a workspace: templates, policy, a signed start.",
	  "", "galley init brand --name Northwind --person brand1 "
	  "--email brand1@northwind.example --no-passphrase", 0, "brand1" },
	{ "A representative and a lawyer make their keys.",
	  "brand", "galley key new --person rep1 --no-passphrase && "
	  "galley key new --person legal1 --no-passphrase", 0, "ssh-ed25519" },
	{ "The representative is added. Adding people is a signed act, too.",
	  "brand", "galley people add rep1 --name \"Rep One\" "
	  "--email rep1@northwind.example --role rep "
	  "--key \"$(galley key show rep1)\"", 0, "in force" },
	{ "So is the lawyer.",
	  "brand", "galley people add legal1 --name \"Legal One\" "
	  "--email legal1@northwind.example --role legal "
	  "--key \"$(galley key show legal1)\"", 0, "in force" },
	{ "The representative's home screen: what waits, what next.",
	  "brand", "galley --as rep1", 0, NULL },
	{ "He looks for a first e-mail.",
	  "brand", "galley --as rep1 find first", 0, "first-touch" },
	{ "What may he fill in, what is free, and what needs approval?",
	  "brand", "galley --as rep1 show first-touch", 0, "discount" },
	{ "Ten percent is pre-approved: he has his text at once.",
	  "brand", "galley --as rep1 use first-touch --for Acme "
	  "--set customer=\"Acme Clinics\" --set discount=10 "
	  "--set first_name=there --format text", 0, "Acme Clinics" },
	{ "Eighteen percent is not. He reads who must approve it, and how to "
	  "ask.",
	  "brand", "galley --as rep1 use first-touch --for Bolt "
	  "--set customer=Bolt --set discount=18 --set first_name=there", 1,
	  "legal1" },
	{ "He asks, with an opening of his own.",
	  "brand", "galley --as rep1 customize first-touch --for Bolt "
	  "--set customer=Bolt --set discount=18 "
	  "--region opening=\"Bolt's three sites answer four hundred calls "
	  "a day, and every third caller hangs up.\"", 0, "bolt" },
	{ "Who must approve it, do the rules accept it, how would it read?",
	  "brand", "galley --as rep1 explain bolt && "
	  "galley --as rep1 check bolt && "
	  "galley --as rep1 preview bolt --format text", 0, "DRAFT" },
	{ "He submits it.",
	  "brand", "galley --as rep1 submit bolt "
	  "-m \"Bolt asked for a number\"", 0, "submitted" },
	{ "Marketing finds it in the inbox and reads what changes.",
	  "brand", "galley --as brand1 inbox && "
	  "galley --as brand1 diff rep1/first-touch/bolt", 0, "18" },
	{ "Nobody approves his own words.",
	  "brand", "galley --as rep1 approve rep1/first-touch/bolt", 4, NULL },
	{ "Marketing sends it back, with a reason.",
	  "brand", "galley --as brand1 request-changes "
	  "rep1/first-touch/bolt -m \"Say it in fewer words\"", 0, NULL },
	{ "The representative says it in fewer words and submits again.",
	  "brand", "galley --as rep1 edit bolt --region opening=\"Bolt's desk "
	  "loses every third caller before anyone can answer the phone.\" && "
	  "galley --as rep1 submit bolt", 0, "submitted" },
	{ "Marketing approves. The discount still needs the lawyer.",
	  "brand", "galley --as brand1 approve rep1/first-touch/bolt "
	  "-m \"Good\"", 0, "legal1" },
	{ "The lawyer approves: it is in force.",
	  "brand", "galley --as legal1 approve rep1/first-touch/bolt", 0,
	  "in force" },
	{ "Now the representative may send it, as often as he likes.",
	  "brand", "galley --as rep1 use rep1/first-touch/bolt "
	  "--set first_name=there --format html,eml --out bolt/ && "
	  "grep -c 'loses every third caller' bolt/*.html", 0, "1" },
	{ "Everything that happened is on record.",
	  "brand", "galley status rep1/first-touch/bolt --json && "
	  "galley log rep1/first-touch/bolt", 0, "request-changes" },
	{ "Anyone can prove it, from the first step on, without asking us.",
	  "brand", "galley verify", 0, "valid" },
	{ "Even without galley: git itself finds every signature good.",
	  "brand", "test $(git log --first-parent --format=%G? main | "
	  "grep -c G) -eq $(git rev-list --first-parent --count main) && "
	  "git log --first-parent --format='%G? %GS  %s' main", 0, "G " },
	{ "Somebody with access to the disk turns \"loses\" into \"wins\" in "
	  "what was approved, by plain git.",
	  "brand", "copy=customizations/rep1/first-touch/bolt.md; "
	  "export GIT_INDEX_FILE=.git/tampered; git read-tree main && "
	  "text=$(git show main:$copy | sed s/loses/wins/ | "
	  "git hash-object -w --stdin) && "
	  "git update-index --cacheinfo 100644,$text,$copy && "
	  "git update-ref refs/heads/main $(git commit-tree -p main "
	  "-m 'merge: rep1/first-touch/bolt' $(git write-tree)) && "
	  "git show main:$copy | grep wins", 0, "wins" },
	{ "It does not get through.",
	  "brand", "galley verify --quiet", 7, NULL },
	{ 0 },
};
