package dev.gavel.api.question.testcase;

import dev.gavel.api.question.scoring.StoredScoring;
import dev.gavel.scoring.Feedback;
import jakarta.persistence.QueryHint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface TestCaseRepository extends JpaRepository<TestCase, Long> {

	/**
	 * The fetch size {@link Integer#MIN_VALUE} makes MySQL's driver read one row at a
	 * time.
	 */
	String ONE_BY_ONE = "-2147483648";

	String STORED = """
			select new dev.gavel.api.question.testcase.StoredTest(t.id, t.ordinal, t.arguments, t.expected, t.others,
			t.raises, t.raisesMessage, t.exitStatus, t.comparison, t.hidden, t.withheld, t.feedback, t.points, t.testGroup,
			t.explanation) from TestCase t where\s""";

	String OUTLINE = """
			select new dev.gavel.api.question.testcase.TestOutline(t.id, t.questionId, t.ordinal, t.hidden, t.feedback, t.size)
			from TestCase t where\s""";

	/** Streams the tests of a question; only one is in memory at a time. */
	@QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = ONE_BY_ONE))
	@Query(STORED + "t.questionId = :questionId order by t.ordinal")
	Stream<StoredTest> inOrder(long questionId);

	@Query(STORED + "t.questionId = :questionId and t.ordinal between :first and :last order by t.ordinal")
	List<StoredTest> some(long questionId, int first, int last);

	/** Returns none when their values together have grown beyond that many bytes. */
	@Query(STORED + """
			t.id in :ids and (select sum(u.size) from TestCase u where u.id in :ids) <= :bytes
			order by t.ordinal""")
	List<StoredTest> those(Collection<Long> ids, long bytes);

	@Query(OUTLINE + "t.id in :ids order by t.ordinal")
	List<TestOutline> outlines(Collection<Long> ids);

	@Query(OUTLINE + "t.questionId = :questionId order by t.ordinal")
	List<TestOutline> outlines(long questionId, Pageable pageable);

	@Query(OUTLINE + "t.questionId = :questionId and t.ordinal between :first and :last order by t.ordinal")
	List<TestOutline> outlines(long questionId, int first, int last);

	/** Returns those that expect no exception. */
	@Query(OUTLINE + "t.questionId = :questionId and t.raises is null order by t.ordinal")
	List<TestOutline> outlinesWithOutput(long questionId);

	@Query(OUTLINE + "t.questionId = :questionId order by t.ordinal desc")
	List<TestOutline> lastOutlines(long questionId, Limit limit);

	@Query(OUTLINE + "t.questionId = :questionId and t.hidden = false order by t.ordinal")
	List<TestOutline> sampleOutlines(long questionId, Pageable pageable);

	@Query(OUTLINE + "t.id = :id")
	Optional<TestOutline> outline(long id);

	@Query(STORED + "t.id = :id")
	StoredTest stored(long id);

	@Modifying
	@Query("""
			update TestCase t set t.arguments = :arguments, t.expected = :expected, t.others = :others,
			t.raises = :raises, t.raisesMessage = :raisesMessage, t.exitStatus = :exitStatus, t.comparison = :comparison, t.hidden = :hidden,
			t.withheld = :withheld, t.feedback = :feedback, t.points = :points, t.testGroup = :group,
			t.explanation = :explanation where t.id = :id""")
	void replace(long id, String arguments, @Nullable String expected, @Nullable String others, @Nullable String raises,
			@Nullable String raisesMessage, int exitStatus, @Nullable String comparison, boolean hidden,
			boolean withheld, Feedback feedback, @Nullable Long points, @Nullable String group,
			@Nullable String explanation);

	default void replace(StoredTest test) {
		StoredScoring scoring = test.scoring();
		replace(test.id(), test.arguments(), test.expected(), test.others(), test.raises(), test.raisesMessage(),
				test.exitStatus(), test.comparison(), scoring.hidden(), scoring.withheld(), scoring.feedback(),
				scoring.points(), scoring.group(), scoring.explanation());
	}

	/** Makes it the only right output. */
	@Modifying
	@Query("update TestCase t set t.expected = :expected, t.others = null where t.id = :id")
	void replaceOutput(long id, String expected);

	@Modifying
	@Query("delete from TestCase t where t.id in :ids")
	void remove(Collection<Long> ids);

	@Modifying
	@Query("delete from TestCase t where t.id = :id")
	void remove(long id);

	@Query("select t.id from TestCase t where t.questionId = :questionId")
	Set<Long> ids(long questionId);

	@Query("select t.id from TestCase t where t.questionId = :questionId order by t.ordinal")
	List<Long> idsInOrder(long questionId);

	/** Returns the indexes of those with a comparison of their own. */
	@Query("""
			select t.ordinal from TestCase t where t.questionId = :questionId and t.comparison is not null
			order by t.ordinal""")
	List<Integer> withComparison(long questionId);

	/**
	 * Returns the indexes of those in which a program is to print nothing and to end in
	 * order.
	 */
	@Query("""
			select t.ordinal from TestCase t where t.questionId = :questionId and t.expected = '""' and t.others is null
			and t.exitStatus = 0 order by t.ordinal""")
	List<Integer> withoutOutput(long questionId);

	/** Returns the size of the largest test case. */
	@Query("""
			select coalesce(max(t.size), 0) from TestCase t where t.questionId = :questionId""")
	long largestSizeByQuestionId(long questionId);

	/** Moves them one after the other, so that no two ever have the same index. */
	@Modifying
	@Query(value = """
			update test_cases set ordinal = ordinal - 1
			where question_id = :questionId and ordinal between :first and :last order by ordinal""",
			nativeQuery = true)
	void moveUp(long questionId, int first, int last);

	@Modifying
	@Query(value = """
			update test_cases set ordinal = ordinal + 1
			where question_id = :questionId and ordinal between :first and :last order by ordinal desc""",
			nativeQuery = true)
	void moveDown(long questionId, int first, int last);

	/** Places a single test; 0 is no place. */
	@Modifying
	@Query("update TestCase t set t.ordinal = :ordinal where t.id = :id")
	void place(long id, int ordinal);

	/** Makes room for a new order. */
	@Modifying
	@Query(value = "update test_cases set ordinal = -ordinal where question_id = :questionId", nativeQuery = true)
	void takeOutOfOrder(long questionId);

	/**
	 * @param ids of all of them, with commas between them
	 */
	@Modifying(clearAutomatically = true)
	@Query(value = "update test_cases set ordinal = find_in_set(id, :ids) where question_id = :questionId",
			nativeQuery = true)
	void putInOrder(long questionId, String ids);

}
