package dev.gavel.api.testcase;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TestCaseRepository extends JpaRepository<TestCase, Long> {

	List<TestCase> findByQuestionIdOrderByOrdinal(long questionId);

	int countByQuestionId(long questionId);

	@Query("""
			select coalesce(sum(length(t.arguments) + length(t.expected)), 0) from TestCase t
			where t.questionId = :questionId""")
	long sizeByQuestionId(long questionId);

}
