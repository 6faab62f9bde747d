package dev.gavel.api.question.suite;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface SuiteRepository extends Repository<Suite, String> {

	@Transactional(readOnly = true)
	@Query("""
			select new dev.gavel.api.question.suite.StoredSuite(s.hash, s.head, s.bytes, s.testCount, s.hiddenTests,
			s.withheldTests)
			from Suite s where s.hash = :hash""")
	@Nullable StoredSuite find(String hash);

	/**
	 * Two questions may have equal suites, and submissions to both arrive at once. The
	 * second waits for the first.
	 * @return 0 when the suite is there
	 */
	@Modifying
	@Query(value = """
			insert ignore into suites (hash, head, bytes, test_count, hidden_tests, withheld_tests, created_at)
			values (:hash, :head, :bytes, :testCount, :hiddenTests, :withheldTests, :createdAt)""", nativeQuery = true)
	int insertIfAbsent(String hash, String head, long bytes, int testCount, boolean hiddenTests, int withheldTests,
			Instant createdAt);

	@Modifying
	@Query(value = """
			insert into suite_parts (suite_hash, part, first_test, content)
			values (:hash, :part, :firstTest, :content)""", nativeQuery = true)
	void insertPart(String hash, int part, int firstTest, byte[] content);

	/** Returns a part, counted from 0, or null when there are fewer. */
	@Transactional(readOnly = true)
	@Query(value = """
			select first_test as firstTest, content from suite_parts
			where suite_hash = :hash and part = :part""", nativeQuery = true)
	@Nullable SuitePart part(String hash, int part);

	/** Returns the part with the whole line of a test, or all parts of it. */
	@Transactional(readOnly = true)
	@Query(value = """
			select first_test as firstTest, content from suite_parts
			where suite_hash = :hash and first_test =
			(select max(first_test) from suite_parts where suite_hash = :hash and first_test <= :test)
			order by part""", nativeQuery = true)
	List<SuitePart> around(String hash, int test);

	/** Returns about how many bytes {@link #around} would read, without reading them. */
	@Transactional(readOnly = true)
	@Query(value = """
			select least(s.bytes, :partBytes * (select count(*) from suite_parts p
			where p.suite_hash = s.hash and p.first_test =
			(select max(first_test) from suite_parts where suite_hash = s.hash and first_test <= :test)))
			from suites s where s.hash = :hash""", nativeQuery = true)
	long bytesAround(String hash, int test, int partBytes);

	/** A foreign key protects a suite that a new judgement names meanwhile. */
	@Modifying
	@Query(value = """
			delete from suites where hash in (:hashes)
			and not exists (select 1 from judgements j where j.suite_hash = suites.hash)
			and not exists (select 1 from questions q where q.suite_hash = suites.hash)""", nativeQuery = true)
	int deleteUnused(Collection<String> hashes);

}
