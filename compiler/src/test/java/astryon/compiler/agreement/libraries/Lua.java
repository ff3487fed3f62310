package astryon.compiler.agreement.libraries;

import java.io.InputStream;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.BaseLib;
import org.luaj.vm2.lib.CoroutineLib;
import org.luaj.vm2.lib.MathLib;
import org.luaj.vm2.lib.OneArgFunction;
import org.luaj.vm2.lib.StringLib;
import org.luaj.vm2.lib.TableLib;

/** luaj: its compiler and interpreter run programs that use the language and the libraries that need no platform. */
final class Lua {
    private static final String[] PROGRAMS = {
        // Numbers, strings, control flow.
        """
        local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
        print(fib(20), 7 % 3, -7 % 3, 2 ^ 10, 1 / 0, 10 / 4)
        """,
        """
        local t = {}
        for i = 1, 10 do t[#t + 1] = i * i end
        for i, v in ipairs(t) do if v % 2 == 0 then goto next end io = (io or 0) + v ::next:: end
        print(#t, io, table.concat(t, ","), select('#', table.unpack(t)), select(-1, table.unpack(t)))
        table.sort(t, function(a, b) return a > b end)
        table.insert(t, 3, 'x') table.remove(t, 1)
        for i = 10, 1, -3 do print(i, t[i]) end
        local n = 0 while true do n = n + 1 if n > 5 then break end end
        repeat local k = n n = n - 1 until k < 3
        print(n, not nil, 1 and 2, nil or 'd', 'a' .. 1 .. 2.5, #'hello', '10' + 5)
        """,
        // Closures, metatables, inheritance.
        """
        local Account = {} Account.__index = Account
        function Account.new(b) return setmetatable({balance = b}, Account) end
        function Account:deposit(v) self.balance = self.balance + v return self end
        Account.__add = function(a, b) return Account.new(a.balance + b.balance) end
        Account.__eq = function(a, b) return a.balance == b.balance end
        Account.__lt = function(a, b) return a.balance < b.balance end
        Account.__tostring = function(a) return 'account ' .. a.balance end
        Account.__call = function(self, x) return x * self.balance end
        Account.__concat = function(a, b) return 'both' end
        Account.__len = function() return 99 end
        local a, b = Account.new(10), Account.new(5)
        print(tostring(a:deposit(7) + b), a == b, a < b, a(2), a .. b, #a)
        local log = {}
        local p = setmetatable({}, {__index = function(t, k) log[#log + 1] = k return k .. '!' end, __newindex = function(t, k, v) rawset(t, k, v * 2) end})
        p.q = 21 print(p.q, p.r, log[1], rawget(p, 'r'), rawlen({1, 2}))
        local function counter() local n = 0 return function() n = n + 1 return n end end
        local c, d = counter(), counter() c() c() print(c(), d())
        """,
        // Strings and patterns.
        """
        print(('hello world'):gsub('o', '0'), ('a,b,,c'):find(',', 1, true), ('key = value'):match('(%w+)%s*=%s*(%w+)'))
        for w in ('one two  three'):gmatch('%a+') do print(w, w:upper(), w:reverse(), w:byte(1, -1)) end
        print(('%5d|%-5s|%05.1f|%x|%q|%s|%c|%e|%g'):format(42, 'ab', 3.14159, 255, 'a"b\\n', tostring(nil), 65, 12345.678, 0.1))
        print(('x'):rep(3, '-'), ('abc'):sub(-2), ('abc'):len(), ('%d'):rep(2), string.char(72, 105), ('f(a,b)'):gsub('%((.-)%)', '[%1]'))
        print(tostring(1e15), tostring(2^53), tonumber('0x1F'), tonumber('z', 36), tonumber('  12  '), tonumber('1e'), math.floor(-3.5), math.max(1, 5, 3))
        print(('THE (quick) fox'):find('%((%a+)%)'), ('abc'):gsub('%w', {a = '1', b = 2}), ('abc'):gsub('%w', function(c) return c .. c end, 2))
        """,
        // Errors.
        """
        print((select(2, pcall(function() error({code = 5}) end))).code)
        print(select(2, pcall(function() local x = nil; return x.y end)))
        print(select(2, pcall(function() return 1 + {} end)))
        print(select(2, pcall(error, 'plain', 0)), select(2, xpcall(function() error('deep') end, function(m) return 'handled ' .. m end)))
        print(pcall(string.rep), load('return 1 +'), load('return ...', 'chunk')(7, 8))
        print(select(2, pcall(function() return #5 end)), select(2, pcall(function() return {} < {} end)), select(2, pcall(setmetatable, 1, {})))
        """,
        // Coroutines, which are threads here.
        """
        local gen = coroutine.wrap(function(a) for i = 1, 3 do a = coroutine.yield(a + i) end return 'done' end)
        print(gen(10), gen(20), gen(30), gen(40))
        local co = coroutine.create(function() coroutine.yield(1) error('inside') end)
        print(coroutine.status(co), coroutine.resume(co)) print(coroutine.resume(co)) print(coroutine.status(co), coroutine.resume(co))
        """,
        // Work: primes and n queens.
        """
        local sieve, count = {}, 0
        for i = 2, 5000 do if not sieve[i] then count = count + 1 for j = i * i, 5000, i do sieve[j] = true end end end
        local function queens(n, row, cols, up, down)
          if row > n then return 1 end
          local found = 0
          for c = 1, n do
            if not cols[c] and not up[row + c] and not down[row - c] then
              cols[c], up[row + c], down[row - c] = true, true, true
              found = found + queens(n, row + 1, cols, up, down)
              cols[c], up[row + c], down[row - c] = nil, nil, nil
            end
          end
          return found
        end
        print(count, queens(6, 1, {}, {}, {}))
        return count, 'returned'
        """};

    private Lua() {
    }

    static void main() {
        Globals globals = new Globals();
        globals.load(new BaseLib() {
            /** Programs come as text only. */
            @Override
            public InputStream findResource(String name) {
                return null;
            }
        });
        // The library for packages finds classes by name; all that the others want of it is the list of what is loaded.
        globals.set("package", LuaValue.tableOf(new LuaValue[] {LuaValue.valueOf("loaded"), LuaValue.tableOf()}));
        globals.load(new TableLib());
        globals.load(new StringLib());
        globals.load(new CoroutineLib());
        globals.load(new MathLib());
        LoadState.install(globals);
        LuaC.install(globals);
        globals.STDOUT = System.out;
        globals.set("twice", new OneArgFunction() {
            @Override
            public LuaValue call(LuaValue value) {
                return value.mul(2);
            }
        });
        for (String program : PROGRAMS) {
            Varargs results = globals.load(program, "program").invoke();
            System.out.println("-> " + results.narg() + " " + results.arg1() + " " + results.arg(2));
        }
        System.out.println(globals.load("return twice(21), twice('4')").invoke());
        try {
            globals.load("x = = 1", "broken").call();
        } catch (LuaError e) {
            System.out.println(e.getMessage());
        }
        LuaTable table = LuaValue.tableOf();
        table.set("k", LuaValue.valueOf(1.5));
        table.set(1, LuaValue.valueOf("one"));
        System.out.println(table.length() + " " + table.get("k").todouble() + " " + table.get(1).tojstring() + " " + table.get(2).isnil() + " " + table.keyCount());
    }
}
