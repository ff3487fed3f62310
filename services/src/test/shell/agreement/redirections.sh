### files
echo one > f; echo two >> f; cat < f; cat f
> empty; cat empty; echo $?
echo three >| f; cat f
cat < nowhere; echo $?
echo x > no/such/folder; echo $?
### numbers
{ echo out; echo err >&2; } 2> e > o; cat o e
{ echo out; echo err >&2; } > both 2>&1; cat both
{ echo out; echo err >&2; } 2>&1 > /dev/null | cat
exec 3> three; echo to three >&3; exec 3>&-; cat three
echo a 3>&1 >&2 2>&3 | cat
exec 4< three; read x <&4; echo "$x"; exec 4<&-
### a stream read by several
printf '1\n2\n3\n4\n' > lines
{ read a; read b; echo "$a $b"; cat; } < lines
exec 5< lines
read a <&5; read b <&5; echo $b $a
### noclobber
set -C
echo a > new; echo b > new; echo $?
cat new; echo c >| new; cat new; echo d >> new; cat new
### read and write
echo hello > rw
exec 6<> rw; read x <&6; echo "$x"; echo more >&6; exec 6>&-; cat rw
### closed streams
(exec 1>&-; echo x 2>/dev/null; echo $? >&2) 2>&1 | cat
echo y 2>/dev/null >&7; echo $?
### order matters
echo a > f1 > f2; cat f1 f2
### builtins and their errors
cd /nowhere/at/all 2> /dev/null || echo failed
{ cd /nowhere; cat nowhere; } 2> /dev/null || echo failed
: > made; [ -f made ] && echo made
### pipes with compounds
printf 'b\na\n' | { read x; read y; echo $y $x; } | cat
for i in 1 2 3; do echo $i; done | while read n; do echo $((n * 2)); done | cat
x=5; echo 6 | read x; echo $x
### the end of a reader ends the writer
while :; do echo y; done | { read a; echo $a; }
i=0; while [ $i -lt 20000 ]; do echo some text that fills a pipe; i=$((i+1)); done | { read a; echo $a; }; echo $?
