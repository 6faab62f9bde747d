package dev.gavel.api.question.scoring;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.TestGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what the stored tests of a question are worth, and finds what does not fit. */
@Component
public class GroupTotals {

	private static final String ALL_WITHHELD = "All tests are withheld, so solvers see every program that runs as accepted."
			+ " Show the verdict of one test at least.";

	private final JdbcClient database;

	GroupTotals(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Stores what solvers learn of the tests of a question, after its groups or tests
	 * have changed.
	 * @return how many of them are hidden
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int spreadFeedback(long questionId, Scoring scoring) {
		List<String> withheld = names(scoring, Feedback.NONE);
		List<String> verdict = names(scoring, Feedback.VERDICT);
		database.sql("""
				update test_cases set withheld = feedback = 'NONE' or coalesce(test_group in (:withheld), false),
				hidden = feedback <> 'FULL' or coalesce(test_group in (:hidden), false)
				where question_id = :question""")
			.param("withheld", withheld)
			.param("hidden", Stream.concat(withheld.stream(), verdict.stream()).toList())
			.param("question", questionId)
			.update();
		return database.sql("select count(*) from test_cases where question_id = :question and hidden")
			.param("question", questionId)
			.query(Integer.class)
			.single();
	}

	/** Returns at least one, because SQL has no empty lists; no group has that name. */
	private static List<String> names(Scoring scoring, Feedback feedback) {
		return Stream
			.concat(Stream.of(""),
					scoring.groups().stream().filter((group) -> group.feedback() == feedback).map(TestGroup::name))
			.toList();
	}

	/**
	 * @throws dev.gavel.api.platform.request.Problem when tests of a question do not fit
	 * its groups
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void requireFit(long questionId, Scoring scoring) {
		Violations violations = new Violations();
		for (Total total : totals(questionId)) {
			if (total.group() != null) {
				requireFit(violations, total, scoring.group(total.group()));
			}
		}
		violations.throwIfAny();
	}

	private static void requireFit(Violations violations, Total total, Optional<TestGroup> group) {
		if (group.isEmpty()) {
			violations.add("scoring.groups", "is without the group '%s', to which %d test%s belong%s; change them first"
				.formatted(total.group(), total.tests(), total.plural(), (total.tests() == 1) ? "s" : ""));
			return;
		}
		boolean tells = total.ownWithheld() > 0 && group.get().feedback() != Feedback.NONE;
		violations.require(!tells, "scoring.groups",
				"has the group '%s' with feedback %s, but %d of its tests ha%s the feedback none; change them first"
					.formatted(total.group(), group.get().feedback().text(), total.ownWithheld(),
							(total.ownWithheld() == 1) ? "s" : "ve"));
		Points points = group.get().points();
		boolean tooMany = points != null && total.stated() > 0 && total.points().compareTo(points) > 0;
		violations.require(!tooMany, "points",
				"the tests of group '%s' are worth %s points, more than the %s of the group".formatted(total.group(),
						total.points(), points));
	}

	/** Returns hints for the author about what does not add up yet. */
	@Transactional(readOnly = true)
	public List<String> warnings(long questionId, Scoring scoring) {
		List<Total> totals = totals(questionId);
		boolean allWithheld = !totals.isEmpty()
				&& totals.stream().allMatch((total) -> total.withheld() == total.tests());
		return Stream
			.concat(allWithheld ? Stream.of(ALL_WITHHELD) : Stream.empty(),
					scoring.groups().stream().flatMap((group) -> warning(group, totals).stream()))
			.toList();
	}

	private static Optional<String> warning(TestGroup group, List<Total> totals) {
		Total total = totals.stream().filter((one) -> group.name().equals(one.group())).findFirst().orElse(null);
		if (total == null) {
			return Optional.of("Group '%s' has no tests yet, so it is worth nothing.".formatted(group.name()));
		}
		if (group.points() != null && total.stated() > 0 && total.points().compareTo(group.points()) < 0) {
			return Optional.of("The tests of group '%s' are worth %s of its %s points.".formatted(group.name(),
					total.points(), group.points()));
		}
		return Optional.empty();
	}

	/**
	 * Returns what all tests of a question are worth together; null when they are worth
	 * nothing.
	 * @param withheld whether withheld tests count
	 */
	@Transactional(readOnly = true)
	public @Nullable Points worth(long questionId, Scoring scoring, boolean withheld) {
		Points worth = totals(questionId).stream()
			.filter((total) -> withheld
					|| scoring.group(total.group()).map((group) -> group.feedback() != Feedback.NONE).orElse(true))
			.map((total) -> worth(total, scoring.group(total.group()).orElse(null), withheld))
			.reduce(Points.ZERO, Points::plus);
		return worth.equals(Points.ZERO) ? null : worth;
	}

	private static Points worth(Total total, @Nullable TestGroup group, boolean withheld) {
		if (group == null) {
			return withheld ? total.points() : total.pointsShown();
		}
		boolean byTests = group.points() == null || (total.stated() > 0 && group.rule() == TestGroup.Rule.SUM);
		return byTests ? total.points() : Objects.requireNonNull(group.points());
	}

	private List<Total> totals(long questionId) {
		return database.sql("""
				select test_group, count(*) as tests, count(points) as stated, coalesce(sum(points), 0) as points,
				coalesce(sum(if(withheld, 0, points)), 0) as shown, sum(feedback = 'NONE') as own_withheld,
				sum(withheld) as withheld
				from test_cases where question_id = :question group by test_group order by test_group""")
			.param("question", questionId)
			.query(Total::of)
			.list();
	}

	/**
	 * The tests of a group together.
	 *
	 * @param group null for those without a group
	 * @param stated how many of them say what they are worth
	 * @param pointsShown without withheld tests
	 * @param ownWithheld how many are withheld whatever their group says
	 * @param withheld how many are withheld
	 */
	private record Total(@Nullable String group, int tests, int stated, Points points, Points pointsShown,
			int ownWithheld, int withheld) {

		static Total of(ResultSet row, int number) throws SQLException {
			return new Total(row.getString("test_group"), row.getInt("tests"), row.getInt("stated"),
					new Points(row.getLong("points")), new Points(row.getLong("shown")), row.getInt("own_withheld"),
					row.getInt("withheld"));
		}

		String plural() {
			return (tests == 1) ? "" : "s";
		}

	}

}
