package dev.gavel.message;

import static dev.gavel.message.MessageContractTests.SUITE;
import static dev.gavel.message.MessageContractTests.golden;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.run.Limits;
import dev.gavel.value.literal.PythonLiteral;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden files are the contract, as in {@link MessageContractTests}. */
class ComparisonContractTests {

	@Test
	void suitesOfTestsThatStateAComparisonKeepTheirForm() {
		WholeSuite compared = new WholeSuite(SUITE.head(),
				List.of(compared(SUITE.tests().get(0), new ComparisonSpec.Typed(0, 0.5)),
						compared(SUITE.tests().get(1), new ComparisonSpec.Text(Match.LINES, true, null, null))));
		assertThatItKeepsItsForm(compared, "test-suite-compared-tests-v1.jsonl");
	}

	@Test
	void suitesThatStateAComparisonKeepTheirForm() {
		WholeSuite compared = new WholeSuite(new SuiteHead(SUITE.head().kind(), new ComparisonSpec.Typed(1e-5, 1e-5)),
				SUITE.tests());
		assertThatItKeepsItsForm(compared, "test-suite-compared-v1.jsonl");
	}

	@Test
	void suitesThatStateAnOrderKeepTheirForm() {
		ComparisonSpec comparison = new ComparisonSpec.Typed(1e-5, 1e-5, Order.ANY_DEEP);
		WholeSuite compared = new WholeSuite(new SuiteHead(SUITE.head().kind(), comparison), SUITE.tests());
		assertThatItKeepsItsForm(compared, "test-suite-any-order-v1.jsonl");
	}

	@Test
	void suitesThatCompareTextsKeepTheirForm() {
		ComparisonSpec comparison = new ComparisonSpec.Text(Match.LINES, true, null, 1e-5);
		WholeSuite compared = new WholeSuite(new SuiteHead(SUITE.head().kind(), comparison), SUITE.tests());
		assertThatItKeepsItsForm(compared, "test-suite-text-v1.jsonl");
	}

	@Test
	void suitesWithACheckerKeepTheirForm() {
		ComparisonSpec comparison = new ComparisonSpec.Checker("def check(input, expected, answer):\n    return True\n",
				"numpy", new Limits(2000, 268435456));
		WholeSuite checked = new WholeSuite(new SuiteHead(SUITE.head().kind(), comparison), SUITE.tests());
		assertThatItKeepsItsForm(checked, "test-suite-checker-v1.jsonl");
	}

	@Test
	void suitesWithAValidatorKeepTheirForm() {
		ComparisonSpec comparison = new ComparisonSpec.Checker("exit(42)\n", "default", new Limits(2000, 268435456))
			.asked(ComparisonSpec.Protocol.KATTIS, List.of("case_sensitive", "2"));
		WholeSuite checked = new WholeSuite(new SuiteHead(SUITE.head().kind(), comparison), SUITE.tests());
		assertThatItKeepsItsForm(checked, "test-suite-validator-v1.jsonl");
	}

	@Test
	void suitesOnWhichACheckerIsTriedKeepTheirForm() {
		WholeSuite tried = new WholeSuite(SuiteHead.ofChecker(), List.of(new SuiteTest(0,
				List.of(PythonLiteral.parse("[1, 2]"), PythonLiteral.parse("3"), PythonLiteral.parse("4")), null)));
		assertThatItKeepsItsForm(tried, "test-suite-tried-checker-v1.jsonl");
	}

	private static SuiteTest compared(SuiteTest test, ComparisonSpec comparison) {
		return new SuiteTest(test.testCaseId(), test.encodedArguments(), test.expectation().with(comparison), false);
	}

	private static void assertThatItKeepsItsForm(WholeSuite suite, String file) {
		assertThat(new String(suite.encode(), UTF_8)).isEqualTo(golden(file));
		assertThat(WholeSuite.decode(golden(file).getBytes(UTF_8))).isEqualTo(suite);
	}

}
