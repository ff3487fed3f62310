### a trap at the end
trap 'echo bye $?' EXIT
echo hello
exit 3
### a trap at the end of a subshell
(trap 'echo sub' EXIT; echo in)
trap 'echo main' 0
(echo no trap here)
### the trap changes the status
trap 'exit 7' EXIT
exit 1
### a signal to itself
trap 'echo got usr1' USR1
kill -USR1 $$
echo after
trap - USR1
trap '' TERM
kill -TERM $$; kill $$
echo still here
trap
### a signal that ends it
(trap 'echo never' EXIT; :)
kill -TERM $$
echo never
### wait and background
{ exit 5; } & wait $!; echo $?
(exit 6) & p=$!; wait $p; echo $?
echo bg & wait
true & false & wait; echo $?
wait 99999; echo $?
### kill a child
{ while :; do sleep 1; done; } & kill $!; wait $!; echo $?
{ trap 'exit 9' TERM; while :; do sleep 0.01; done; } & p=$!; sleep 0.2; kill $p; wait $p; echo $?
### input of background commands
cat & wait; echo $?
### traps are reset in subshells
trap 'echo no' USR1
(kill -USR1 $$ 2>/dev/null; :)
trap 'echo end' EXIT
### names of signals
kill -l 15; kill -l 137; kill -l TERM
