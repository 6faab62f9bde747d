package dev.gavel.api.evaluation.batch;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says to whom batches belong. */
@Component
public class BatchOwners {

	private final BatchRepository repository;

	BatchOwners(BatchRepository repository) {
		this.repository = repository;
	}

	@Transactional(readOnly = true)
	public Optional<Owner> owner(UUID id) {
		return repository.findById(id).map((batch) -> new Owner(batch.ownerId()));
	}

	/**
	 * @param accountId null in open mode
	 */
	public record Owner(@Nullable Long accountId) {
	}

}
