### parameters that are set, empty, and not set
a=1 b=
echo ${a-x} ${b-x} ${c-x} ${a:-x} ${b:-x} ${c:-x}
echo ${a+x} ${b+x} ${c+x} ${a:+x} ${b:+x} ${c:+x}
echo ${c=new} $c ${b:=filled} $b
### lengths
x=hello
echo ${#x} ${#y} ${#} $#
set -- a bb ccc
echo ${#} ${#1} ${#3}
### prefixes and suffixes
f=/usr/lib/x.tar.gz
echo ${f%.*} ${f%%.*} ${f#*/} ${f##*/} ${f%/*} ${f##*.} ${f%nothing} ${f#"/usr"} ${f%"*"}
p='*.gz'
echo ${f%$p} ${f%"$p"}
y='a*b*c'
echo "${y#*\*}" "${y##*\*}" "${y%\**}"
### positional parameters
set -- a 'b c' d
echo $1 "$2" $3 $4 ${2} ${10} "${@}"
for w in "$@"; do echo "<$w>"; done
for w in $@; do echo "<$w>"; done
for w in "$*"; do echo "<$w>"; done
for w in "x$@y"; do echo "<$w>"; done
shift
echo $# $1
shift 2
echo $#
for w in "$@" "$*"; do echo "<$w>"; done
### fields are split by IFS
IFS=:
x='a:b::c:'
for w in $x; do echo "<$w>"; done
IFS=' :'
x=' a : b  c :: d '
for w in $x; do echo "<$w>"; done
IFS=
for w in $x; do echo "<$w>"; done
unset IFS
for w in $x; do echo "<$w>"; done
### words that are glued to what is split
x=' a b '
for w in 1$x'2' "3"$x"4" $x$x; do echo "<$w>"; done
### IFS joins
set -- a b c
IFS=-
echo "$*" $* "$@"
IFS=
echo "$*"
x=$*
echo "$x"
### substitution of commands
x=$(echo a; echo; echo b; echo; echo)
echo "$x"
echo $(echo $(echo deep)) "$(echo "q $(echo 'r')")"
y=$(exit 3)
echo $?
echo $(echo ')' # not the end )
)
z=$(case a in a) echo yes;; esac)
echo $z
### tildes
echo ~ ~/x "~" a~ ~nobody_of_this_name
x=~/a:~/b
echo $x
### assignments see those before them
a=1 b=$a c=$b$a
echo $a $b $c
a=x:y
b=$a
IFS=:
c=$a
echo "$c"
### special parameters
true; echo $?
false; echo $?
set -- a b
echo $# $0
f() { echo $# $0 $1; }
f x
case $- in *e*) echo e;; *) echo no e;; esac
### what an error in braces leaves
x=set
echo ${x:?is needed}
(echo ${y:?is needed}; echo not reached)
echo $?
### nested defaults
echo ${a:-${b:-${c:-deep}}} ${a:-$(echo cmd)} "${a:-a "b" c}" ${a:+never}
a=1
echo ${a:+"$a and ${a}"}
