package dev.gavel.api.account;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Role;
import dev.gavel.api.platform.request.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds accounts by their identity at an OpenID provider. */
@Component
public class Identities {

	/** For people whose provider reports no usable name. */
	private static final String NAMELESS = "somebody";

	/** So many get small numbers, the others random ones. */
	private static final int FEW = 10;

	/** Leaves room for a number. */
	private static final int LONGEST = 90;

	private final AccountRepository repository;

	private final Accounts accounts;

	Identities(AccountRepository repository, Accounts accounts) {
		this.repository = repository;
		this.accounts = accounts;
	}

	@Transactional(readOnly = true)
	public Optional<Account> find(Identity identity) {
		return repository.findByIssuerAndSubject(identity.issuer(), identity.subject());
	}

	/**
	 * Creates the account of a solver.
	 * @param wishes names for it, the best first; with a number if that is taken
	 */
	@Transactional
	public Account create(Identity identity, List<String> wishes, @Nullable String mail) {
		Account account = accounts.create(null, freeName(wishes), Role.SOLVER);
		account.belongsTo(identity.issuer(), identity.subject(), mail);
		return repository.saveAndFlush(account);
	}

	private String freeName(List<String> wishes) {
		String name = wishes.stream()
			.map(Identities::shortened)
			.filter(Identities::isName)
			.findFirst()
			.orElse(NAMELESS);
		IntStream numbers = IntStream.concat(IntStream.range(2, FEW),
				ThreadLocalRandom.current().ints(FEW, FEW, 1_000_000));
		return Stream.concat(Stream.of(name), numbers.mapToObj((number) -> name + " " + number))
			.filter((free) -> repository.findByName(AccountName.normalized(free)).isEmpty())
			.findFirst()
			.orElse(name);
	}

	private static String shortened(String name) {
		return (name.length() <= LONGEST) ? name
				: name.codePoints()
					.limit(LONGEST / 2)
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString();
	}

	private static boolean isName(String name) {
		try {
			AccountName.of("name", name);
			return true;
		}
		catch (Problem ex) {
			return false;
		}
	}

}
