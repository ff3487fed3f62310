package astryon.compiler.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * Every encoding there is, one a row: mnemonic, operands, bytes, and the modes it exists in where those are not all. The operands are in
 * the notation of the opcode map, Intel Software Developer's Manual volume 2, appendix A.2:
 *
 * <table>
 * <caption>A letter for where it is encoded, a letter for its width</caption>
 * <tr><td>E, G</td><td>general register or memory in ModRM.rm; general register in ModRM.reg</td></tr>
 * <tr><td>R, M</td><td>only the register, only the memory form of E; a bare M is memory of any width</td></tr>
 * <tr><td>Z</td><td>general register in the opcode's low bits ({@code +r}, as the manual's instruction pages have it)</td></tr>
 * <tr><td>W, V, U</td><td>floating-point register or memory in ModRM.rm; the register in reg; only the register in rm</td></tr>
 * <tr><td>S, C, D</td><td>segment, control, debug register in ModRM.reg</td></tr>
 * <tr><td>I, J, A</td><td>immediate; distance of a jump; far pointer</td></tr>
 * <tr><td>b w d q x f</td><td>1, 2, 4, 8, 16 bytes; a far pointer of 6</td></tr>
 * <tr><td>v, y</td><td>the row stands for three or two: 2, 4 and 8 bytes, or 4 and 8, with the prefix that says so</td></tr>
 * <tr><td>Iz, Is, Iq, Io, I1</td><td>as wide as v but at most 32 bits, then sign-extended; one sign-extended byte (with the
 *     width it is extended to); 32 bits sign-extended to 64; all 64 bits; the constant one, not encoded</td></tr>
 * <tr><td>Jz</td><td>16 bits in 16-bit mode, else 32</td></tr>
 * </table>
 *
 * <p>Bytes are in the notation of the instruction pages (section 3.1.1.1): {@code /r} a ModRM byte with a register, {@code /0}
 * to {@code /7} one with that digit, 66, F2 and F3 in front of more bytes a mandatory prefix. {@code o16 o32 o64} and
 * {@code a16 a32} are the prefixes, if the mode needs them, for that operand or address size. Among rows that fit, the shortest is taken, then the first.
 */
final class EncodingTable {

