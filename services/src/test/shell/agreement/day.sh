### words of a text by how often they occur
cat > text <<END
the quick brown fox jumps over the lazy dog
the dog sleeps and the fox runs
a quick dog is a good dog
END
tr ' ' '\n' < text | sort | uniq -c | sort -k1,1nr -k2 | head -n 4 | while read n word; do echo "$word: $n"; done
### a table made and read
for i in 1 2 3 4 5; do printf '%s,%s,%s\n' "$i" "$((i * i))" "name$i"; done > table.csv
while IFS=, read -r a b c; do [ $b -gt 5 ] && echo "$c has $b"; done < table.csv
cut -d, -f2 table.csv | { sum=0; while read n; do sum=$((sum + n)); done; echo "sum $sum"; }
sort -t, -k2,2nr table.csv | head -n 2
### files renamed by their names
mkdir d; touch d/one.txt d/two.txt d/three.md
for f in d/*.txt; do mv "$f" "${f%.txt}.text"; done
ls d
for f in d/*; do base=${f##*/}; echo "${base%%.*} ${base##*.}"; done
### a log looked through
cat > log <<END
10:01 error disk full
10:02 info started
10:03 error network down
10:04 warning slow
END
grep error log | sed 's/error //' ; grep -c error log
while read time level rest; do case $level in error) echo "$time! $rest";; *) : ;; esac; done < log
awkless=$(grep -v info log | wc -l); echo $((awkless))
### a function library with options
usage() { echo "usage: greet [-l] [-n NAME]"; return 2; }
greet() {
  local loud= name=world OPTIND=1 o
  while getopts ln: o; do
    case $o in l) loud=yes;; n) name=$OPTARG;; *) usage; return;; esac
  done
  shift $((OPTIND - 1))
  local text="hello, $name${1:+ and $*}"
  if [ "$loud" ]; then echo "$text" | tr a-z A-Z; else echo "$text"; fi
}
greet; greet -n you; greet -l -n 'A B' c d; greet -x 2>/dev/null; echo $?
### primes
n=2
while [ $n -lt 40 ]; do
  i=2 prime=1
  while [ $((i * i)) -le $n ]; do
    if [ $((n % i)) -eq 0 ]; then prime=0; break; fi
    i=$((i + 1))
  done
  [ $prime = 1 ] && printf '%d ' $n
  n=$((n + 1))
done; echo
### a stack in variables
push() { eval "stack_$depth=\$1"; depth=$((depth + 1)); }
pop() { depth=$((depth - 1)); eval "echo \$stack_$depth"; }
depth=0; push a; push 'b c'; push "d'e"; pop; pop; pop
### a number turned round, a word turned round
rev_word() { w=$1 r=; while [ "$w" ]; do r=${w%"${w#?}"}$r; w=${w#?}; done; echo "$r"; }
rev_word shell; rev_word 12345; rev_word 'a b'
### find, xargs and friends
mkdir -p a/b; echo 1 > a/x; echo 22 > a/b/y; echo 333 > z
find . -type f -name '[xyz]' | sort | xargs cat
find a -type f | sort | while read f; do echo "$f $(cat "$f")"; done
seq 1 10 | xargs -n 3 echo
### a program that is timed out, and one that fails in a pipe
timeout 1 true; echo $?
set -o pipefail; seq 1 3 | grep 9 | cat; echo $?
### environment of programs
VAR=here env | grep ^VAR=
env -i A=1 B=2 env | sort
env A=3 sh -c 'echo $A'
### here documents to programs
sort <<END | head -n 2
pear
apple
fig
END
tr a-z A-Z <<-END
	indented
	END
### numbers in columns
seq 1 6 | paste -d' ' - - - | while read a b c; do echo $((a + b + c)); done
### a script that makes a script
cat > made.sh <<'END'
#!/bin/sh
echo "made: $# $1"
for x; do echo "- $x"; done
exit 6
END
chmod +x made.sh; ./made.sh 'one two' three; echo $?
sh made.sh; echo $?; sh -e made.sh x; echo $?
PATH=.:$PATH; made.sh by path; echo $?
### tee and several readers
seq 1 3 | tee copy | wc -l | tr -d ' '; cat copy
mkdir out; for i in 1 2 3; do echo $i > out/$i & done; wait; cat out/*
### a pipe of loops
i=0; while [ $i -lt 50 ]; do echo $i; i=$((i + 1)); done | while read n; do [ $((n % 10)) = 0 ] && echo "$n"; done | { while read m; do t=$((t + m)); done; echo $t; }
