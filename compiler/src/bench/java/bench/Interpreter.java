package bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stack machine of 60 instructions that runs a small program of loops and calls. */
final class Interpreter implements Program {
    /** Their places are their codes. */
    private static final String[] INSTRUCTIONS = {
        "halt", "push", "load", "store", "dup", "swap", "over", "drop", "add", "sub", "mul", "div", "rem", "neg", "and", "or", "xor", "not", "shl", "shr",
        "ushr", "inc", "dec", "jump", "jz", "jnz", "jlt", "jle", "jgt", "jge", "jeq", "jne", "call", "ret", "get", "put", "eq", "ne", "lt", "le",
        "gt", "ge", "min", "max", "abs", "sign", "rot", "addi", "muli", "andi", "xori", "shli", "shri", "load0", "load1", "load2", "store0", "store1", "store2", "nip"};

    private static final String SOURCE = "push 1 store0"
            + " loop: load0 load 3 jge @end"
            + " load0 call @collatz load1 add store1"
            + " load0 push 360360 call @gcd load1 xor muli 31 store1"
            + " load0 call @bits load1 add store1"
            + " load0 call @mix load1 xor store1"
            + " load1 load0 andi 255 get add dup load0 andi 255 put load1 sub store1"
            + " inc 0 jump @loop"
            + " end: load1 halt"
            + " collatz: store2 push 0 store 4"
            + " step: load2 push 1 jeq @one inc 4 load2 andi 1 jz @even load2 muli 3 addi 1 store2 jump @step"
            + " even: load2 shri 1 store2 jump @step"
            + " one: load 4 ret"
            + " gcd: dup jz @divides swap over rem jump @gcd"
            + " divides: drop ret"
            + " bits: store 5 push 0"
            + " bit: load 5 jz @none load 5 dup addi -1 and store 5 addi 1 jump @bit"
            + " none: ret"
            + " mix: dup shli 5 over push 3 ushr xor dup push 100 min push -50 max abs over sign add"
            + " rot push 7 swap not or neg nip push 3 shl over push 1000 lt sub xori 85 dup push 5 div push 2 shr"
            + " swap push 9 ge ne add ret";