    // @formatter:off
    private static final String ROWS = """
            # Integer arithmetic
            add         Eb Gb     : 00 /r
            add         Ev Gv     : 01 /r
            add         Gb Eb     : 02 /r
            add         Gv Ev     : 03 /r
            add         AL Ib     : 04
            add         rAX Iz    : 05
            add         Eb Ib     : 80 /0
            add         Ev Is     : 83 /0
            add         Ev Iz     : 81 /0
            or          Eb Gb     : 08 /r
            or          Ev Gv     : 09 /r
            or          Gb Eb     : 0A /r
            or          Gv Ev     : 0B /r
            or          AL Ib     : 0C
            or          rAX Iz    : 0D
            or          Eb Ib     : 80 /1
            or          Ev Is     : 83 /1
            or          Ev Iz     : 81 /1
            adc         Eb Gb     : 10 /r
            adc         Ev Gv     : 11 /r
            adc         Gb Eb     : 12 /r
            adc         Gv Ev     : 13 /r
            adc         AL Ib     : 14
            adc         rAX Iz    : 15
            adc         Eb Ib     : 80 /2
            adc         Ev Is     : 83 /2
            adc         Ev Iz     : 81 /2
            sbb         Eb Gb     : 18 /r
            sbb         Ev Gv     : 19 /r
            sbb         Gb Eb     : 1A /r
            sbb         Gv Ev     : 1B /r
            sbb         AL Ib     : 1C
            sbb         rAX Iz    : 1D
            sbb         Eb Ib     : 80 /3
            sbb         Ev Is     : 83 /3
            sbb         Ev Iz     : 81 /3
            and         Eb Gb     : 20 /r
            and         Ev Gv     : 21 /r
            and         Gb Eb     : 22 /r
            and         Gv Ev     : 23 /r
            and         AL Ib     : 24
            and         rAX Iz    : 25
            and         Eb Ib     : 80 /4
            and         Ev Is     : 83 /4
            and         Ev Iz     : 81 /4
            sub         Eb Gb     : 28 /r
            sub         Ev Gv     : 29 /r
            sub         Gb Eb     : 2A /r
            sub         Gv Ev     : 2B /r
            sub         AL Ib     : 2C
            sub         rAX Iz    : 2D
            sub         Eb Ib     : 80 /5
            sub         Ev Is     : 83 /5
            sub         Ev Iz     : 81 /5
            xor         Eb Gb     : 30 /r
            xor         Ev Gv     : 31 /r
            xor         Gb Eb     : 32 /r
            xor         Gv Ev     : 33 /r
            xor         AL Ib     : 34
            xor         rAX Iz    : 35
            xor         Eb Ib     : 80 /6
            xor         Ev Is     : 83 /6
            xor         Ev Iz     : 81 /6
            cmp         Eb Gb     : 38 /r
            cmp         Ev Gv     : 39 /r
            cmp         Gb Eb     : 3A /r
            cmp         Gv Ev     : 3B /r
            cmp         AL Ib     : 3C
            cmp         rAX Iz    : 3D
            cmp         Eb Ib     : 80 /7
            cmp         Ev Is     : 83 /7
            cmp         Ev Iz     : 81 /7
            test        Eb Gb     : 84 /r
            test        Ev Gv     : 85 /r
            test        AL Ib     : A8
            test        rAX Iz    : A9
            test        Eb Ib     : F6 /0
            test        Ev Iz     : F7 /0
            inc         Eb        : FE /0
            inc         Ev        : FF /0
            inc         Zv        : 40+r              ; 16 32
            dec         Eb        : FE /1
            dec         Ev        : FF /1
            dec         Zv        : 48+r              ; 16 32
            not         Eb        : F6 /2
            not         Ev        : F7 /2
            neg         Eb        : F6 /3
            neg         Ev        : F7 /3
            mul         Eb        : F6 /4
            mul         Ev        : F7 /4
            imul        Eb        : F6 /5
            imul        Ev        : F7 /5
            imul        Gv Ev     : 0F AF /r
            imul        Gv Ev Is  : 6B /r
            imul        Gv Ev Iz  : 69 /r
            div         Eb        : F6 /6
            div         Ev        : F7 /6
            idiv        Eb        : F6 /7
            idiv        Ev        : F7 /7
            cbw                   : o16 98
            cwde                  : o32 98
            cdqe                  : o64 98
            cwd                   : o16 99
            cdq                   : o32 99
            cqo                   : o64 99

            # Moves
            mov         Eb Gb     : 88 /r
            mov         Ev Gv     : 89 /r
            mov         Gb Eb     : 8A /r
            mov         Gv Ev     : 8B /r
            mov         Zb Ib     : B0+r
            mov         Zw Iw     : o16 B8+r
            mov         Zd Id     : o32 B8+r
            mov         Eb Ib     : C6 /0
            mov         Ev Iz     : C7 /0
            mov         Zq Io     : o64 B8+r
            mov         Rv S      : 8C /r
            mov         Mw S      : 8C /r
            mov         S Ew      : 8E /r
            mov         Rd C      : 0F 20 /r          ; 16 32
            mov         Rq C      : 0F 20 /r          ; 64
            mov         C Rd      : 0F 22 /r          ; 16 32
            mov         C Rq      : 0F 22 /r          ; 64
            mov         Rd D      : 0F 21 /r          ; 16 32
            mov         Rq D      : 0F 21 /r          ; 64
            mov         D Rd      : 0F 23 /r          ; 16 32
            mov         D Rq      : 0F 23 /r          ; 64
            movabs      Zq Io     : o64 B8+r
            movzx       Gv Eb     : 0F B6 /r
            movzx       Gy Ew     : 0F B7 /r
            movsx       Gv Eb     : 0F BE /r
            movsx       Gy Ew     : 0F BF /r
            movsxd      Gq Ed     : o64 63 /r
            movnti      My Gy     : 0F C3 /r          ; 32 64
            lea         Gv M      : 8D /r
            xchg        Eb Gb     : 86 /r
            xchg        Ev Gv     : 87 /r
            bswap       Zy        : 0F C8+r
            cmpxchg     Eb Gb     : 0F B0 /r
            cmpxchg     Ev Gv     : 0F B1 /r
            xadd        Eb Gb     : 0F C0 /r
            xadd        Ev Gv     : 0F C1 /r
            cmpxchg8b   Mq        : 0F C7 /1
            cmpxchg16b  Mx        : o64 0F C7 /1

            # Shifts and bits
            rol         Eb I1     : D0 /0
            rol         Ev I1     : D1 /0
            rol         Eb CL     : D2 /0
            rol         Ev CL     : D3 /0
            rol         Eb Ib     : C0 /0
            rol         Ev Ib     : C1 /0
            ror         Eb I1     : D0 /1
            ror         Ev I1     : D1 /1
            ror         Eb CL     : D2 /1
            ror         Ev CL     : D3 /1
            ror         Eb Ib     : C0 /1
            ror         Ev Ib     : C1 /1
            rcl         Eb I1     : D0 /2
            rcl         Ev I1     : D1 /2
            rcl         Eb CL     : D2 /2
            rcl         Ev CL     : D3 /2
            rcl         Eb Ib     : C0 /2
            rcl         Ev Ib     : C1 /2
            rcr         Eb I1     : D0 /3
            rcr         Ev I1     : D1 /3
            rcr         Eb CL     : D2 /3
            rcr         Ev CL     : D3 /3
            rcr         Eb Ib     : C0 /3
            rcr         Ev Ib     : C1 /3
            shl         Eb I1     : D0 /4
            shl         Ev I1     : D1 /4
            shl         Eb CL     : D2 /4
            shl         Ev CL     : D3 /4
            shl         Eb Ib     : C0 /4
            shl         Ev Ib     : C1 /4
            shr         Eb I1     : D0 /5
            shr         Ev I1     : D1 /5
            shr         Eb CL     : D2 /5
            shr         Ev CL     : D3 /5
            shr         Eb Ib     : C0 /5
            shr         Ev Ib     : C1 /5
            sar         Eb I1     : D0 /7
            sar         Ev I1     : D1 /7
            sar         Eb CL     : D2 /7
            sar         Ev CL     : D3 /7
            sar         Eb Ib     : C0 /7
            sar         Ev Ib     : C1 /7
            shld        Ev Gv Ib  : 0F A4 /r
            shld        Ev Gv CL  : 0F A5 /r
            shrd        Ev Gv Ib  : 0F AC /r
            shrd        Ev Gv CL  : 0F AD /r
            bt          Ev Gv     : 0F A3 /r
            bt          Ev Ib     : 0F BA /4
            bts         Ev Gv     : 0F AB /r
            bts         Ev Ib     : 0F BA /5
            btr         Ev Gv     : 0F B3 /r
            btr         Ev Ib     : 0F BA /6
            btc         Ev Gv     : 0F BB /r
            btc         Ev Ib     : 0F BA /7
            bsf         Gv Ev     : 0F BC /r
            bsr         Gv Ev     : 0F BD /r
            popcnt      Gv Ev     : F3 0F B8 /r
            lzcnt       Gv Ev     : F3 0F BD /r
            tzcnt       Gv Ev     : F3 0F BC /r

            # Conditions
            seto        Eb        : 0F 90 /0
            setno       Eb        : 0F 91 /0
            setb        Eb        : 0F 92 /0
            setae       Eb        : 0F 93 /0
            sete        Eb        : 0F 94 /0
            setne       Eb        : 0F 95 /0
            setbe       Eb        : 0F 96 /0
            seta        Eb        : 0F 97 /0
            sets        Eb        : 0F 98 /0
            setns       Eb        : 0F 99 /0
            setp        Eb        : 0F 9A /0
            setnp       Eb        : 0F 9B /0
            setl        Eb        : 0F 9C /0
            setge       Eb        : 0F 9D /0
            setle       Eb        : 0F 9E /0
            setg        Eb        : 0F 9F /0
            cmovo       Gv Ev     : 0F 40 /r
            cmovno      Gv Ev     : 0F 41 /r
            cmovb       Gv Ev     : 0F 42 /r
            cmovae      Gv Ev     : 0F 43 /r
            cmove       Gv Ev     : 0F 44 /r
            cmovne      Gv Ev     : 0F 45 /r
            cmovbe      Gv Ev     : 0F 46 /r
            cmova       Gv Ev     : 0F 47 /r
            cmovs       Gv Ev     : 0F 48 /r
            cmovns      Gv Ev     : 0F 49 /r
            cmovp       Gv Ev     : 0F 4A /r
            cmovnp      Gv Ev     : 0F 4B /r
            cmovl       Gv Ev     : 0F 4C /r
            cmovge      Gv Ev     : 0F 4D /r
            cmovle      Gv Ev     : 0F 4E /r
            cmovg       Gv Ev     : 0F 4F /r
            jo          Jb        : 70
            jo          Jz        : 0F 80
            jno         Jb        : 71
            jno         Jz        : 0F 81
            jb          Jb        : 72
            jb          Jz        : 0F 82
            jae         Jb        : 73
            jae         Jz        : 0F 83
            je          Jb        : 74
            je          Jz        : 0F 84
            jne         Jb        : 75
            jne         Jz        : 0F 85
            jbe         Jb        : 76
            jbe         Jz        : 0F 86
            ja          Jb        : 77
            ja          Jz        : 0F 87
            js          Jb        : 78
            js          Jz        : 0F 88
            jns         Jb        : 79
            jns         Jz        : 0F 89
            jp          Jb        : 7A
            jp          Jz        : 0F 8A
            jnp         Jb        : 7B
            jnp         Jz        : 0F 8B
            jl          Jb        : 7C
            jl          Jz        : 0F 8C
            jge         Jb        : 7D
            jge         Jz        : 0F 8D
            jle         Jb        : 7E
            jle         Jz        : 0F 8E
            jg          Jb        : 7F
            jg          Jz        : 0F 8F

            # Control transfer
            jcxz        Jb        : a16 E3            ; 16 32
            jecxz       Jb        : a32 E3
            jrcxz       Jb        : E3                ; 64
            loop        Jb        : E2
            jmp         Jb        : EB
            jmp         Jz        : E9
            jmp         Eq        : FF /4             ; 64
            jmp         Ed        : o32 FF /4         ; 16 32
            jmp         Ew        : o16 FF /4         ; 16 32
            call        Jz        : E8
            call        Eq        : FF /2             ; 64
            call        Ed        : o32 FF /2         ; 16 32
            call        Ew        : o16 FF /2         ; 16 32
            ljmp        Aw        : o16 EA            ; 16 32
            ljmp        Ad        : o32 EA            ; 16 32
            ljmp        Md        : o16 FF /5
            ljmp        Mf        : o32 FF /5
            ret                   : C3
            ret         Iw        : C2
            retf                  : CB
            retfq                 : o64 CB
            iret                  : o16 CF
            iretd                 : o32 CF
            iretq                 : o64 CF
            int3                  : CC
            int         Ib        : CD
            ud2                   : 0F 0B
            syscall               : 0F 05             ; 64
            sysret                : 0F 07             ; 64
            sysretq               : o64 0F 07

            # Stack
            push        Zq        : 50+r              ; 64
            push        Zd        : o32 50+r          ; 16 32
            push        Zw        : o16 50+r
            push        Eq        : FF /6             ; 64
            push        Ed        : o32 FF /6         ; 16 32
            push        Ew        : o16 FF /6
            push        Isq       : 6A                ; 64
            push        Isd       : 6A                ; 32
            push        Isw       : 6A                ; 16
            push        Iq        : 68                ; 64
            push        Id        : 68                ; 32
            push        Iw        : 68                ; 16
            push        ES        : 06                ; 16 32
            push        CS        : 0E                ; 16 32
            push        SS        : 16                ; 16 32
            push        DS        : 1E                ; 16 32
            push        FS        : 0F A0
            push        GS        : 0F A8
            pop         Zq        : 58+r              ; 64
            pop         Zd        : o32 58+r          ; 16 32
            pop         Zw        : o16 58+r
            pop         Eq        : 8F /0             ; 64
            pop         Ed        : o32 8F /0         ; 16 32
            pop         Ew        : o16 8F /0
            pop         ES        : 07                ; 16 32
            pop         SS        : 17                ; 16 32
            pop         DS        : 1F                ; 16 32
            pop         FS        : 0F A1
            pop         GS        : 0F A9
            pushf                 : o16 9C
            pushfd                : o32 9C            ; 16 32
            pushfq                : 9C                ; 64
            popf                  : o16 9D
            popfd                 : o32 9D            ; 16 32
            popfq                 : 9D                ; 64
            pusha                 : o16 60            ; 16 32
            pushad                : o32 60            ; 16 32
            popa                  : o16 61            ; 16 32
            popad                 : o32 61            ; 16 32
            leave                 : C9

            # Prefixes, flags, waiting
            lock                  : F0
            rep                   : F3
            repne                 : F2
            nop                   : 90
            nop         Ev        : 0F 1F /0
            nopw                  : o16 90             ; 32 64
            pause                 : F3 90
            hlt                   : F4
            cli                   : FA
            sti                   : FB
            cld                   : FC
            std                   : FD
            clc                   : F8
            stc                   : F9
            cmc                   : F5
            lahf                  : 9F
            sahf                  : 9E

            # Strings and ports
            movsb                 : A4
            movsw                 : o16 A5
            movsl                 : o32 A5
            movsq                 : o64 A5
            stosb                 : AA
            stosw                 : o16 AB
            stosl                 : o32 AB
            stosq                 : o64 AB
            lodsb                 : AC
            lodsw                 : o16 AD
            lodsl                 : o32 AD
            lodsq                 : o64 AD
            cmpsb                 : A6
            scasb                 : AE
            in          AL Ib     : E4
            in          AX Ib     : o16 E5
            in          EAX Ib    : o32 E5
            in          AL DX     : EC
            in          AX DX     : o16 ED
            in          EAX DX    : o32 ED
            out         Ib AL     : E6
            out         Ib AX     : o16 E7
            out         Ib EAX    : o32 E7
            out         DX AL     : EE
            out         DX AX     : o16 EF
            out         DX EAX    : o32 EF
            insb                  : 6C
            insw                  : o16 6D
            insl                  : o32 6D
            outsb                 : 6E
            outsw                 : o16 6F
            outsl                 : o32 6F

            # System
            sgdt        M         : 0F 01 /0
            sidt        M         : 0F 01 /1
            lgdt        M         : 0F 01 /2
            lidt        M         : 0F 01 /3
            lmsw        Ew        : 0F 01 /6
            lldt        Ew        : 0F 00 /2
            ltr         Ew        : 0F 00 /3
            clts                  : 0F 06
            invd                  : 0F 08
            wbinvd                : 0F 09
            invlpg      M         : 0F 01 /7
            invpcid     Gq Mx     : 66 0F 38 82 /r    ; 64
            rdmsr                 : 0F 32
            wrmsr                 : 0F 30
            rdtsc                 : 0F 31
            rdtscp                : 0F 01 F9
            rdpmc                 : 0F 33
            cpuid                 : 0F A2
            swapgs                : 0F 01 F8          ; 64
            clac                  : 0F 01 CA
            stac                  : 0F 01 CB
            rdfsbase    Ry        : F3 0F AE /0       ; 64
            rdgsbase    Ry        : F3 0F AE /1       ; 64
            wrfsbase    Ry        : F3 0F AE /2       ; 64
            wrgsbase    Ry        : F3 0F AE /3       ; 64
            monitor               : 0F 01 C8
            mwait                 : 0F 01 C9
            rdrand      Rv        : 0F C7 /6
            rdseed      Rv        : 0F C7 /7
            lfence                : 0F AE E8
            mfence                : 0F AE F0
            sfence                : 0F AE F8
            clflush     M         : 0F AE /7
            prefetchnta M         : 0F 18 /0
            prefetcht0  M         : 0F 18 /1
            prefetcht1  M         : 0F 18 /2
            prefetcht2  M         : 0F 18 /3
            prefetchw   M         : 0F 0D /1
            fxsave      M         : 0F AE /0
            fxsave64    M         : o64 0F AE /0
            fxrstor     M         : 0F AE /1
            fxrstor64   M         : o64 0F AE /1
            ldmxcsr     Md        : 0F AE /2
            stmxcsr     Md        : 0F AE /3
            xsave       M         : 0F AE /4
            xsave64     M         : o64 0F AE /4
            xrstor      M         : 0F AE /5
            xrstor64    M         : o64 0F AE /5
            xsaveopt64  M         : o64 0F AE /6
            xgetbv                : 0F 01 D0
            xsetbv                : 0F 01 D1

            # x87: the remainder of floating-point division
            fninit                : DB E3
            fld         Md        : D9 /0
            fld         Mq        : DD /0
            fld         STi       : D9 C0+r
            fstp        Md        : D9 /3
            fstp        Mq        : DD /3
            fstp        STi       : DD D8+r
            fild        Mw        : DF /0
            fild        Md        : DB /0
            fild        Mq        : DF /5
            fistp       Md        : DB /3
            fistp       Mq        : DF /7
            fxch        STi       : D9 C8+r
            fprem                 : D9 F8
            fprem1                : D9 F5
            fnstsw      AX        : DF E0
            fnstsw      Mw        : DD /7
            fnstcw      Mw        : D9 /7
            fldcw       Mw        : D9 /5

            # SSE and SSE2, a little of SSE4.1: moves and conversions
            movss       V Wd      : F3 0F 10 /r
            movss       Wd V      : F3 0F 11 /r
            movsd       V Wq      : F2 0F 10 /r
            movsd       Wq V      : F2 0F 11 /r
            movups      V Wx      : 0F 10 /r
            movups      Wx V      : 0F 11 /r
            movupd      V Wx      : 66 0F 10 /r
            movupd      Wx V      : 66 0F 11 /r
            movaps      V Wx      : 0F 28 /r
            movaps      Wx V      : 0F 29 /r
            movapd      V Wx      : 66 0F 28 /r
            movapd      Wx V      : 66 0F 29 /r
            movdqa      V Wx      : 66 0F 6F /r
            movdqa      Wx V      : 66 0F 7F /r
            movdqu      V Wx      : F3 0F 6F /r
            movdqu      Wx V      : F3 0F 7F /r
            movd        V Ed      : 66 0F 6E /r
            movd        Ed V      : 66 0F 7E /r
            movq        V Eq      : 66 o64 0F 6E /r
            movq        Eq V      : 66 o64 0F 7E /r
            movq        V Wq      : F3 0F 7E /r
            movq        Wq V      : 66 0F D6 /r
            pmovmskb    Gd U      : 66 0F D7 /r
            cvtsi2ss    V Ey      : F3 0F 2A /r
            cvtsi2sd    V Ey      : F2 0F 2A /r
            cvttss2si   Gy Wd     : F3 0F 2C /r
            cvttsd2si   Gy Wq     : F2 0F 2C /r
            cvtss2si    Gy Wd     : F3 0F 2D /r
            cvtsd2si    Gy Wq     : F2 0F 2D /r
            cvtss2sd    V Wd      : F3 0F 5A /r
            cvtsd2ss    V Wq      : F2 0F 5A /r
            roundss     V Wd Ib   : 66 0F 3A 0A /r
            roundsd     V Wq Ib   : 66 0F 3A 0B /r

            # Floating-point arithmetic and comparison
            addss       V Wd      : F3 0F 58 /r
            addsd       V Wq      : F2 0F 58 /r
            addps       V Wx      : 0F 58 /r
            addpd       V Wx      : 66 0F 58 /r
            mulss       V Wd      : F3 0F 59 /r
            mulsd       V Wq      : F2 0F 59 /r
            mulps       V Wx      : 0F 59 /r
            mulpd       V Wx      : 66 0F 59 /r
            subss       V Wd      : F3 0F 5C /r
            subsd       V Wq      : F2 0F 5C /r
            subps       V Wx      : 0F 5C /r
            subpd       V Wx      : 66 0F 5C /r
            minss       V Wd      : F3 0F 5D /r
            minsd       V Wq      : F2 0F 5D /r
            divss       V Wd      : F3 0F 5E /r
            divsd       V Wq      : F2 0F 5E /r
            divps       V Wx      : 0F 5E /r
            divpd       V Wx      : 66 0F 5E /r
            maxss       V Wd      : F3 0F 5F /r
            maxsd       V Wq      : F2 0F 5F /r
            sqrtss      V Wd      : F3 0F 51 /r
            sqrtsd      V Wq      : F2 0F 51 /r
            ucomiss     V Wd      : 0F 2E /r
            ucomisd     V Wq      : 66 0F 2E /r
            comiss      V Wd      : 0F 2F /r
            comisd      V Wq      : 66 0F 2F /r
            cmpss       V Wd Ib   : F3 0F C2 /r
            cmpsd       V Wq Ib   : F2 0F C2 /r

            # Logic and packed integers
            andps       V Wx      : 0F 54 /r
            andpd       V Wx      : 66 0F 54 /r
            andnps      V Wx      : 0F 55 /r
            andnpd      V Wx      : 66 0F 55 /r
            orps        V Wx      : 0F 56 /r
            orpd        V Wx      : 66 0F 56 /r
            xorps       V Wx      : 0F 57 /r
            xorpd       V Wx      : 66 0F 57 /r
            pand        V Wx      : 66 0F DB /r
            pandn       V Wx      : 66 0F DF /r
            por         V Wx      : 66 0F EB /r
            pxor        V Wx      : 66 0F EF /r
            paddb       V Wx      : 66 0F FC /r
            paddw       V Wx      : 66 0F FD /r
            paddd       V Wx      : 66 0F FE /r
            paddq       V Wx      : 66 0F D4 /r
            psubb       V Wx      : 66 0F F8 /r
            psubw       V Wx      : 66 0F F9 /r
            psubd       V Wx      : 66 0F FA /r
            psubq       V Wx      : 66 0F FB /r
            pcmpeqb     V Wx      : 66 0F 74 /r
            pcmpeqw     V Wx      : 66 0F 75 /r
            pcmpeqd     V Wx      : 66 0F 76 /r
            punpcklbw   V Wx      : 66 0F 60 /r
            punpcklwd   V Wx      : 66 0F 61 /r
            punpckldq   V Wx      : 66 0F 62 /r
            punpcklqdq  V Wx      : 66 0F 6C /r
            unpcklpd    V Wx      : 66 0F 14 /r
            unpcklps    V Wx      : 0F 14 /r
            shufps      V Wx Ib   : 0F C6 /r
            pshufd      V Wx Ib   : 66 0F 70 /r
            psrld       V Wx      : 66 0F D2 /r
            psrld       U Ib      : 66 0F 72 /2
            pslld       V Wx      : 66 0F F2 /r
            pslld       U Ib      : 66 0F 72 /6
            psrlq       V Wx      : 66 0F D3 /r
            psrlq       U Ib      : 66 0F 73 /2
            psllq       V Wx      : 66 0F F3 /r
            psllq       U Ib      : 66 0F 73 /6
            psrldq      U Ib      : 66 0F 73 /3
            pslldq      U Ib      : 66 0F 73 /7
            """;
    // @formatter:on

