### set -e
set -e
false || echo handled
if false; then :; fi
! true
false && true
while false; do :; done
echo before
false
echo never
### set -e in functions and substitutions
set -e
f() { false; echo in f; }
f || echo handled
x=$(false) || echo sub
(false; echo never) || echo subshell
f
echo never
### set -e and pipelines
set -e
false | true
echo on
true | false
echo never
### set -e in a subshell
(set -e; false; echo never); echo $?
### set -u
set -u
x=1; echo $x ${y-default} ${y:-default} "$@" $*
echo $y
echo never
### set -x goes to the errors
set -x; x=1; echo $x 'a b'; set +x; echo off
### set -n reads but does not run
echo before; set -n; echo after
### set -a
set -a; v=exported; sh -c 'echo $v'
### set -f
touch a.c b.c; echo *.c; set -f; echo *.c
### set -v
set -v; echo x
### options of sh
sh -c 'echo $0 $1 $#' name arg; sh -e -c 'false; echo never'; echo $?
sh -c 'exit 9'; echo $?
echo 'echo from stdin
echo twice' | sh
echo 'echo $1 $2' | sh -s a b
