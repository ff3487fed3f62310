### read
echo 'a b c d' > f
read x y < f; echo "$x|$y"
read x y z w v < f; echo "$x|$y|$z|$w|$v"
printf '  lead and trail  \n' | { read x; echo "[$x]"; }
printf 'a\\tb \\\nc\n' | { read x; echo "[$x]"; }
printf 'a\\tb\\\n' | { read -r x; echo "[$x]"; }
echo a:b:c:d | { IFS=: read x y; echo "$x $y"; }
echo a:b: | { IFS=: read x y; echo "$x $y"; }
echo a:b:: | { IFS=: read x y; echo "$x $y"; }
echo ' a : b ' | { IFS=' :' read x y z; echo "$x|$y|$z|"; }
printf 'no end' | { read x; echo $? $x; }
read x < /dev/null; echo $? "[$x]"
### set and shift
set -- a b c; echo $# $1
set x y; echo $# $1
set --; echo $#
set -- -e; echo $1
set -f; echo *; set +f
set a b c d e f g h i j k; echo $10 ${10} ${11}; shift 10; echo $1
shift; shift 5 2>/dev/null
echo $?
### export and environment
a=1; export a b=2
sh -c 'echo $a $b $c'
c=3 sh -c 'echo $a $b $c'; echo "[$c]"
unset a; sh -c 'echo "[$a]"'
export d; d=later; sh -c 'echo $d'
x=temporary :; echo $x
f() { echo $v; }; v=1; v=2 f; echo $v
### readonly
readonly r=1; echo $r
(r=2; echo never) 2>/dev/null; echo $?
(unset r; echo never) 2>/dev/null; echo $?
### getopts
f() {
  OPTIND=1
  while getopts ab:c o "$@"; do echo "$o $OPTARG"; done
  shift $((OPTIND - 1)); echo "rest $*"
}
f -a -b val -c rest more
f -abval -c -- -x
f -cb
f none
getopts :xy: o -z; echo "$o $OPTARG"
OPTIND=1; getopts :xy: o -y; echo "$o $OPTARG"
### printf
printf '%s %d %5d|%-5d|%05d %x %X %o %c\n' str 42 42 42 42 255 255 8 char
printf '%s\n' a b c
printf '%s-%s\n' a b c
printf '%b|%s\n' 'a\tb' 'a\tb'
printf '%.2f %e %g %10.3f|\n' 3.14159 31415.9 0.0001 2.5
printf '%5s|%-5s|%.2s|%*s\n' ab ab abc 4 x
printf 'no newline'; printf '\n%%\n'
printf '%d %d %d\n' 0x10 010 "'A"
printf '\101\x42\n'
printf '%u %i\n' 7 -7
printf '%+d % d %#x %#o\n' 5 5 255 8
printf; echo $?
### echo
echo -n a; echo b
echo -e 'a\tb\nc' 'x\c' y
echo
echo -x -n
echo '\t'
echo -en 'a\n'
echo -- a
### test
t() { if "$@"; then echo yes; else echo no $?; fi; }
mkdir d; echo x > f; : > e; ln -s f l
t [ -f f ]; t [ -d d ]; t [ -e nope ]; t [ -s f ]; t [ -s e ]; t [ -L l ]; t [ -h f ]; t [ -r f ]; t [ -x f ]
t [ a = a ]; t [ a != a ]; t [ 1 -eq 01 ]; t [ 2 -gt 10 ]; t [ -n '' ]; t [ -z '' ]; t [ '' ]; t [ x ]; t [ ]
t [ ! a = b ]; t [ a = a -a b = c ]; t [ a = b -o b = b ]; t [ \( a = a \) ]; t [ ! -f f ]; t [ -n ]; t [ ! ]; t [ = ]
t [ ! '' ]; t [ -f = -f ]; t [ '(' = '(' ]; t test a = b; t [ f -ef l ]; t [ 1 -lt 2 -a 3 -lt 4 ]
[ 1 -eq x ] 2>/dev/null; echo $?
[ a 2>/dev/null; echo $?
### type and command
f() { :; }
type cd if f : 2>&1
command -v cd; command -v f; command -v :; command -v if; command -v nothing_like_this; echo $?
command echo a
echo() { printf 'mine\n'; }; echo x; command echo x; unset -f echo; echo y
### alias
alias e='echo aliased' two='e twice'
e x
two
alias e
unalias e; e 2>/dev/null; echo $?
alias s='echo ' w=word
s w
### eval of loops and quotes
eval 'for i in 1 2; do echo "$i"; done'
### cd and pwd
mkdir -p a/b; cd a/b; cd ..; cd - > /dev/null; [ "${PWD##*/}" = b ] && echo in b
cd ../..; [ "$OLDPWD" = "$PWD/a/b" ] && echo back
cd a && cd b && cd ../.. && ls -d a
### times that mean something
umask 027; umask; umask u=rwx,g=,o=; umask; umask -S
### files that redirections make have what the mask leaves
umask 077; echo a > f; umask 027; echo b >> g; : > f; umask 022; : > h
for file in f g h; do ls -l $file | cut -c 1-10; done
### true, false, colon
: a b; echo $?; true; echo $?; false; echo $?
### exit status of assignments
x=$(false); echo $?
x=1; echo $?
x=$(exit 3) y=2; echo $?
### unset
x=1; unset x; echo "[$x]"; unset nothing; echo $?
f() { echo f; }; unset -f f; f 2>/dev/null; echo $?
