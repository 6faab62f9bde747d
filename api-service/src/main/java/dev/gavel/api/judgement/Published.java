package dev.gavel.api.judgement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka keeps the job of the current attempt. Older judgements may lack partition
 * and offset.
 *
 * @param at when Kafka confirmed it
 */
@Embeddable
record Published(@Column(name = "published_at") Instant at,
		@Column(name = "published_partition") @Nullable Integer partition,
		@Column(name = "published_offset") @Nullable Long offset) {

}
