package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ProgramError;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that an error has a hint where its cause is certain, and none where it is not.
 */
class HintsIT {

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell();

	static Stream<Arguments> mistakes() {
		return Stream.of(Arguments.of("n = int(input())\ndef solve(): pass", "there is no input to read"),
				Arguments.of("import sys\ndef solve(): return int(sys.stdin.readline())", "there is no input to read"),
				Arguments.of("import os\ndef solve(): os.fork()", "cannot start processes"),
				Arguments.of("import os\ndef solve(): return os.popen(\"ls\").read()", "cannot start processes"),
				Arguments.of("import subprocess\ndef solve(): subprocess.run([\"ls\"])", "cannot start processes"),
				Arguments.of("import multiprocessing\ndef solve(): return multiprocessing.Pool(2)",
						"cannot start processes"),
				Arguments.of("import multiprocessing\ndef solve(): multiprocessing.Process(target=abs).start()",
						"cannot start processes"),
				Arguments.of("import socket\ndef solve(): socket.socket()", "has no network"),
				Arguments.of("import urllib.request\ndef solve(): urllib.request.urlopen(\"http://example.org\")",
						"has no network"),
				Arguments.of("def solve(): open(\"/usr/out.txt\", \"w\")", "in /tmp only"),
				Arguments.of("def solve(): open(\"out.txt\", \"wb\").write(bytes(17 << 20))",
						"16 MB and about 1,000 files"),
				Arguments.of("def solve(): [open(str(n), \"w\").close() for n in range(1024)]",
						"16 MB and about 1,000 files"),
				Arguments.of("def solve(): return open(\"input.txt\").read()", "there are no input files"),
				Arguments.of("def solve(): return open(\"data/input.txt\").read()", "there are no input files"),
				Arguments.of("def solve(): return open(\"/data/input.txt\").read()", "there are no input files"),
				Arguments.of("import pathlib\ndef solve(): pathlib.Path(\"a\").read_text()",
						"there are no input files"),
				Arguments.of(
						"import threading\ndef solve(): [threading.Thread(target=threading.Event().wait, daemon=True).start() for _ in range(70)]",
						"at most 64 threads"),
				Arguments.of("import numpy", "only Python's standard library"),
				Arguments.of("from collections import Iterable", "collections.abc"),
				Arguments.of("import collections\ndef solve(): return collections.Mapping", "collections.abc"),
				Arguments.of("def solve(): return true", "Python calls it True"),
				Arguments.of("def solve(): return xrange(3)", "Python calls it range"),
				Arguments.of("def solve(): return {}.iteritems()", "Python 3 has 'items' instead"),
				Arguments.of(
						"class Solution:\n    def help(self): pass\n    def solve(self): return help2() if 0 else hidden()\n    def hidden(self): pass",
						"write self.hidden"),
				Arguments.of(
						"import threading\nthreading.stack_size(2 ** 29)\ndef solve(): threading.Thread(target=abs).start()",
						"stack of 512 MB"),
				Arguments.of("def solve(a, b): return 1", "passes 0 arguments"),
				Arguments.of("class Solution:\n    def solve(): return 1", "must be self"),
				Arguments.of("```python\ndef solve(): return 1\n```", "Markdown fences"),
				Arguments.of("def solve(): return 1\n```\n", "Markdown fences"),
				Arguments.of(">>> def solve():\n...     return 1", "remove the prompts"),
				Arguments.of("In [1]: def solve(): return 1", "remove the prompts"),
				Arguments.of("%matplotlib inline", "notebook commands"),
				Arguments.of("!pip install numpy", "notebook commands"),
				Arguments.of("int solve(int a) {\n    return a;\n}", "must be in Python"),
				Arguments.of("public class Solution {\n}", "must be in Python"),
				Arguments.of("function solve(a) { return a }", "must be in Python"),
				Arguments.of("// a comment", "comments start with #"),
				Arguments.of("def solve(): return 1 && 2", "uses 'and' instead of '&&'"),
				Arguments.of("def solve():\n    if 1 || 2: pass", "uses 'or' instead of '||'"),
				Arguments.of("def solve():\n    if 1: pass\n    else if 2: pass", "uses 'elif' instead of 'else if'"),
				Arguments.of("def solve(): return “hi”", "typographic"),
				Arguments.of("def solve():\n\u00a0   return 1", "with a space"),
				Arguments.of("def solve():\n    return sol\u200bve", "delete this invisible character"),
				Arguments.of("x = 1\n\ufeffdef solve(): return 1", "delete this invisible character"),
				Arguments.of("if __name__ == \"__main__\":\n    def solve(): return 1",
						"line 2 defines it under 'if __name__ == \"__main__\"', which is false here; move it to the top level"),
				Arguments.of("if __name__ == \"__main__\":\n    class Solution:\n        def solve(self): return 1",
						"line 2 defines class Solution under"),
				Arguments.of("def main():\n    def solve(): return 1\nmain()",
						"inside the function main; move it to the top level"),
				Arguments.of("class Solution:\n    def main(self):\n        def solve(self): return 1",
						"inside the function main; move it to class Solution"),
				Arguments.of("class Outer:\n    class Solution:\n        def solve(self): return 1",
						"line 2 defines class Solution in class Outer; move it to the top level"),
				Arguments.of("class solution:\n    def solve(self): return 1", "must be named Solution"),
				Arguments.of("def Solve(): return 1", "line 1 defines 'Solve'"),
				Arguments.of("class Solution:\n    def sol_ve(self): return 1", "line 2 defines 'sol_ve'"),
				Arguments.of("solve = 5", "of type int"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void sayWhatTheMistakeIs(String source, String hint) throws Exception {
		RunResult result = CELL.run(source);
		assertThat(result.error()).as("%s", result).isNotNull();
		assertThat(result.error().message()).contains(hint);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x = (\"%d\"\n%a b)", "y = (7\n// 2 3)",
			"def solve(): raise ValueError(\"sys\" \".stdin\")", "def solve(): raise EOFError",
			"def solve(): raise OSError(1, \"as if\")", "def solve(): return missing", "def solve(a=1, *b): return a()",
			"def solve(): return len(1, 2)", "def solve():\n  return (1", "def other(): pass", "print(\"no function\")",
			"from math import sqrt\nsolve = lambda: sqrt(\"1\")", "def solve(): raise RuntimeError(\"can't start\")",
			"solve = max", "solve = next", "def solve(): open(\"/tmp/out/a\", \"w\")",
			"def solve(): open(\"out/a\", \"w\")", "def solve(): open(\"/tmp/a\")",
			"def solve(): open(\"/proc/self/status\")", "def solve():\n    open(\"a\", \"w\").close()\n    open(\"b\")",
			"def solve():\n    return \u20281",
			"if __name__ == \"__main__\":\n    pass\nelif 0:\n    def solve(): return 1",
			"if __name__ != __name__:\n    def solve(): return 1" })
	void areNotGuessed(String source) throws Exception {
		RunResult result = CELL.run(source);
		String message = (result.error() != null) ? result.error().message() : "";
		assertThat(message).doesNotContain("Hint");
		if (result.outcome() == RunOutcome.ENTRY_POINT_MISSING) {
			assertThat(result.error()).isNull();
		}
	}

	/** The question passes nothing to a program. */
	@Test
	void doNotTakeStatementsOfATestForACall() throws Exception {
		PrintingProgram program = new PrintingProgram("def f(a, b):\n    return a / b", "", List.of(), Map.of(),
				"x = 2\nprint(f(x))");
		RunResult result = program.run(CELL.sandbox()).result();
		assertThat(result.called()).isTrue();
		ProgramError error = result.error();
		assertThat(error.message())
			.isEqualTo("in the test's statements: f() missing 1 required positional argument: 'b'");
		assertThat(error.line()).isNull();
		assertThat(error.traceback()).contains("File \"statements.py\", line 2, in <module>")
			.contains("    print(f(x))\n");
	}

	@Test
	void nameTheLineOfTheProgramThatStatementsCall() throws Exception {
		PrintingProgram program = new PrintingProgram("def f(a):\n    return true", "", List.of(), Map.of(),
				"print(f(1))");
		ProgramError error = program.run(CELL.sandbox()).result().error();
		assertThat(error.message()).endsWith("Hint: Python calls it True.");
		assertThat(error.line()).isEqualTo(2);
		assertThat(error.traceback()).containsSubsequence("print(f(1))", "return true");
	}

	@Test
	void leaveAnErrorAsItIsWhenTheyCannotBeMade() throws Exception {
		RunResult result = CELL.run("import linecache\nlinecache.getline = None\ndef solve(): return 1 / 0");
		assertThat(result.error().message()).isEqualTo("division by zero");
		assertThat(result.error().line()).isEqualTo(3);
	}

}
