#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
#
# Rewrites C so that each condition of a decision can be turned off by a number.
# Usage: mutation.pl FIRST IN OUT >LIST.  The list has a line for each mutant:
# number, file:line, what is done, the condition.
#
# "negate" turns an if, a ?: or a bool that is returned round; "drop" takes an
# operand of && or || away.  Loops are left alone: they end, or do not.
use strict;
use warnings;

my ($number, $in, $out) = @ARGV;
open my $file, '<', $in or die "$in: $!\n";
my $text = do { local $/; <$file> };

# The same length, with nothing in comments and quotes that could mislead.
my $code = $text;
$code =~ s{(/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')}
    {my $gone = $1; $gone =~ s/[^\n]/_/g; $gone}gse;

# Per character: inside which function of type bool, or of another, if any.
my @inside;
while ($code =~ /^(?:static )?([\w *]+?)\n?\w+\([^;{]*?\)\n(\{\n.*?^\})/gms) {
	my ($type, $from, $to) = ($1, $-[2], $+[2]);
	$inside[$_] = $type eq 'bool' ? 2 : 1 for $from .. $to;
}

sub closing {
	my ($at) = @_;
	my $depth = 0;
	for (; $at < length $code; $at++) {
		my $c = substr $code, $at, 1;
		$depth++ if $c =~ /[(\[{]/;
		$depth-- if $c =~ /[)\]}]/;
		return $at if $depth == 0;
	}
	die "$in: a bracket is not closed\n";
}

# Where an operand that ends before $at begins; $stop ends it at that depth.
sub begins {
	my ($at, $stop) = @_;
	my $depth = 0;
	while ($at-- > 0) {
		my $c = substr $code, $at, 1;
		$depth++ if $c =~ /[)\]}]/;
		return $at + 1 if $c =~ /[(\[{]/ && $depth-- == 0;
		next if $depth;
		return $at + 1 if $c =~ /[,;?]/ || ($c eq ':');
		return $at + 1 if $c eq '=' && substr($code, $at - 1, 1) !~ /[=!<>]/
		    && substr($code, $at + 1, 1) ne '=';
		return $at + 2 if $stop && substr($code, $at, 2) =~ /^(&&|\|\|)/;
		return $at + 6 if substr($code, $at, 7) =~ /^return\s/;
	}
	return 0;
}

sub ends {
	my ($at) = @_;
	for (; $at < length $code; $at++) {
		my $c = substr $code, $at, 1;
		$at = closing($at), next if $c =~ /[(\[{]/;
		return $at if $c =~ /[)\]},;?:]/ ||
		    substr($code, $at, 2) =~ /^(&&|\|\|)/;
	}
	die "$in: an operand does not end\n";
}

my (@sites, %seen);

sub site {
	my ($from, $to, $what) = @_;
	$from++ while substr($code, $from, 1) =~ /\s/;
	$to-- while substr($code, $to - 1, 1) =~ /\s/;
	return if !$inside[$from] || $seen{"$from $to $what"}++;
	# The last of "(void)(a || (code = b))" has run by then.
	return if $what ne 'negate' && substr($code, $to, 2) eq ');' &&
	    substr($code, begins($from, 0) - 7, 7) eq '(void)(';
	push @sites, [$from, $to, $what];
}

while ($code =~ /\bif \(/g) {
	site($+[0], closing($+[0] - 1), 'negate');
}
while ($code =~ /\breturn ([^;]*);/g) {
	my ($from, $to) = ($-[1], $+[1]);
	my $value = substr $code, $from, $to - $from;
	site($from, $to, 'negate') if ($inside[$from] || 0) == 2 &&
	    $value !~ /^(true|false)$/;
}
while ($code =~ / \?(?=\s)/g) {
	site(begins($-[0], 0), $-[0], 'negate');
}
while ($code =~ /(&&|\|\|)/g) {
	my ($what, $at, $after) = ($1 eq '&&' ? 'drop and' : 'drop or', $-[0], $+[0]);
	site(begins($at, 1), $at, $what);
	site($after, ends($after), $what);
}

# An outer condition opens first and closes last.
@sites = sort { $a->[0] <=> $b->[0] || $b->[1] <=> $a->[1] } @sites;
my (%open, %close);
for my $s (@sites) {
	my ($from, $to, $what) = @$s;
	my $line = 1 + (substr($text, 0, $from) =~ tr/\n//);
	my $shown = substr $text, $from, $to - $from;
	$shown =~ s/\s+/ /g;
	print "$number\t$in:$line\t$what\t$shown\n";
	my ($before, $behind) = $what eq 'negate' ?
	    ('(!(', ") != (mutation_at != $number))") :
	    $what eq 'drop and' ? ('((', ") || mutation_at == $number)") :
	    ('((', ") && mutation_at != $number)");
	$open{$from} .= $before;
	$close{$to} = $behind . ($close{$to} // '');
	$number++;
}
open my $made, '>', $out or die "$out: $!\n";
print $made "extern int mutation_at;\n#line 1 \"$in\"\n";
for my $at (0 .. length $text) {
	print $made $close{$at} // '', $open{$at} // '', substr $text, $at, 1;
}
