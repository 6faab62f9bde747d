package dev.gavel.api.compat.sandboxfusion.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gavel.api.compat.sandboxfusion.text.ExtractedCode.Type;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeExtractionTests {

	@Test
	void takesTheFirstBlockOfPython() {
		assertThat(extracted("""
				First install it:
				```bash
				pip install it
				```
				Then:
				``` python3\t
				print(1)

				print(2)
				  ```
				```python
				print(3)
				```
				""")).isEqualTo(new ExtractedCode("print(1)\n\nprint(2)", Type.FENCED));
	}

	@Test
	void takesTheFirstBlockWhereNoneIsPython() {
		assertThat(extracted("```\nprint(1)\n```\n```cpp\nint main() {}\n```\n"))
			.isEqualTo(new ExtractedCode("print(1)", Type.FENCED));
	}

	@Test
	void endsABlockAtTheLineBreaksBeforeItsFence() {
		assertThat(extracted("```py\nprint(1)\n \n\t\n```")).isEqualTo(new ExtractedCode("print(1)", Type.FENCED));
		assertThat(extracted("```py\n\n```")).isEqualTo(new ExtractedCode("", Type.FENCED));
		assertThat(extracted("```py\na = '```'\nb = 2\n```"))
			.isEqualTo(new ExtractedCode("a = '```'\nb = 2", Type.FENCED));
	}

	@Test
	void takesAllAfterAFenceThatIsNotClosed() {
		assertThat(extracted("So:\n```python\nprint(1)\nand so on"))
			.isEqualTo(new ExtractedCode("print(1)\nand so on", Type.INCOMPLETE_FENCED));
		assertThat(extracted("```python\n```")).isEqualTo(new ExtractedCode("```", Type.INCOMPLETE_FENCED));
	}

	@Test
	void takesTheFirstFunctionWhereThereIsNoFence() {
		assertThat(extracted("""
				import nothing
				This is it:
				from math import gcd

				# both
				def f(a, b):

				    return gcd(a, b)
				print(f(2, 4))
				def g():
				    pass
				""")).isEqualTo(new ExtractedCode("from math import gcd\n# both\ndef f(a, b):\n    return gcd(a, b)\n",
				Type.HEURISTIC));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "print(1)", "```python", "def f(): return 1", "  def f():\n    pass",
			"import a\nfrom b\n#" })
	void takesNothingElse(String completion) {
		assertThat(extracted(completion)).isEqualTo(ExtractedCode.NOTHING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "```\n", "\n", "``` \n \n", "import a\n", " a\n", "def f\n", "`", "```x\n\n\n" })
	void isNotSlow(String part) {
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> extracted("```py\n" + part.repeat(100_000)));
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> extracted(part.repeat(100_000) + "def f()"));
	}

	private static ExtractedCode extracted(String completion) {
		return CodeExtraction.of(completion);
	}

}
