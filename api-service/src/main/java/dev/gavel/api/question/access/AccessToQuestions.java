package dev.gavel.api.question.access;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.access.QuestionAccess.Authorship;
import dev.gavel.api.access.QuestionAccess;
import dev.gavel.api.access.QuestionState;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.question.AudienceEntry;
import dev.gavel.api.question.Question;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/**
 * Finds out what questions are to a caller. Asks the database only for what matters: not
 * for operators, who may do everything, and not for the audience of a question that has
 * none.
 */
@Component
class AccessToQuestions {

	private final AccessRepository repository;

	private final KnownAccounts accounts;

	private final Permissions permissions;

	private final Clock clock;

	AccessToQuestions(AccessRepository repository, KnownAccounts accounts, Permissions permissions, Clock clock) {
		this.repository = repository;
		this.accounts = accounts;
		this.permissions = permissions;
		this.clock = clock;
	}

	QuestionAccess of(Question question, Caller caller) {
		return new Found(List.of(question), caller).access(question);
	}

	/** Returns the access to several questions, by their ids. */
	Map<Long, QuestionAccess> of(Collection<Question> questions, Caller caller) {
		Found found = new Found(questions, caller);
		return questions.stream().collect(Collectors.toMap(Question::id, found::access));
	}

	/** What the database says of several questions. */
	private final class Found {

		private final Caller caller;

		private final Set<Long> coAuthored;

		private final Map<Long, List<AudienceEntry>> entries;

		Found(Collection<Question> questions, Caller caller) {
			this.caller = caller;
			this.coAuthored = (caller.accountId() == null || !permissions.writesQuestions(caller)
					|| permissions.seesEverything(caller)) ? Set.of()
							: repository.coAuthored(caller.accountId(), questions.stream().map(Question::id).toList());
			this.entries = permissions.seesEverything(caller) ? Map.of() : entries(questions);
		}

		private Map<Long, List<AudienceEntry>> entries(Collection<Question> questions) {
			List<Long> restricted = questions.stream().filter(Question::isRestricted).map(Question::id).toList();
			if (restricted.isEmpty()) {
				return Map.of();
			}
			Set<Long> joined = groups(caller);
			return repository.audiences(restricted)
				.stream()
				.filter((one) -> one.entry().isFor(joined))
				.collect(Collectors.groupingBy(QuestionAudience::questionId,
						Collectors.mapping(QuestionAudience::entry, Collectors.toList())));
		}

		QuestionAccess access(Question question) {
			Opening opening = (permissions.seesEverything(caller) || !question.isRestricted()) ? Opening.ALWAYS
					: Opening.of(entries.getOrDefault(question.id(), List.of()), clock.instant());
			return new QuestionAccess(authorship(question), question.state(), opening.availability(),
					opening.closesAt());
		}

		private Authorship authorship(Question question) {
			if (caller.owns(question.ownerId())) {
				return Authorship.OWNER;
			}
			return coAuthored.contains(question.id()) ? Authorship.CO_AUTHOR : Authorship.NONE;
		}

	}

	private Set<Long> groups(Caller caller) {
		return Optional.ofNullable(caller.accountId())
			.flatMap(accounts::find)
			.map(KnownAccount::groupIds)
			.orElse(Set.of());
	}

	/** Selects in the database those that {@link Permissions#seesQuestion} allows. */
	Specification<Question> knownTo(Caller caller) {
		if (permissions.seesEverything(caller)) {
			return Specification.unrestricted();
		}
		Set<Long> joined = groups(caller);
		Instant now = clock.instant();
		return (question, query, criteria) -> {
			Predicate published = criteria.and(criteria.equal(question.get("state"), QuestionState.PUBLISHED),
					criteria.or(criteria.isFalse(question.get("restricted")),
							criteria.exists(entries(query.subquery(Integer.class), question, criteria, joined, now))));
			Long account = permissions.writesQuestions(caller) ? caller.accountId() : null;
			return (account == null) ? published
					: criteria.or(published, criteria.equal(question.get("ownerId"), account),
							criteria.isMember(account, question.<Set<Long>>get("coAuthors")));
		};
	}

	private static Subquery<Integer> entries(Subquery<Integer> query, Root<Question> question, CriteriaBuilder criteria,
			Set<Long> joined, Instant now) {
		Join<Question, AudienceEntry> entry = query.correlate(question).join("audience");
		Path<@Nullable Long> group = entry.get("groupId");
		Path<@Nullable Instant> opensAt = entry.get("opensAt");
		Predicate joins = joined.isEmpty() ? criteria.disjunction() : group.in(joined);
		return query.select(criteria.literal(1))
			.where(criteria.or(criteria.isNull(group), joins),
					criteria.or(criteria.isNull(opensAt), criteria.lessThanOrEqualTo(opensAt, now)));
	}

}
