package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ProgramError;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules find in the source of a program, before any of it runs. */
class RulesIT {

	private static final String SOLVE = "\ndef solve(): return 1\n";

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"'forbid':'name','name':'eval'|x = 1\\nf = eval|2: this question forbids the name eval",
			"'forbid':'name','name':'math.pi'|from math import pi\\nx = pi|2: this question forbids the name math.pi",
			"'forbid':'name','name':'help'|def help(): pass|1: this question forbids the name help",
			"'forbid':'name','name':'.sort'|x = [].sort|1: this question forbids the name .sort",
			"'forbid':'import','name':'heapq'|import math, heapq as h|1: this question forbids importing heapq",
			"'forbid':'import','name':'xml'|import xml.dom.minidom|1: this question forbids importing xml",
			"'forbid':'import','name':'os.path'|from os import path|1: this question forbids importing os.path",
			"'forbid':'import','name':'math'|from math import *|1: this question forbids importing math",
			"'forbid':'import','name':'math'|m = __import__('math')|1: this question forbids importing math",
			"'forbid':'import','name':'math'|from importlib import import_module as i\\ni(name='math')|2: this question forbids importing math",
			"'forbid':'call','name':'sorted','message':'Sort.'|x = 1\\n\\nsorted([])|3: this question forbids calling sorted. Sort.",
			"'forbid':'call','name':'sorted'|import builtins as b\\nb.sorted([])|2: this question forbids calling sorted",
			"'forbid':'call','name':'math.factorial'|from math import factorial as f\\nf(3)|2: this question forbids calling math.factorial",
			"'forbid':'call','name':'math.factorial'|try:\\n    from m import factorial\\nexcept ImportError:\\n    from math import factorial\\nfactorial(5)|5: this question forbids calling math.factorial",
			"'forbid':'call','name':'math.factorial'|from math import sqrt as f\\nfrom math import factorial as f\\nf(3)|3: this question forbids calling math.factorial",
			"'forbid':'call','name':'math.factorial'|def g(f=1):\\n    from math import factorial as f\\n    return f(3)|3: this question forbids calling math.factorial",
			"'forbid':'call','name':'math.factorial'|from math import factorial\\n@factorial\\ndef f(): pass|2: this question forbids calling math.factorial",
			"'forbid':'call','name':'.sort'|x = []\\nx.sort()|2: this question forbids calling the method sort",
			"'forbid':'loop'|while False: pass|1: this question forbids loops",
			"'forbid':'loop','name':'for'|for x in []: pass|1: this question forbids for loops",
			"'forbid':'comprehension'|x = any(y for y in [])|1: this question forbids comprehensions",
			"'forbid':'class'|class A: pass|1: this question forbids classes",
			"'forbid':'class','name':'A'|class A: pass|1: this question forbids a class A",
			"'forbid':'recursion'|def f(n): return n and f(n - 1)|1: this question forbids recursion; f calls itself",
			"'forbid':'recursion'|def f(n): return g(n)\\ndef g(n): return f(n)|1: this question forbids recursion; f calls itself through g",
			"'forbid':'recursion'|f = lambda n: n and f(n - 1)|1: this question forbids recursion; f calls itself",
			"'forbid':'recursion','in':'f'|def f(n):\\n    def g(k): return g(k)\\n    return g(n)|2: this question forbids recursion in f; g calls itself",
			"'forbid':'recursion'|class A:\\n    def f(self): return self.g()\\n    def g(it): return it.f()|2: this question forbids recursion; f calls itself through g",
			"'forbid':'recursion'|def f(n): return (lambda x: f(x))(n)|1: this question forbids recursion; f calls itself",
			"'forbid':'recursion'|class A:\\n    def f(self): return (lambda x: self.f())(1)|2: this question forbids recursion; f calls itself",
			"'forbid':'recursion'|class A:\\n    def __init__(self): self.a = A()|2: this question forbids recursion; __init__ calls itself",
			"'require':'name','name':'helper'|x = 1|0: this question requires the name helper; the code does not use it",
			"'require':'import','name':'math'|import cmath|0: this question requires importing math; the code does not import it",
			"'require':'call','name':'math.gcd'|import math\\nx = math.gcd|0: this question requires calling math.gcd; the code does not call it",
			"'require':'loop'|x = [y for y in []]|0: this question requires a loop; the code has none",
			"'require':'loop','name':'while'|for x in []: pass|0: this question requires a while loop; the code has none",
			"'require':'loop','in':'solve'|for x in []: pass|0: this question requires a loop in solve; the code has none",
			"'require':'comprehension'|x = 1|0: this question requires a comprehension; the code has none",
			"'require':'recursion'|def f(n): return n\\nf(f(1))|0: this question requires recursion; the code has none",
			"'require':'class','name':'A'|class B: pass|0: this question requires a class A; the code has none" })
	void refusesASourceThatBreaksARule(String rule, String source, String error) throws Exception {
		RunResult result = run("[{%s}]".formatted(rule), source);
		assertThat(result.outcome()).isEqualTo(RunOutcome.DOES_NOT_COMPILE);
		ProgramError found = result.error();
		assertThat("%d: %s".formatted((found.line() != null) ? found.line() : 0, found.message())).isEqualTo(error);
		assertThat(found.type()).isEqualTo("RuleBroken");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "'forbid':'name','name':'eval'|x = 'eval'  # eval",
			"'forbid':'import','name':'math'|import cmath\\nfrom os import path as math",
			"'forbid':'call','name':'sorted'|f = sorted\\nf([])\\nclass A: sorted = 1",
			"'forbid':'call','name':'sort'|[].sort()", "'forbid':'loop'|x = [y for y in []]",
			"'forbid':'loop','name':'for'|while False: pass", "'forbid':'loop','in':'f'|for x in []: pass",
			"'forbid':'class','name':'A'|class B: pass",
			"'forbid':'recursion'|class S:\\n    def append(self, x): self.items.append(x)",
			"'forbid':'recursion'|class S(list):\\n    def __init__(self): super().__init__()",
			"'forbid':'recursion'|def f(f): return f(1)",
			"'forbid':'recursion'|def f(n):\\n    def f(k): return k\\n    return f(n)",
			"'forbid':'call','name':'math.factorial'|from math import factorial as f\\ndef b(f): return f(3)\\nc = lambda f: f(3)",
			"'forbid':'recursion'|def f(n): return (lambda f: f(1))(n)",
			"'forbid':'recursion'|def f():\\n    from m import f\\n    return f()",
			"'forbid':'recursion'|def f():\\n    import m as f\\n    return f()",
			"'forbid':'recursion'|def f():\\n    try: pass\\n    except E as f: f()",
			"'forbid':'recursion'|def f(*f): f()", "'forbid':'recursion'|def f(**f): f()",
			"'forbid':'recursion'|def f(x):\\n    match x:\\n        case [*f]: f()",
			"'forbid':'recursion'|def f(x):\\n    match x:\\n        case {**f}: f()",
			"'forbid':'recursion'|def f(x):\\n    match x:\\n        case f: f()",
			"'forbid':'recursion'|class T:\\n    @staticmethod\\n    def insert(tree, x): tree.insert(0, x)",
			"'forbid':'recursion'|class A:\\n    def f(self, A): A.f(1)",
			"'forbid':'recursion'|class A:\\n    def f(self):\\n        self = 3\\n        return self.f()",
			"'require':'recursion'|class T:\\n    @staticmethod\\n    def insert(tree, x): tree.insert(0, x)",
			"'forbid':'recursion'|def f(n): return n\\ndef g(n): return f(f(n))",
			"'require':'recursion'|class N:\\n    def insert(self, x): self.left.insert(x)",
			"'require':'recursion'|def f(n): return sum(map(f, [n]))",
			"'require':'recursion','in':'f'|def f(n):\\n    def g(k): return g(k)",
			"'require':'recursion','in':'A.f'|class A:\\n    def f(self, n): return self.f(n)",
			"'require':'loop'|async def f():\\n    async for x in y: pass",
			"'require':'import','name':'os'|from os.path import join",
			"'require':'call','name':'math.gcd'|from math import *\\nimport math as m\\nm.gcd(1, 2)" })
	void runsASourceThatKeepsARule(String rule, String source) throws Exception {
		assertThat(run("[{%s}]".formatted(rule), source).outcome()).isEqualTo(RunOutcome.RETURNED);
	}

	@Test
	void namesAllBrokenRulesInTheOrderOfTheirLines() throws Exception {
		ProgramError error = run(
				"[{'require':'loop'},{'forbid':'call','name':'sorted'},{'forbid':'import','name':'math'}]",
				"import math\\n\\nsorted([])")
			.error();
		assertThat(error.line()).isOne();
		assertThat(error.message()).isEqualTo("this question forbids importing math\n"
				+ "line 3: this question forbids calling sorted\nthis question requires a loop; the code has none");
	}

	@Test
	void givesTheWarningsOfASourceOnce() throws Exception {
		RunResult result = run("[{'forbid':'class'}]", "x = 1 is 1");
		assertThat(result.stderr().text()).containsOnlyOnce("SyntaxWarning");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a;", "[1],", "def f():f()\n", "f(f,f)," })
	void boundsWhatALargeSourceCosts(String part) throws Exception {
		String source = part.repeat((500 << 10) / part.length());
		RunResult result = run("[{'forbid':'recursion'},{'forbid':'name','name':'z'},{'forbid':'call','name':'z'}]",
				source);
		assertThat(result.outcome()).isIn(RunOutcome.DOES_NOT_COMPILE, RunOutcome.OUT_OF_TIME,
				RunOutcome.OUT_OF_MEMORY);
		assertThat(run("[]", "x = 1").outcome()).isEqualTo(RunOutcome.RETURNED);
	}

	private static RunResult run(String rules, String source) throws Exception {
		Program program = SandboxFixture.program(source.replace("\\n", "\n") + SOLVE, "solve")
			.with("rules", rules.replace('\'', '"'));
		try (SandboxSession session = CELL.sandbox().open(program, SandboxFixture.LIMITS)) {
			return session.run("[]".getBytes());
		}
	}

}
