package dev.gavel.api.question.sharing;

import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.access.Role;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Question;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds authors by their names. It suggests no other names: nobody learns from it which
 * authors there are but by guessing whole names, and nothing about solvers.
 */
@Component
class NamedAuthors {

	private static final int MOST_CO_AUTHORS = 50;

	private final Accounts accounts;

	private final KnownAccounts known;

	NamedAuthors(Accounts accounts, KnownAccounts known) {
		this.accounts = accounts;
		this.known = known;
	}

	/**
	 * @throws Problem when there is no such author
	 */
	long owner(NewOwner request) {
		Violations violations = new Violations();
		Optional<Account> owner = find("owner", request.owner(), violations);
		violations.throwIfAny();
		return owner.orElseThrow().id();
	}

	/**
	 * @throws Problem naming every name that is not one of an author
	 */
	Set<Long> coAuthors(NewAuthors request, @Nullable Long ownerId) {
		List<@Nullable String> names = request.coAuthors();
		if (names == null) {
			throw Violations.of("co_authors", "is missing; send an empty list to remove all co-authors");
		}
		Violations violations = new Violations();
		violations.require(names.size() <= MOST_CO_AUTHORS, "co_authors",
				"expected at most %d names, got %d".formatted(MOST_CO_AUTHORS, names.size()));
		violations.throwIfAny();
		Set<Long> ids = new LinkedHashSet<>();
		for (int i = 0; i < names.size(); i++) {
			String field = "co_authors[%d]".formatted(i);
			find(field, names.get(i), violations).ifPresent((account) -> ids.add(account.id()));
			violations.require(!ids.contains(ownerId), field, "is the owner of the question");
		}
		violations.throwIfAny();
		return ids;
	}

	private Optional<Account> find(String field, @Nullable String name, Violations violations) {
		if (name == null || name.isBlank()) {
			violations.add(field, "is missing, expected the name of an account");
			return Optional.empty();
		}
		Optional<Account> found = accounts.findByName(name)
			.filter((account) -> !account.isDisabled() && account.role() != Role.SOLVER);
		violations.require(found.isPresent(), field, "there is no author or operator '%s'".formatted(name));
		return found;
	}

	AuthorsView view(Question question) {
		return new AuthorsView(name(question.ownerId()),
				question.coAuthors().stream().map(this::name).filter(Objects::nonNull).sorted().toList());
	}

	private @Nullable String name(@Nullable Long accountId) {
		return Optional.ofNullable(accountId).flatMap(known::find).map(KnownAccount::name).orElse(null);
	}

}
