package dev.gavel.api.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many submissions of an hour, a day, a week or a month have which verdict.
 *
 * @param from its beginning, in UTC
 * @param label the same for people
 * @param verdicts without those that none has
 */
public record VerdictsInPeriod(Instant from, @JsonIgnore String label, Map<Verdict, Integer> verdicts) {

	/** Returns all periods from the first to the last submission, also empty ones. */
	static List<VerdictsInPeriod> of(List<CountedSubmission> submissions, Step step) {
		Map<Instant, Map<Verdict, Integer>> counts = new TreeMap<>();
		for (CountedSubmission submission : submissions) {
			counts.computeIfAbsent(step.begin(submission.at()), (begin) -> new EnumMap<>(Verdict.class))
				.merge(submission.verdict(), 1, Integer::sum);
		}
		List<VerdictsInPeriod> periods = new ArrayList<>();
		if (!submissions.isEmpty()) {
			Instant last = step.begin(submissions.get(submissions.size() - 1).at());
			for (Instant at = step.begin(submissions.get(0).at()); !at.isAfter(last); at = step.next(at)) {
				periods.add(new VerdictsInPeriod(at, step.label(at), counts.getOrDefault(at, Map.of())));
			}
		}
		return periods;
	}

}
