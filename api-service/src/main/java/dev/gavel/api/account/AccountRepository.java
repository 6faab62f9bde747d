package dev.gavel.api.account;

import dev.gavel.api.access.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AccountRepository extends JpaRepository<Account, Long> {

	/** The database does not tell upper from lower case. */
	Optional<Account> findByName(String name);

	List<Account> findByNameIn(Collection<String> names);

	Optional<Account> findByIssuerAndSubject(String issuer, String subject);

	@Query(nativeQuery = true, value = "select * from accounts a " + AccountFilter.SQL + " order by a.name",
			countQuery = "select count(*) from accounts a " + AccountFilter.SQL)
	Page<Account> search(@Nullable String pattern, @Nullable String role, @Nullable Boolean disabled,
			@Nullable Long group, Pageable page);

	Optional<Account> findFirstByRoleAndDisabledFalseOrderById(Role role);

	int countByRoleAndDisabledFalse(Role role);

	/**
	 * Waits until nobody else changes operators: two replicas could otherwise each remove
	 * the last one but one.
	 */
	@Query(nativeQuery = true, value = "select id from installation where id = 1 for update")
	int lockOperators();

}
