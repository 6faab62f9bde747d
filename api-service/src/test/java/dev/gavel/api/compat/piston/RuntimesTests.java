package dev.gavel.api.compat.piston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.message.OfferedEnvironment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

class RuntimesTests {

	private final Runtimes runtimes = new Runtimes(
			() -> List.of(offered("default", "3.13.5"), offered("numpy", "3.13.5"), offered("python3.11", "3.11.2")));

	@Test
	void listsThePythonsOfAllEnvironments() {
		assertThat(runtimes.list()).extracting(Runtime::language, Runtime::version, Runtime::runtime)
			.containsExactly(tuple("python", "3.13.5", null), tuple("python", "3.13.5", "numpy"),
					tuple("python", "3.11.2", "python3.11"), tuple("python3", "1.0.0", "codeforces"));
	}

	private static org.assertj.core.groups.Tuple tuple(Object... values) {
		return org.assertj.core.groups.Tuple.tuple(values);
	}

	@ParameterizedTest
	@CsvSource({ "python, *, default", "py3, 3.x, default", "python3, 3.13.5, default", "py, 3.11, python3.11",
			"python, <3.12, python3.11", "numpy, *, numpy", "numpy, ^3.10.0, numpy", "python3.11, 3, python3.11" })
	void findsTheNewestThatASelectorMatches(String language, String selector, String environment) {
		assertThat(runtimes.find(language, selector).environment()).isEqualTo(environment);
	}

	@ParameterizedTest
	@CsvSource({ "cf_python3, *", "Python 3, 1.x", "python3, 1.0.0" })
	void findsTheGraderOfOpenR1(String language, String selector) {
		assertThat(runtimes.find(language, selector).grades()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "html, 5.0.0", "Python, *", "python, 2.x", "python, 3.14.0", "python, nonsense",
			"python, 99999999999999999999", "cf_python3, 3.x", "numpy, 3.11.2" })
	void saysWhatIsUnknownInTheWordsOfPiston(String language, String selector) {
		assertThatThrownBy(() -> runtimes.find(language, selector))
			.hasMessage("%s-%s runtime is unknown".formatted(language, selector));
	}

	@Test
	void readsNoSelectorThatTakesLong() {
		String many = "1||".repeat(1000) + "3";
		assertThatThrownBy(() -> runtimes.find("python", many)).hasMessageEndingWith("runtime is unknown");
	}

	@Test
	void knowsNothingBeforeAWorkerSaysIt() {
		Runtimes none = new Runtimes(List::of);
		assertThat(none.list()).isEmpty();
		assertThatThrownBy(() -> none.find("python", "*")).isInstanceOfSatisfying(Problem.class,
				(problem) -> assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
	}

	private static OfferedEnvironment offered(String name, String version) {
		return new OfferedEnvironment(name, version, "sha256:0", null);
	}

}
