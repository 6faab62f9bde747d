package dev.gavel.api.testcase;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TestCaseRepository extends JpaRepository<TestCase, Long> {

	List<TestCase> findByQuestionIdOrderByOrdinal(long questionId);

	List<TestCase> findByQuestionIdOrderByOrdinal(long questionId, Limit limit);

	int countByQuestionId(long questionId);

	@Query("""
			select new dev.gavel.api.testcase.TestCount(t.questionId, count(t)) from TestCase t
			where t.questionId in :questionIds group by t.questionId""")
	List<TestCount> countByQuestion(Collection<Long> questionIds);

	@Query("""
			select coalesce(sum(length(t.arguments) + length(t.expected)), 0) from TestCase t
			where t.questionId = :questionId""")
	long sizeByQuestionId(long questionId);

}
