package dev.gavel.api.account.token;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiTokenRepository extends Repository<ApiToken, Long> {

	@Nullable ApiToken findByHash(String hash);

	@Nullable ApiToken findByIdAndAccountId(long id, long accountId);

	List<ApiToken> findByAccountIdOrderByIdDesc(long accountId);

	long countByAccountId(long accountId);

	ApiToken save(ApiToken token);

	void delete(ApiToken token);

	@Modifying
	@Query("delete from ApiToken t where t.accountId = :accountId")
	void deleteByAccountId(long accountId);

	@Query("select t.id from ApiToken t where t.id in :ids and (t.expiresAt is null or t.expiresAt > :now)")
	Set<Long> valid(Collection<Long> ids, Instant now);

	/** Does nothing when another replica has noted a use in the same minute. */
	@Modifying
	@Query("update ApiToken t set t.lastUsedAt = :minute where t.id = :id and (t.lastUsedAt is null or t.lastUsedAt < :minute)")
	void used(long id, Instant minute);

}
