package dev.gavel.api.rejudging;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

interface RejudgingRepository extends Repository<Rejudging, Long> {

	@Nullable Rejudging findById(long id);

	Page<Rejudging> findAllByOrderByIdDesc(Pageable pageable);

	Page<Rejudging> findByQuestionIdInOrderByIdDesc(Collection<Long> questionIds, Pageable pageable);

	Rejudging save(Rejudging rejudging);

}
