package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the order of precedence: a callable that the source defines, the method of
 * Solution, an import.
 */
class EntryPointIT {

	private static final String IMPORTED = "{\"d\":[]}";

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell();

	@ParameterizedTest
	@ValueSource(strings = { "def solve(): return 'right'", "solve = lambda: 'right'",
			"from copy import copy as solve\ndef solve(): return 'right'",
			"from functools import lru_cache\ndef solve(): return 'right'\nsolve = lru_cache(None)(solve)",
			"from functools import *\n@cache\ndef solve(): return 'right'",
			"from functools import partial\nsolve = partial(str, 'right')\nclass Solution:\n    def solve(self): return 'wrong'",
			"class Right:\n    def __call__(self): return 'right'\nsolve = Right()",
			"class Right:\n    def solve(self): return 'right'\nsolve = Right().solve",
			"def use():\n    global solve\n    solve = lambda: 'right'\nuse()",
			"try:\n    from missing import solve\nexcept ImportError:\n    def solve(): return 'right'",
			"if False:\n    from builtins import dict as solve\nelse:\n    def solve(): return 'right'",
			"import functools\nsolve = functools.partial(str, 'right')",
			"def solve(): return 'right'\nclass Solution:\n    def solve(self): return 'wrong'",
			"globals()['solve'] = lambda: 'right'", "async_names = None\n(solve := lambda: 'right')" })
	void callsWhatTheSourceDefines(String source) throws Exception {
		assertThat(returned(source)).isEqualTo("\"right\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "class Solution:\n    def solve(self): return 'right'",
			"from builtins import dict as solve\nclass Solution:\n    def solve(self): return 'right'",
			"from shutil import *\nfrom glob import glob as solve\nclass Solution:\n    def solve(self): return 'right'",
			"class Solution:\n    def solve(self): return 'right'\nfrom builtins import dict as solve",
			"solve = None\nclass Solution:\n    def solve(self): return 'right'",
			"class Solution:\n    @staticmethod\n    def solve(): return 'right'",
			"class Solution:\n    @classmethod\n    def solve(cls): return 'right'",
			"from functools import cache\nclass Solution:\n    @cache\n    def solve(self): return 'right'",
			"class Base:\n    def solve(self): return 'right'\nclass Solution(Base): pass",
			"class Right:\n    def solve(self): return 'right'\nSolution = Right",
			"class Right:\n    def solve(self): return 'right'\nSolution = Right()" })
	void callsTheMethodOfSolutionOtherwise(String source) throws Exception {
		assertThat(returned(source)).isEqualTo("\"right\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "from builtins import dict as solve",
			"try:\n    from builtins import dict as solve\nexcept ImportError:\n    def solve(): return 'wrong'",
			"from builtins import dict as solve\nclass Solution: pass",
			"def use():\n    global solve\n    from builtins import dict as solve\nuse()" })
	void callsAnImportAsALastResort(String source) throws Exception {
		assertThat(returned(source)).isEqualTo(IMPORTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "from heapq import *", "from operator import *\nfrom heapq import *" })
	void prefersTheMethodOfSolutionToWhatAnImportOfAllBrought(String imports) throws Exception {
		String method = "\nclass Solution:\n    def merge(self): return 'right'";
		assertThat(returned(imports + method, "merge")).isEqualTo("\"right\"");
		assertThat(returned(imports + "\nmerge = lambda: 'defined'" + method, "merge")).isEqualTo("\"defined\"");
	}

	private static String returned(String source) throws Exception {
		return returned(source, "solve");
	}

	private static String returned(String source, String entryPoint) throws Exception {
		RunResult result = SandboxFixture.run(CELL.sandbox(), source, entryPoint, "[]");
		assertThat(result.outcome()).as("%s", result).isEqualTo(RunOutcome.RETURNED);
		return new String(result.value(), StandardCharsets.UTF_8);
	}

}
