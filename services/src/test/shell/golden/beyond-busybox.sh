### what is not evaluated assigns nothing
x=1
echo $((0 && (x=5))) $x $((1 || (x=6))) $x $((1 ? 2 : (x=7))) $x
#> 0 1 1 1 2 1
#> status 0

### quotes in arithmetic
echo $(( "1" + 1 ))
#> 2
#> status 0

### a subshell that looks like arithmetic
echo $((echo a; echo b) | cat)
#> a b
#> status 0

### a script that is read takes no byte of what its commands read
printf 'read x\ndata\necho "[$x]"\n' | sh
#> [data]
#> status 0

### how many parameters there are, and each without its end
set -- one.c two.c three.h
echo ${#@} ${#*}
echo "${@%.c}" ${*%.c}
for w in "${@#t}"; do echo $w; done
#> 3 3
#> one two three.h one two three.h
#> one.c
#> wo.c
#> hree.h
#> status 0

### wait for the first that ends
(exit 3) & wait -n; echo $?
wait -n; echo $?
sh -c 'exit 4' & sh -c 'read x < /dev/null; exit 5' & wait -n %1; echo $?; wait
#> 3
#> 127
#> 4
#> status 0

### processor time, of the shell and of its children
times
#> 0m1.23s 0m0.00s
#> 1m1.00s 0m0.00s
#> status 0

### there is a program of a name, or not
hash ls && hash -r && hash && hash no-such-program || echo $?
#> 1
#> script.sh: line 1: hash: no-such-program: not found
#> status 0
