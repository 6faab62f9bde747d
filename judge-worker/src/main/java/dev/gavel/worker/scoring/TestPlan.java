package dev.gavel.worker.scoring;

import dev.gavel.message.TestSuite;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.TestGroup;
import dev.gavel.scoring.TestScoring;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order in which tests run, and which of them are skipped because others have failed.
 * A failure may become known late, as when a checker finds it: tests that have run
 * meanwhile count as skipped all the same.
 */
public final class TestPlan {

	/** For tests none of which is skipped. */
	public static final TestPlan EVERYTHING = new TestPlan(Scoring.NONE, List.of());

	private static final int NOWHERE = Integer.MAX_VALUE;

	private final Scoring scoring;

	private final List<TestScoring> tests;

	private final List<Integer> order;

	/** The position of each test in the order, by its index from 0. */
	private final int[] positions;

	private final Map<String, Set<String>> required;

	/** The position of the first failed test of each group. */
	private final Map<String, Integer> failedGroups = new HashMap<>();

	private int firstFailure = NOWHERE;

	/**
	 * Plans the tests of a suite. Samples run before hidden tests, so that a hidden test
	 * cannot pass anything to them, not even through a cache. Withheld tests run last.
	 */
	public static TestPlan of(TestSuite suite) {
		return new TestPlan(suite.head().scoring(),
				IntStream.rangeClosed(1, suite.size()).mapToObj(suite::scoring).toList());
	}

	TestPlan(Scoring scoring, List<TestScoring> tests) {
		this.scoring = scoring;
		this.tests = tests;
		this.required = scoring.groups()
			.stream()
			.map(TestGroup::name)
			.collect(Collectors.toMap((name) -> name, scoring::required));
		this.order = IntStream.rangeClosed(1, tests.size())
			.boxed()
			.sorted(Comparator.comparing((Integer index) -> test(index).feedback())
				.thenComparing((index) -> required(index).size()))
			.toList();
		this.positions = new int[tests.size()];
		for (int at = 0; at < order.size(); at++) {
			positions[order.get(at) - 1] = at;
		}
	}

	private TestScoring test(int index) {
		return tests.get(index - 1);
	}

	/** A group has more of them than each of those that it requires. */
	private Set<String> required(int index) {
		return required.getOrDefault(nameOf(test(index).group()), Set.of());
	}

	private static String nameOf(@Nullable String group) {
		return (group != null) ? group : "";
	}

	/** Returns the tests, counted from 1, in the order in which they run. */
	public List<Integer> order() {
		return order;
	}

	/** Notes that a test has failed. */
	public void failed(int index) {
		if (index <= positions.length) {
			int position = positions[index - 1];
			firstFailure = Math.min(firstFailure, position);
			failedGroups.merge(nameOf(test(index).group()), position, Math::min);
		}
	}

	/** Whether a test is not run because of others that have failed before it. */
	public boolean skips(int index) {
		return index <= positions.length && positions[index - 1] > end(index);
	}

	/** Returns the position after which that test would be too late. */
	private int end(int index) {
		int end = required(index).stream().mapToInt(this::failure).min().orElse(NOWHERE);
		return switch (scoring.stopAt()) {
			case NEVER -> end;
			case FIRST_FAILURE -> Math.min(end, firstFailure);
			case GROUP_FAILURE -> isAllOrNothing(index) ? Math.min(end, failure(nameOf(test(index).group()))) : end;
		};
	}

	private int failure(String group) {
		return failedGroups.getOrDefault(group, NOWHERE);
	}

	private boolean isAllOrNothing(int index) {
		return scoring.group(test(index).group()).filter((group) -> group.rule() == TestGroup.Rule.ALL).isPresent();
	}

}
