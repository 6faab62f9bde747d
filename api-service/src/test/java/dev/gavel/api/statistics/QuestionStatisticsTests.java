package dev.gavel.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gavel.api.statistics.AttemptsUntilAccepted.Solved;
import dev.gavel.api.statistics.Distribution.Bin;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionStatisticsTests {

	private static final Instant START = Instant.parse("2026-02-28T22:30:00Z");

	@Test
	void showNothingWithoutSubmissions() {
		QuestionStatistics statistics = QuestionStatistics.of(List.of(), true, Map.of());
		assertThat(statistics.verdicts()).isEmpty();
		assertThat(statistics.step()).isNull();
		assertThat(statistics.timeMs()).isNull();
		assertThat(statistics.attempts()).isEmpty();
	}

	@Test
	void countVerdictsInEachPeriodAlsoInThoseWithoutSubmissions() {
		List<CountedSubmission> submissions = List.of(submission(1, Verdict.ACCEPTED, START),
				submission(1, Verdict.WRONG_ANSWER, START.plus(Duration.ofMinutes(10))),
				submission(2, Verdict.ACCEPTED, START.plus(Duration.ofHours(2))));
		QuestionStatistics statistics = QuestionStatistics.of(submissions, true, Map.of());
		assertThat(statistics.step()).isEqualTo("hour");
		assertThat(statistics.verdicts()).extracting(VerdictsInPeriod::label, VerdictsInPeriod::verdicts)
			.containsExactly(row("28 Feb, 22:00", Map.of(Verdict.ACCEPTED, 1, Verdict.WRONG_ANSWER, 1)),
					row("28 Feb, 23:00", Map.of()), row("1 Mar, 00:00", Map.of(Verdict.ACCEPTED, 1)));
		assertThat(statistics.occurring()).containsExactly(Verdict.ACCEPTED, Verdict.WRONG_ANSWER);
	}

	private static Tuple row(String label, Map<Verdict, Integer> verdicts) {
		return tuple(label, verdicts);
	}

	@ParameterizedTest
	@CsvSource({ "2, hour, 49", "30, day, 31", "60, day, 61", "61, week, 9", "400, week, 58", "421, month, 15",
			"3650, month, 121" })
	void divideAnyTimeIntoFewPeriods(int days, String step, int periods) {
		QuestionStatistics statistics = QuestionStatistics.of(List.of(submission(1, Verdict.ACCEPTED, START),
				submission(1, Verdict.ACCEPTED, START.plus(Duration.ofDays(days)))), true, Map.of());
		assertThat(statistics.step()).isEqualTo(step);
		assertThat(statistics.verdicts()).hasSizeBetween(periods - 1, periods + 1);
	}

	@Test
	void distributeFiguresOfAcceptedSubmissionsOverRoundBins() {
		Distribution distribution = distribution(DoubleStream.iterate(12, (time) -> time + 1).limit(60));
		assertThat(distribution.bins()).hasSize(13);
		assertThat(distribution.bins().get(0)).isEqualTo(new Bin(10, 15.0, 3));
		assertThat(distribution.bins().get(12)).isEqualTo(new Bin(70, 75.0, 2));
		assertThat(distribution.median()).isEqualTo(41);
		assertThat(distribution.most()).isEqualTo(71);
		assertThat(distribution.bins().get(0).label()).isEqualTo("10–15");
	}

	@Test
	void keepAFewHighFiguresFromHidingTheOthers() {
		Distribution distribution = distribution(DoubleStream
			.concat(DoubleStream.iterate(10, (time) -> time + 0.1).limit(300), DoubleStream.of(1900.0, 2000.0)));
		assertThat(distribution.bins()).hasSizeBetween(10, 31);
		Bin last = distribution.bins().get(distribution.bins().size() - 1);
		assertThat(last.to()).isNull();
		assertThat(last.label()).endsWith(" or more");
		assertThat(distribution.bins().stream().mapToInt(Bin::count).sum()).isEqualTo(302);
		assertThat(distribution.most()).isEqualTo(2000);
	}

	@Test
	void haveOneBinForEqualFigures() {
		assertThat(distribution(DoubleStream.of(12.3, 12.3)).bins()).containsExactly(new Bin(12, 13.0, 2));
		assertThat(distribution(DoubleStream.of(0)).bins()).containsExactly(new Bin(0, 1.0, 1));
	}

	private static Distribution distribution(DoubleStream times) {
		Stream<CountedSubmission> accepted = times
			.mapToObj((time) -> new CountedSubmission(START, 1, Verdict.ACCEPTED, time, null, null));
		CountedSubmission slow = new CountedSubmission(START, 1, Verdict.TIME_LIMIT_EXCEEDED, 9999.0, null, 1L);
		return Objects.requireNonNull(
				Distribution.of(Stream.concat(accepted, Stream.of(slow)).toList(), CountedSubmission::timeMs, 1));
	}

	@Test
	void countAttemptsUpToTheFirstAcceptedOneOfEachAccount() {
		List<CountedSubmission> submissions = Stream
			.of(of(1, Verdict.ACCEPTED, Verdict.WRONG_ANSWER),
					of(2, Verdict.WRONG_ANSWER, Verdict.WRONG_ANSWER, Verdict.ACCEPTED, Verdict.ACCEPTED),
					of(3, Verdict.WRONG_ANSWER), of(0, Verdict.WRONG_ANSWER, Verdict.ACCEPTED),
					IntStream.range(0, 24)
						.mapToObj((i) -> submission(4, (i == 23) ? Verdict.ACCEPTED : Verdict.RUNTIME_ERROR, START)))
			.flatMap((some) -> some)
			.toList();
		Solved solved = AttemptsUntilAccepted.of(submissions);
		assertThat(solved.attempts()).filteredOn((one) -> one.solvers() > 0)
			.extracting(AttemptsUntilAccepted::label)
			.containsExactly("1", "3", "21 or more");
		assertThat(solved.unsolved()).isEqualTo(1);
	}

	@Test
	void nameTheTestsThatFailFirstByTheirPresentIndexes() {
		List<CountedSubmission> submissions = Stream.of(11L, 12L, 12L, 99L, null)
			.map((test) -> new CountedSubmission(START, 1, Verdict.WRONG_ANSWER, null, null, test))
			.toList();
		assertThat(FailedFirst.of(submissions, Map.of(12L, 1, 11L, 2, 13L, 3))).containsExactly(new FailedFirst(1, 2),
				new FailedFirst(2, 1), new FailedFirst(null, 1));
	}

	private static Stream<CountedSubmission> of(long owner, Verdict... verdicts) {
		return Stream.of(verdicts).map((verdict) -> submission(owner, verdict, START));
	}

	private static CountedSubmission submission(long owner, Verdict verdict, Instant at) {
		return new CountedSubmission(at, owner, verdict, 12.0, 9.5, null);
	}

}