    private static final List<Encoding> ENCODINGS = parse();

    private EncodingTable() {
    }

    /** All encodings, rows for several widths expanded, in order. */
    static List<Encoding> encodings() {
        return ENCODINGS;
    }

    private static List<Encoding> parse() {
        ArrayList<Encoding> encodings = new ArrayList<>();
        for (String line : ROWS.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                parse(line, encodings);
            } catch (IllegalArgumentException malformed) {
                throw new IllegalStateException("encoding table: " + line + ": " + malformed.getMessage(), malformed);
            }
        }
        return List.copyOf(encodings);
    }

    private static void parse(String line, List<Encoding> encodings) {
        int colon = line.indexOf(':');
        int semicolon = line.indexOf(';');
        String[] subject = words(line.substring(0, colon));
        String[] bytes = words(line.substring(colon + 1, semicolon < 0 ? line.length() : semicolon));
        String[] modes = words(semicolon < 0 ? "16 32 64" : line.substring(semicolon + 1));
        Mnemonic mnemonic = Mnemonic.valueOf(subject[0].toUpperCase(Locale.ROOT));
        for (String width : widths(line.substring(line.indexOf(' '), colon).trim())) {
            ArrayList<Slot> slots = new ArrayList<>();
            for (int i = 1; i < subject.length; i++) {
                slots.add(Slot.named(subject[i], width));
            }
            encodings.add(new Encoding(line, mnemonic, slots, bytes, width, modes));
        }
    }

    private static String[] words(String line) {
        ArrayList<String> words = new ArrayList<>(8);
        StringTokenizer tokens = new StringTokenizer(line);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words.toArray(new String[0]);
    }

    /** The widths a row stands for; for a jump, those of its distance. */
    private static String[] widths(String operands) {
        if (operands.indexOf('v') >= 0 || operands.contains("rAX")) {
            return new String[] {"w", "d", "q"};
        }
        if (operands.indexOf('y') >= 0) {
            return new String[] {"d", "q"};
        }
        return operands.equals("Jz") ? new String[] {"w", "d"} : new String[] {""};
    }
}
