package dev.gavel.api.question.suite;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SuiteRepository extends Repository<Suite, String> {

	/**
	 * Returns a record, because Hibernate keeps a copy of an entity and Spring takes an
	 * array apart.
	 */
	@Query("select new dev.gavel.api.question.suite.SuiteContent(s.content) from Suite s where s.hash = :hash")
	Optional<SuiteContent> content(String hash);

	@Query("select new dev.gavel.api.question.suite.SuiteReference(s.hash, s.testCount, s.hiddenTests) from Suite s where s.hash = :hash")
	SuiteReference reference(String hash);

	/** Two questions may have equal suites, and submissions to both arrive at once. */
	@Modifying
	@Query(value = """
			insert ignore into suites (hash, content, test_count, hidden_tests, created_at)
			values (:hash, :content, :testCount, :hiddenTests, :createdAt)""", nativeQuery = true)
	void insertIfAbsent(String hash, byte[] content, int testCount, boolean hiddenTests, Instant createdAt);

	/** A foreign key protects a suite that a new judgement names meanwhile. */
	@Modifying
	@Query(value = """
			delete from suites where hash in (:hashes)
			and not exists (select 1 from judgements j where j.suite_hash = suites.hash)
			and not exists (select 1 from questions q where q.suite_hash = suites.hash)""", nativeQuery = true)
	int deleteUnused(Collection<String> hashes);

}
