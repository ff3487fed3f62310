### if, elif, else
for x in 1 2 3 4; do
  if [ $x = 1 ]; then echo one
  elif [ $x = 2 ]; then echo two
  elif [ $x = 3 ]
  then echo three
  else echo many; fi
done
if false; then :; fi; echo $?
### loops
i=0
while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done
until [ $i -eq 0 ]; do i=$((i-1)); echo $i; done
for i in; do echo never; done; echo $?
for i in a b; do echo $i; done
set -- p q
for i do echo $i; done
for i
do echo $i; done
while false; do :; done; echo $?
### break and continue
for i in 1 2 3 4 5; do
  [ $i = 2 ] && continue
  [ $i = 4 ] && break
  echo $i
done
for i in 1 2; do for j in 1 2 3; do [ $j = 2 ] && continue 2; echo $i$j; done; done
for i in 1 2; do for j in 1 2 3; do [ $j = 2 ] && break 2; echo $i$j; done; done
while :; do while :; do break 9; done; done
echo out
### case
for w in apple Banana c3 '' '*' '[x]' 'a b'; do
  case $w in
    a*e) echo "$w: a to e" ;;
    (B*|C*) echo "$w: capital" ;;
    [a-z][0-9]) echo "$w: letter, digit";;
    '*') echo "$w: star" ;;
    \[x\]) echo "$w: bracket" ;;
    "") echo empty;;
    *' '*) echo blank ;;
  esac
done
case x in y) ;; esac; echo $?
case x in x) false;; esac; echo $?
case a in (a) echo paren; esac
### functions
f() { echo "$# $1"; return 5; echo never; }
f a b; echo $?
g() if [ $1 -gt 0 ]; then echo $1; g $(($1 - 1)); fi
g 3
h() ( x=inner; echo $x )
x=outer; h; echo $x
set -- keep
f x; echo $1
fact() { if [ $1 -le 1 ]; then echo 1; else echo $(($1 * $(fact $(($1-1))))); fi; }
fact 10
### local variables
x=global
f() { local x=local y; y=2; g; echo $x; }
g() { echo "in g $x"; x=changed; }
f; echo $x
### redirections of functions and compounds
f() { echo to file; echo err >&2; } >out 2>&1
f; cat out
{ echo a; echo b; } > out; cat out
for i in 1 2; do echo $i; done >> out; cat out
while read line; do echo "<$line>"; done < out
if :; then echo x; fi > out; cat out
### lists
true && echo a || echo b
false && echo a || echo b
false || false || echo c
true && false; echo $?
! true; echo $?
! false; echo $?
! false | true; echo $?
echo a; echo b & wait; echo c
### subshells
x=1
(x=2; echo $x; exit 7); echo $? $x
(cd /; pwd); [ "$(pwd)" = / ] || echo still here
( ( echo nested ) )
### exit status of pipelines
true | false; echo $?
false | true; echo $?
exit 3 | true; echo $?
set -o pipefail
false | true; echo $?
### exit
f() { exit 4; }
f
echo never
### eval and dot
x='echo "$y"'
y='a  b'
eval $x
eval "echo one" "two;" 'echo three'
eval 'false'; echo $?
eval ''; echo $?
echo 'echo sourced $1; z=5; return 2; echo never' > lib
. ./lib arg; echo $? $z
### here documents
x=1
cat <<END
x is $x, $(echo cmd), $((1+1)), \$x, \\, "quoted" 'single'
joined \
line
END
cat <<'END'
x is $x \
END
cat <<-END
	tabs
		are gone
	END
cat <<A; cat <<B
a
A
b
B
while read l; do echo "[$l]"; done <<E
one
  two
E
cat <<"E F"
quoted delimiter
E F
### a here document in a substitution
x=$(cat <<E
inside
E
)
echo $x
### reserved words as words
echo if then else fi do done case esac { } !
for in in in; do echo $in; done
### LINENO
echo $LINENO

echo $LINENO
