package dev.gavel.scoring;

import dev.gavel.scoring.TestGroup.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adds up points. Every score is computed here. */
public final class ScoreSheet {

	private final Scoring scoring;

	/** The tests of each group by name; those without one have the name "". */
	private final Map<String, List<Entry>> groups = new LinkedHashMap<>();

	/**
	 * @param tests in the order of the suite
	 */
	public ScoreSheet(Scoring scoring, List<TestScoring> tests) {
		this.scoring = scoring;
		scoring.groups().forEach((group) -> groups.put(group.name(), new ArrayList<>()));
		for (int at = 0; at < tests.size(); at++) {
			TestScoring test = tests.get(at);
			groups.computeIfAbsent(Objects.requireNonNullElse(test.group(), ""), (name) -> new ArrayList<>())
				.add(new Entry(at + 1, test));
		}
	}

	/**
	 * Returns the score of a program; null when no test is worth anything.
	 * @param passed by the index of each test, from 1, how much of it was right, from 0
	 * to 1; nothing for tests that have not run
	 * @param counted whether tests with that feedback count
	 */
	public @Nullable Score score(Map<Integer, Double> passed, Predicate<Feedback> counted) {
		Map<String, Boolean> accepted = new HashMap<>();
		groups.forEach((name, tests) -> accepted.put(name, isAccepted(tests, passed)));
		Points score = Points.ZERO;
		Points max = Points.ZERO;
		List<Score.OfGroup> ofGroups = new ArrayList<>();
		for (Map.Entry<String, List<Entry>> group : groups.entrySet()) {
			List<Entry> tests = group.getValue();
			if (tests.isEmpty() || !counts(group.getKey(), tests, counted)) {
				continue;
			}
			boolean open = scoring.required(group.getKey())
				.stream()
				.allMatch((name) -> accepted.getOrDefault(name, true));
			Score.OfGroup found = ofGroup(group.getKey(), tests, passed, counted, open);
			score = score.plus(found.score());
			max = max.plus(found.maxScore());
			if (!found.name().isEmpty() && !found.maxScore().equals(Points.ZERO)) {
				ofGroups.add(found);
			}
		}
		return max.equals(Points.ZERO) ? null : new Score(score, max, ofGroups);
	}

	private boolean counts(String name, List<Entry> tests, Predicate<Feedback> counted) {
		return isSum(name) || tests.stream().allMatch((test) -> counted.test(test.scoring().feedback()));
	}

	private boolean isSum(String name) {
		return scoring.group(name).map((group) -> group.rule() == Rule.SUM).orElse(true);
	}

	private static boolean isAccepted(List<Entry> tests, Map<Integer, Double> passed) {
		return tests.stream().allMatch((test) -> passed.getOrDefault(test.index(), 0.0) == 1);
	}

	private Score.OfGroup ofGroup(String name, List<Entry> tests, Map<Integer, Double> passed,
			Predicate<Feedback> counted, boolean open) {
		List<Points> worth = worth(name, tests);
		Points max = Points.ZERO;
		Points score = Points.ZERO;
		for (int at = 0; at < tests.size(); at++) {
			if (counted.test(tests.get(at).scoring().feedback())) {
				max = max.plus(worth.get(at));
				score = score.plus(worth.get(at).times(passed.getOrDefault(tests.get(at).index(), 0.0)));
			}
		}
		boolean nothing = !open || !isSum(name) && !isAccepted(tests, passed);
		return new Score.OfGroup(name, nothing ? Points.ZERO : score, max);
	}

	/**
	 * Returns what each test is worth: what the tests say, or where none says so, an
	 * equal share of what the group says. All or nothing is shared like that, too, if the
	 * group says what it is worth.
	 */
	private List<Points> worth(String name, List<Entry> tests) {
		Points ofGroup = scoring.group(name).map(TestGroup::points).orElse(null);
		boolean stated = tests.stream().anyMatch((test) -> test.scoring().points() != null);
		List<Points> worth = new ArrayList<>();
		for (int at = 0; at < tests.size(); at++) {
			Points own = Objects.requireNonNullElse(tests.get(at).scoring().points(), Points.ZERO);
			worth.add((ofGroup == null || stated && isSum(name)) ? own : ofGroup.share(at, tests.size()));
		}
		return worth;
	}

	private record Entry(int index, TestScoring scoring) {
	}

}
