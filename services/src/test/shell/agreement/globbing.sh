### stars, questions, brackets
touch a b ab abc .hidden 'x y' '[z]' 1 2 10
echo *; echo a*; echo ?; echo ??; echo [ab]; echo [!ab]; echo [0-9]; echo [[:digit:]]*; echo .*d*; echo nothing*; echo x*
echo "*" \* '?' "a"* a"*"
for f in *' '*; do echo "<$f>"; done
### folders
mkdir -p d/e d/f g; touch d/e/1 d/e/2 d/f/1 g/1
echo d/*; echo */*; echo */*/1; echo d/[ef]/?; echo d/e/; echo */; echo d//e/*
### patterns in variables
touch p.txt q.txt
x='*.txt'
echo $x "$x" '$x'
y=$x; echo $y
case p.txt in $x) echo matches;; esac
case p.txt in "$x") echo never;; *) echo quoted;; esac
### brackets that are none
touch '[' 'a]'
echo [ []] [!]] a[]]
### patterns of case
for w in ab a-b 'a]b' 'a\b' aXb; do
  case $w in
    a[-x]b) echo minus;; a[]]b) echo bracket;; a\\b) echo backslash;; a[[:upper:]]b) echo upper;; a?) echo two;;
  esac
done
### long stars
case aaaaaaaaaaaaaaaaaaaaaaaab in *a*a*a*a*a*a*c) echo no;; *a*a*a*a*b) echo yes;; esac
