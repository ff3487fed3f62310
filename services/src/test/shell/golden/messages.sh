### a program that is not there
frobnicate a b
#> script.sh: line 1: frobnicate: no such program in /bin
#> status 127

### a file that is not there
cat < nowhere
#> script.sh: line 1: nowhere: no such file or folder
#> status 1

### a folder that is not there
cd nowhere
#> script.sh: line 1: cd: nowhere: no such folder
#> status 1

### syntax: a word that is not expected
echo a
if true; then echo b; done
#> a
#> script.sh: line 2: "fi" is expected, for the "if" of line 2, not "done"
#> status 2

### syntax: no end
while true; do
  echo x
#> script.sh: line 1: "while" has no "done"
#> status 2

### syntax: quotes
echo "abc
def
#> script.sh: line 1: the quote " has no end
#> status 2

### syntax: an operator
echo a &&
| cat
#> script.sh: line 2: "|" where a command is expected
#> status 2

### syntax: a parenthesis
echo (
#> script.sh: line 1: a function's name is followed by (), not by ( and the end of the line
#> status 2

### syntax: braces
echo ${x!y}
#> script.sh: line 1: ${x does not go on with !, but with one of :- := :? :+ - = ? + % %% # ## }
#> status 2

### syntax: redirection
cat <
#> script.sh: line 1: < needs a file's name behind it, not the end of the line
#> status 2

### syntax: a here document
cat <<END
text
#> script.sh: line 1: the here-document has no end: a line that is END is missing
#> status 2

### syntax: case
case x of
#> script.sh: line 1: "in" is expected, for the "case" of line 1, not "of"
#> status 2

### syntax: a function
f( { echo; }
#> script.sh: line 1: a function's name is followed by (), not by ( and "{"
#> status 2

### arithmetic
echo $((1 / 0))
#> script.sh: line 1: arithmetic: division by zero in "1 / 0"
#> status 2

### arithmetic that is none
echo $((1 +))
#> script.sh: line 1: arithmetic: something is missing at the end in "1 +"
#> status 2

### a variable that has to be set
echo ${x:?give me a value}
#> script.sh: line 1: x: give me a value
#> status 2

### set -u
set -u
echo $nothing
#> script.sh: line 2: nothing: is not set, and set -u is in force
#> status 2

### read only
readonly r=1
r=2
#> script.sh: line 2: r: is read only
#> status 2

### options
set -Z
#> script.sh: line 1: set: there is no option -Z; set -o lists them
#> status 2

### shift
shift 3
#> script.sh: line 1: shift: there are only 0 parameters, not 3
#> status 1

### test
[ 1 -eq one ]
[ a = b
#> script.sh: line 1: [: one is no number
#> script.sh: line 2: [: the closing ] is missing: it is a word of its own
#> status 2

### no clobbering
set -C
echo a > f
echo b > f
#> script.sh: line 3: f: is already there, and set -C is in force; >| overwrites it
#> status 1

### a stream that is not open
echo x >&9
#> script.sh: line 1: 9: no such stream is open
#> status 1

### not executable
echo hello > text
./text
#> script.sh: line 2: ./text: is not executable; chmod +x makes it so
#> status 126

### a folder is no program
mkdir d
./d
#> script.sh: line 2: ./d: is a folder, not a program
#> status 126

### traps
trap 'echo' NOSIGNAL
#> script.sh: line 1: trap: there is no signal NOSIGNAL; kill -l lists them
#> status 1

### jobs
fg
#> script.sh: line 1: fg: jobs are not controlled here; set -m has them controlled
#> status 1

### functions that never end
f() { f; }
f
#> script.sh: line 1: f: functions call each other 1000 deep
#> status 2

### local
local x
#> script.sh: line 1: local: there are local variables only in functions
#> status 2

### break outside of loops is nothing
break; echo on
#> on
#> status 0

### read
read -q x
#> script.sh: line 1: read: there is no option -q: -r, and -p PROMPT, are all
#> status 2

### getopts
getopts a
getopts a: o -b; getopts a: o -a
#> script.sh: line 1: getopts: the letters of options, and the name of a variable, are wanted
#> script.sh: line 2: unknown option -b
#> status 1

### printf
printf '%d\n' abc
printf '%y\n'
#> 0
#> script.sh: line 1: printf: abc is no number
#> script.sh: line 2: printf: %y in the format is no conversion
#> status 1

### kill
kill 1
kill -FOO 1
#> script.sh: line 1: kill: 1: there is no such process
#> script.sh: line 2: kill: there is no signal FOO; kill -l lists them
#> status 1

### unset
unset 1x
#> script.sh: line 1: unset: 1x cannot be the name of a variable
#> status 2

### dot
. ./nowhere
#> script.sh: line 1: .: ./nowhere: no such file or folder
#> status 2

### exec
exec nothing
#> script.sh: line 1: exec: nothing: no such program in /bin
#> status 127
