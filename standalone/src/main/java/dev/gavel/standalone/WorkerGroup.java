package dev.gavel.standalone;

import dev.gavel.message.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The consumers of jobs, as the broker sees them. */
final class WorkerGroup implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Admin admin;

	WorkerGroup(String bootstrapServers) {
		this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
	}

	/**
	 * Returns when this many consumers of the worker have the job topic. Those of an
	 * earlier run don't count.
	 */
	void awaitMembers(String workerId, int members) {
		Waiting.until(PATIENCE, () -> assignedMembers(workerId) >= members,
				"The worker's %d slots did not get the job topic from Kafka within %d s".formatted(members,
						PATIENCE.toSeconds()));
	}

	private long assignedMembers(String workerId) {
		return describe().stream()
			.flatMap((group) -> group.members().stream())
			.filter((member) -> member.clientId().startsWith(workerId))
			.filter((member) -> !member.assignment().topicPartitions().isEmpty())
			.count();
	}

	private Collection<ShareGroupDescription> describe() {
		try {
			return get(admin.describeShareGroups(List.of(Topics.WORKERS_GROUP)).all()).values();
		}
		catch (StartFailure ex) {
			if (ex.getCause() instanceof GroupIdNotFoundException) {
				return List.of();
			}
			throw ex;
		}
	}

	private static <T> T get(KafkaFuture<T> answer) {
		try {
			return answer.get();
		}
		catch (ExecutionException ex) {
			throw new StartFailure("Kafka does not let workers take jobs: " + ex.getCause().getMessage(),
					ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StartFailure("Interrupted while the worker joined", ex);
		}
	}

	@Override
	public void close() {
		admin.close(Duration.ofSeconds(1));
	}

}
