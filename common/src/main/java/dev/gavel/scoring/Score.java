package dev.gavel.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a program scored.
 *
 * @param groups those that are worth something, in the author's order
 */
public record Score(Points score, Points maxScore, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OfGroup> groups) {

	public Score {
		groups = (groups != null) ? List.copyOf(groups) : List.of();
	}

	/** What it scored in one group. */
	public record OfGroup(String name, Points score, Points maxScore) {
	}

}
