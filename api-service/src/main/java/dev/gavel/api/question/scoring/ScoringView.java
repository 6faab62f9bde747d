package dev.gavel.api.question.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.StopAt;
import dev.gavel.scoring.TestGroup;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scoring of a question as answered. It can be sent back.
 *
 * @param groups omitted when there are none
 * @param attempts omitted when there is no limit
 * @param pauseSeconds omitted when there is none
 */
public record ScoringView(@JsonInclude(JsonInclude.Include.NON_EMPTY) List<GroupView> groups, String stopAt,
		String counts, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer attempts,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer pauseSeconds) {

	/** Returns null for a question that says nothing about its scoring. */
	public static @Nullable ScoringView of(QuestionScoring scoring) {
		Scoring tests = scoring.tests();
		return scoring.equals(QuestionScoring.DEFAULT) ? null
				: new ScoringView(tests.groups().stream().map(GroupView::of).toList(), tests.stopAt().text(),
						scoring.counts().text(), scoring.attempts(), scoring.pauseSeconds());
	}

	/** Whether tests may not be run because others have failed. */
	public boolean skips() {
		return !stopAt.equals(StopAt.NEVER.text()) || groups.stream().anyMatch((group) -> !group.requires().isEmpty());
	}

	/**
	 * A group as answered.
	 *
	 * @param points omitted when its tests say what they are worth
	 * @param requires omitted when there are none
	 */
	public record GroupView(String name, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal points,
			String rule, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> requires, String feedback) {

		static GroupView of(TestGroup group) {
			return new GroupView(group.name(), (group.points() != null) ? group.points().number() : null,
					group.rule().text(), group.requires(), group.feedback().text());
		}

	}

}
