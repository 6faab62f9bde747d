package dev.gavel.api.parked;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ParkedMessageRepository extends Repository<ParkedMessage, Long> {

	@Nullable ParkedMessage findById(long id);

	Page<ParkedMessage> findAllByOrderByIdDesc(Pageable pageable);

	int countBySentAgainAtIsNull();

	void delete(ParkedMessage message);

	/** Parks each offset once. */
	@Modifying
	@Query(value = """
			insert ignore into parked_messages
			(topic, topic_partition, topic_offset, message_key, content, reason, parked_at)
			values (:topic, :partition, :offset, :key, :content, :reason, :now)""", nativeQuery = true)
	void insertIfAbsent(String topic, int partition, long offset, byte @Nullable [] key, byte[] content, String reason,
			Instant now);

}
