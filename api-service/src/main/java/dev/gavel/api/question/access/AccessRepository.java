package dev.gavel.api.question.access;

import dev.gavel.api.question.Question;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

interface AccessRepository extends JpaRepository<Question, Long>, JpaSpecificationExecutor<Question> {

	/** Returns those of the questions that an account is a co-author of. */
	@Transactional(readOnly = true)
	@Query("select q.id from Question q join q.coAuthors account where account = :accountId and q.id in :questionIds")
	Set<Long> coAuthored(long accountId, Collection<Long> questionIds);

	/** Returns those that an account owns or is a co-author of. */
	@Transactional(readOnly = true)
	@Query(nativeQuery = true, value = """
			select id from questions where owner_id = :accountId and deleted_at is null
			union select q.id from co_authors c join questions q on q.id = c.question_id
			where c.account_id = :accountId and q.deleted_at is null order by 1""")
	List<Long> writtenBy(long accountId);

	@Transactional(readOnly = true)
	@Query("""
			select new dev.gavel.api.question.access.QuestionAudience(q.id, entry)
			from Question q join q.audience entry where q.id in :questionIds""")
	List<QuestionAudience> audiences(Collection<Long> questionIds);

}
