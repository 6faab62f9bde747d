package dev.gavel.api.evaluation.code;

import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.CodeRun.Code;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A checker whose answer is code, and whose message says what does not compile. */
final class PythonCompiler {

	/** Names at most ten faults, each in a line with its place. */
	static final NewProgram PROGRAM = new NewProgram("""
			import re

			def fault(error):
			    if isinstance(error, SyntaxError):
			        return f"{type(error).__name__}: {error.msg}, line {error.lineno}"
			    return " ".join(str(error).split()) or type(error).__name__

			COMPILED = {
			    "STATEMENTS": lambda text: compile(text, "statements", "exec", dont_inherit=True),
			    "PATTERN": re.compile,
			    "GRADER": lambda text: re.compile(text.rstrip(" \\t\\n\\r\\0\\x0b"), re.MULTILINE | re.DOTALL),
			}

			def check(input, codes, answer):
			    faults = []
			    for place, (language, text) in enumerate(codes):
			        try:
			            COMPILED[language](text)
			        except Exception as error:
			            faults.append(f"{place} {fault(error)}")
			            if len(faults) == 10:
			                break
			    return not faults, "\\n".join(faults)
			""", null, null, null);

	private PythonCompiler() {
	}

	static SuiteTest test(List<Code> codes) {
		Value pairs = new ListValue(codes.stream().map(PythonCompiler::pair).toList());
		return new SuiteTest(0, List.of(NoneValue.NONE, pairs, NoneValue.NONE), null);
	}

	private static Value pair(Code code) {
		return new ListValue(Stream.of(code.language().name(), code.text()).<Value>map(TextValue::new).toList());
	}

	/** Returns the faults by their places. */
	static Map<Integer, String> faults(@Nullable String message) {
		return Objects.requireNonNullElse(message, "")
			.lines()
			.map((line) -> line.split(" ", 2))
			.collect(Collectors.toMap((fault) -> Integer.valueOf(fault[0]), (fault) -> fault[1], (one, same) -> one,
					TreeMap::new));
	}

}
