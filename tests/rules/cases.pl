#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
# Runs packs of rules over Markdown and compares what they find, line by line.
#
#	cases.pl            each folder beside this file: .vale.ini, texts, and in
#	                    "want" what galley check --format vale-line says
#	cases.pl DIR        DIR/cases.json, whose folders are under DIR/tree: each
#	                    expected rule and line has to be found, columns are
#	                    counted, and what is found besides is told
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use JSON::PP;

my ($number, $bad) = (0, 0);

sub say_result {
    my ($ok, $name, @notes) = @_;

    $number++;
    $bad++ unless $ok;
    print $ok ? 'ok' : 'not ok', " $number - $name\n";
    print "# $_\n" for @notes;
}

# What galley says in this folder, a finding a line, sorted.
sub found_in {
    my ($folder, @args) = @_;
    my $pid = open(my $out, '-|') // die "fork: $!";

    if (!$pid) {
        chdir $folder or die "$folder: $!";
        open STDERR, '>&', \*STDOUT;
        exec 'galley', 'check', '--format', 'vale-line', @args;
        die "galley: $!";
    }
    my @lines = sort grep { /\S/ } <$out>;
    close $out;
    chomp @lines;
    s{^\./}{} for @lines;
    return @lines;
}

sub run_folder {
    my ($folder) = @_;
    my %left;

    open my $want, '<', "$folder/want" or die "$folder/want: $!";
    chomp(my @wanted = <$want>);
    my @found = found_in($folder, '--vale-config', '.vale.ini', '.');
    $left{$_}++ for @found;
    $left{$_}-- for @wanted;
    my @notes = map { $left{$_} > 0 ? "also: $_" : "not found: $_" }
        grep { $left{$_} } sort keys %left;
    say_result(!@notes, (split m{/}, $folder)[-1] =~ tr/-/ /r, @notes);
}

# Splits "path:line:column:rule:message".
sub place_of {
    my ($line) = @_;
    my ($path, $at, $column, $rule) = $line =~ /^(.*?):(\d+):(\d+):([^:]+):/
        or return;

    return { path => $path, line => $at, column => $column, rule => $rule,
        text => $line };
}

# Takes the finding that is meant off the list, the right column first.
sub take {
    my ($list, $want) = @_;
    my @same = grep { $list->[$_]{path} eq $want->{path} &&
        $list->[$_]{line} == $want->{line} &&
        $list->[$_]{rule} eq $want->{rule} } 0 .. $#$list;
    my ($exact) = grep { $list->[$_]{column} == $want->{col_start} } @same;
    my $index = $exact // $same[0] // return;

    return splice @$list, $index, 1;
}

sub run_case {
    my ($tree, $case, $score) = @_;
    my @args = map { /^--glob=(.*)/ ? ('--glob', $1) : $_ } @{$case->{args}};
    my @found = grep { $_ } map { place_of($_) } found_in("$tree/$case->{cwd}",
        '--vale-config', "$tree/$case->{config}", @args);
    my ($ok, @notes) = (1);

    for my $want (@{$case->{expected}}) {
        my $text = "$want->{path}:$want->{line}:$want->{col_start}:$want->{rule}";
        my $got = take(\@found, $want);

        $score->{all}++;
        if (!$got) {
            $ok = 0;
            push @notes, "not found: $text";
            next;
        }
        $score->{line}++;
        $score->{column} += $got->{column} == $want->{col_start};
        push @notes, "column $got->{column}: $text"
            if $got->{column} != $want->{col_start};
    }
    push @notes, map { "also: $_->{text}" } @found;
    $score->{also} += @found;
    say_result($ok, $case->{name}, @notes);
}

sub run_external {
    my ($folder) = @_;
    my $root = abs_path($folder) or die "$folder: $!";
    my %score = (all => 0, line => 0, column => 0, also => 0);

    open my $json, '<', "$root/cases.json" or die "$root/cases.json: $!";
    my $cases = decode_json(join '', <$json>)->{cases};
    run_case("$root/tree", $_, \%score) for @$cases;
    print "# $score{line} of $score{all} with their rule and line, ",
        "$score{column} with their column; $score{also} others\n";
}

if (@ARGV) {
    run_external($ARGV[0]);
} else {
    my $here = abs_path(dirname($0));

    run_folder($_) for grep { -d } sort glob "$here/*";
}
print "1..$number\n";
exit($bad > 0);
