### a backslash, single and double quotes
x='a b'
echo \$x '$x' "$x" \'x\' 'it'\''s' "a\"b\\c\$d\e"
echo "a
b" c\
d
echo 'a\
b' "c\
d"
### empty words stay, what expands to nothing goes
x=
set -- '' "" $x "$x" a
echo $#
### quotes inside of expansions
x='1 2'
for w in "${y:-"$x" 3}" ${y:-"$x" 3} ${y:-'a b' c} "${y:-'a b' c}"; do echo "<$w>"; done
### dollar signs that mean themselves
echo $ "$" a$ "a$" $% "$%"
### escaped quotes of C
printf '%s\n' $'a\tb\n\x41\101\'' "$'a'"
### comments
echo a # b
echo a#b '#c' # d
#echo e
### a newline in quotes and lines joined
echo "one
two" three \
  four
### backquotes in quotes
echo "`echo "a b"` `echo \`echo nested\``" `echo '\$x'`
