package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.Expectation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Texts that programs return or print in real cells. */
@WorkerTest
class TextAnswersIT {

	private static final QuestionKind FUNCTION = new QuestionKind.Function(
			new Signature("solve", List.of(), ValueType.parse("str")));

	private static final Text TOKENS = new Text(Match.TOKENS, true, null, null);

	private static final Text EXACT = new Text(Match.EXACT, true, null, null);

	@Autowired
	private Judge judge;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					'a b\\nc d'        | on line 2, column 3: expected 'x', got 'd'
					'a  b\\r\\nc\\txy'  | on line 2, column 4: expected 'x', got 'xy'
					'a b\\nc'          | on line 2, column 2: expected 'x', got the end of the text
					'a b\\ncx'         | on line 2, column 2: expected 'c', got 'cx'
					'a b c \\ud83d'    | on line 1, column 7: expected 'x', got '�'; the answer is not valid UTF-8 at byte 7, which is 0xed
					""")
	void namesThePlaceOfTheFirstDifference(String answer, String difference) throws Exception {
		TestReport returned = judge(FUNCTION, TOKENS, "def solve(): return " + answer, "a b\nc x\n");
		assertThat(returned.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(returned.difference().lines().findFirst()).hasValue(difference);
		assertThat(returned.firstDifference().expected().bytes()).isEqualTo(8);
	}

	@Test
	void comparesWhatAProgramPrintsInTheSameWay() throws Exception {
		TestReport printed = judge(new QuestionKind.Program(), EXACT, "print('a b')\nprint('c  x')", "a b\nc x\n");
		assertThat(printed.difference()).isEqualTo("""
				on line 2, column 3: the white space differs: expected ' ', got '  '
				Hint: the answer is right except for white space.""");
		assertThat(printed.firstDifference().actual().before()).isEqualTo("a b\nc ");
		assertThat(judge(new QuestionKind.Program(), EXACT, "print('a b\\nc x')", "a b\nc x\n").verdict())
			.isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void refusesWhatIsNotUtf8() throws Exception {
		String source = "import sys\nsys.stdout.buffer.write(b'a b\\nc \\xff\\n')";
		TestReport printed = judge(new QuestionKind.Program(), TOKENS, source, "a b\nc x\n");
		assertThat(printed.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(printed.difference()).isEqualTo(
				"on line 2, column 3: expected 'x', got '\ufffd'; the answer is not valid UTF-8 at byte 7, which is 0xff");
		assertThat(judge(new QuestionKind.Program(), TOKENS, source, "a b\nc \udcff\n").verdict())
			.isEqualTo(Verdict.ACCEPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "n = input('n? ')\nprint(7)", "print(7 * len(input(\"Enter\\tthe number: \")) ** 0)" })
	void namesPromptsThatAreInTheWay(String source) throws Exception {
		TestReport printed = judge(new QuestionKind.Program(), TOKENS, source, "7\n");
		assertThat(printed.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(printed.difference()).contains("\nHint: the answer is right except for what input('")
			.endsWith(" prints; call input() without a prompt.");
	}

	private TestReport judge(QuestionKind kind, Text comparison, String source, String expected) throws Exception {
		String arguments = (kind instanceof QuestionKind.Program) ? "[\"1\\n\",[],{\"d\":[]},\"\"]" : "[]";
		SuiteTest test = new SuiteTest(1, EncodedValue.of(arguments),
				Expectation.of(EncodedValue.of(new TextValue(expected))), false);
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(2000, 64L << 20), "0".repeat(64)),
				source);
		Judged judged = judge.judge(job, new ListedSuite(new SuiteHead(kind, comparison), List.of(test)), (done) -> {
		});
		return judged.tests().get(0);
	}

}
