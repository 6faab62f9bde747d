package dev.gavel.api.question.access;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Difficulty;
import dev.gavel.api.question.Question;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Criteria that select questions; a question must meet all that are given.
 *
 * @param words each must appear in the title or the description, in any case
 */
public record QuestionFilter(List<String> words, @Nullable Difficulty difficulty) {

	private static final int MAX_LENGTH = 200;

	private static final char ESCAPE = '!';

	/**
	 * @param q words, with blanks between them
	 * @param difficulty as people write it
	 * @throws Problem when they are not right
	 */
	public static QuestionFilter of(@Nullable String q, @Nullable String difficulty) {
		Violations violations = new Violations();
		QuestionFilter filter = new QuestionFilter(words(violations, q), difficulty(violations, difficulty));
		violations.throwIfAny();
		return filter;
	}

	private static List<String> words(Violations violations, @Nullable String q) {
		if (q == null || q.isBlank()) {
			return List.of();
		}
		PlainText.check(violations, "q", q, MAX_LENGTH);
		return List.of(q.strip().split("\\s+"));
	}

	private static @Nullable Difficulty difficulty(Violations violations, @Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		Optional<Difficulty> found = Difficulty.of(text);
		violations.require(found.isPresent(), "difficulty", "expected Easy, Medium or Hard, got '%s'%s".formatted(text,
				Suggestion.didYouMean(text, List.of("Easy", "Medium", "Hard"))));
		return found.orElse(null);
	}

	public boolean isEmpty() {
		return words.isEmpty() && difficulty == null;
	}

	Specification<Question> toSpecification() {
		return (question, query, criteria) -> {
			List<Predicate> all = new ArrayList<>();
			words.forEach((word) -> all.add(holds(question, criteria, word)));
			if (difficulty != null) {
				all.add(criteria.equal(question.get("difficulty"), difficulty));
			}
			return criteria.and(all);
		};
	}

	/** MySQL ignores case and accents when it compares. */
	private static Predicate holds(Root<Question> question, CriteriaBuilder criteria, String word) {
		String pattern = "%" + word.replaceAll("([!%_])", ESCAPE + "$1") + "%";
		return criteria.or(criteria.like(question.get("title"), pattern, ESCAPE),
				criteria.like(question.get("description"), pattern, ESCAPE));
	}

}