    private static int[] assemble(String source) {
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < INSTRUCTIONS.length; i++) {
            codes.put(INSTRUCTIONS[i], i);
        }
        String[] words = source.split(" ");
        Map<String, Integer> labels = new HashMap<>();
        List<String> left = new ArrayList<>();
        for (String word : words) {
            if (word.endsWith(":")) {
                labels.put(word.substring(0, word.length() - 1), left.size());
            } else {
                left.add(word);
            }
        }
        int[] program = new int[left.size()];
        for (int i = 0; i < program.length; i++) {
            String word = left.get(i);
            if (word.startsWith("@")) {
                program[i] = labels.get(word.substring(1));
            } else if (codes.containsKey(word)) {
                program[i] = codes.get(word);
            } else {
                program[i] = Integer.parseInt(word);
            }
        }
        return program;
    }

    @Override
    public int run(int limit) {
        int[] variables = new int[8];
        variables[3] = limit;
        return interpret(assemble(SOURCE), variables, new int[256]);
    }

    /** What is on top of the stack when the program halts. */
    private static int interpret(int[] program, int[] variables, int[] memory) {
        int[] stack = new int[64];
        int[] returns = new int[64];
        int top = -1;
        int depth = 0;
        int at = 0;
        while (true) {
            switch (program[at++]) {
                case 0: return stack[top];
                case 1: stack[++top] = program[at++]; break;
                case 2: stack[++top] = variables[program[at++]]; break;
                case 3: variables[program[at++]] = stack[top--]; break;
                case 4: stack[top + 1] = stack[top]; top++; break;
                case 5: {
                    int x = stack[top];
                    stack[top] = stack[top - 1];
                    stack[top - 1] = x;
                    break;
                }
                case 6: stack[top + 1] = stack[top - 1]; top++; break;
                case 7: top--; break;
                case 8: top--; stack[top] += stack[top + 1]; break;
                case 9: top--; stack[top] -= stack[top + 1]; break;
                case 10: top--; stack[top] *= stack[top + 1]; break;
                case 11: top--; stack[top] /= stack[top + 1]; break;
                case 12: top--; stack[top] %= stack[top + 1]; break;
                case 13: stack[top] = -stack[top]; break;
                case 14: top--; stack[top] &= stack[top + 1]; break;
                case 15: top--; stack[top] |= stack[top + 1]; break;
                case 16: top--; stack[top] ^= stack[top + 1]; break;
                case 17: stack[top] = ~stack[top]; break;
                case 18: top--; stack[top] <<= stack[top + 1]; break;
                case 19: top--; stack[top] >>= stack[top + 1]; break;
                case 20: top--; stack[top] >>>= stack[top + 1]; break;
                case 21: variables[program[at++]]++; break;
                case 22: variables[program[at++]]--; break;
                case 23: at = program[at]; break;
                case 24: at = stack[top--] == 0 ? program[at] : at + 1; break;
                case 25: at = stack[top--] != 0 ? program[at] : at + 1; break;
                case 26: top -= 2; at = stack[top + 1] < stack[top + 2] ? program[at] : at + 1; break;
                case 27: top -= 2; at = stack[top + 1] <= stack[top + 2] ? program[at] : at + 1; break;
                case 28: top -= 2; at = stack[top + 1] > stack[top + 2] ? program[at] : at + 1; break;
                case 29: top -= 2; at = stack[top + 1] >= stack[top + 2] ? program[at] : at + 1; break;
                case 30: top -= 2; at = stack[top + 1] == stack[top + 2] ? program[at] : at + 1; break;
                case 31: top -= 2; at = stack[top + 1] != stack[top + 2] ? program[at] : at + 1; break;
                case 32: returns[depth++] = at + 1; at = program[at]; break;
                case 33: at = returns[--depth]; break;
                case 34: stack[top] = memory[stack[top]]; break;
                case 35: top -= 2; memory[stack[top + 2]] = stack[top + 1]; break;
                case 36: top--; stack[top] = stack[top] == stack[top + 1] ? 1 : 0; break;
                case 37: top--; stack[top] = stack[top] != stack[top + 1] ? 1 : 0; break;
                case 38: top--; stack[top] = stack[top] < stack[top + 1] ? 1 : 0; break;
                case 39: top--; stack[top] = stack[top] <= stack[top + 1] ? 1 : 0; break;
                case 40: top--; stack[top] = stack[top] > stack[top + 1] ? 1 : 0; break;
                case 41: top--; stack[top] = stack[top] >= stack[top + 1] ? 1 : 0; break;
                case 42: top--; stack[top] = Math.min(stack[top], stack[top + 1]); break;
                case 43: top--; stack[top] = Math.max(stack[top], stack[top + 1]); break;
                case 44: stack[top] = Math.abs(stack[top]); break;
                case 45: stack[top] = stack[top] > 0 ? 1 : stack[top] < 0 ? -1 : 0; break;
                case 46: {
                    int x = stack[top - 2];
                    stack[top - 2] = stack[top - 1];
                    stack[top - 1] = stack[top];
                    stack[top] = x;
                    break;
                }
                case 47: stack[top] += program[at++]; break;
                case 48: stack[top] *= program[at++]; break;
                case 49: stack[top] &= program[at++]; break;
                case 50: stack[top] ^= program[at++]; break;
                case 51: stack[top] <<= program[at++]; break;
                case 52: stack[top] >>= program[at++]; break;
                case 53: stack[++top] = variables[0]; break;
                case 54: stack[++top] = variables[1]; break;
                case 55: stack[++top] = variables[2]; break;
                case 56: variables[0] = stack[top--]; break;
                case 57: variables[1] = stack[top--]; break;
                case 58: variables[2] = stack[top--]; break;
                case 59: top--; stack[top] = stack[top + 1]; break;
                default: throw new IllegalStateException("no instruction has the code " + program[at - 1]);
            }
        }
    }
}
