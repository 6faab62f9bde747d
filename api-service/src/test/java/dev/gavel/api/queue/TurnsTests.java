package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.judgement.TestJudgements;
import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.api.worker.Workers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Limit;

/** Judgements are ended in the order in which they were sent, as one worker would. */
class TurnsTests {

	private static final int JOBS_AHEAD = 4;

	private final StoredJudgements stored = new StoredJudgements();

	private final List<UUID> sent = new ArrayList<>();

	private final BulkPace pace = new BulkPace(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	private int slots;

	private final Workers workers = new Workers(Clock.systemUTC(), new SimpleMeterRegistry()) {

		@Override
		public int slots() {
			return slots;
		}

	};

	private final Turns turns = new Turns(stored, workers, pace, new DispatchProperties(Duration.ofSeconds(30),
			Duration.ofSeconds(5), 3, Duration.ofSeconds(1), JOBS_AHEAD, Duration.ofDays(7)));

	@Test
	void sendsAtOnceWhileFewJobsAreSent() {
		assertThat(queue("a", false, 1)).allMatch(sent::contains);
	}

	@Test
	void holdsWhatGoesBeyond() {
		queue("a", false, 10);
		assertThat(sent).hasSize(JOBS_AHEAD);
		assertThat(release()).isTrue();
		assertThat(sent).hasSize(JOBS_AHEAD);
	}

	@Test
	void letsNobodyPassThoseThatWaitInTheMomentBetweenAnEndAndTheNextRelease() {
		List<UUID> waiting = queue("a", false, 10);
		endFirst();
		UUID last = queue("a", false);
		assertThat(sent).doesNotContain(last);
		UUID single = queue("b", false);
		assertThat(sent).contains(single);
		judge(10);
		assertThat(sent).containsAll(waiting);
	}

	@Test
	void letsTheSingleOneOfAClientPassTheThousandOfAnother() {
		queue("a", false, 1000);
		judge(100);
		UUID single = queue("b", false, 1).get(0);
		judge(JOBS_AHEAD + 1);
		assertThat(sent).contains(single);
	}

	@Test
	void takesTurnsWithBoth() {
		queue("a", false, 100);
		List<UUID> second = queue("b", false, 20);
		judge(40 + JOBS_AHEAD);
		assertThat(sent).containsAll(second);
	}

	@Test
	void givesWhoPausedNoTurnsForThePause() {
		queue("a", false, 1);
		judge(1);
		queue("b", false, 100);
		judge(50);
		List<UUID> first = queue("a", false, 20);
		judge(10 + JOBS_AHEAD);
		assertThat(first).filteredOn(sent::contains).hasSizeBetween(5, 5 + JOBS_AHEAD);
	}

	@Test
	void sendsBulkOneByOneWhileOthersWaitAndNeverStopsIt() {
		List<UUID> bulk = queue("rejudging 1", true, 50);
		queue("a", false, 100);
		judge(60);
		assertThat(bulk).filteredOn(sent::contains).hasSizeBetween(2, 55);
		assertThat(stored.sent(true)).isEqualTo(1);
		judge(200);
		assertThat(sent).hasSize(150).containsAll(bulk);
	}

	@Test
	void sendsTheNextBulkJobWhenOneEndsIfASlotHasNoOther() {
		slots = 8;
		queue("batch", true, 50);
		release();
		assertThat(stored.sent(true)).isEqualTo(8);
		judge(1);
		assertThat(stored.sent(true)).isEqualTo(8);
	}

	@Test
	void sendsSeveralBulkJobsAtATimeWhereSlotsHaveOthersMeanwhile() {
		slots = 2;
		IntStream.range(0, 100).forEach((i) -> bulkEnded(10));
		queue("batch", true, 50);
		release();
		assertThat(stored.sent(true)).isEqualTo(8);
		judge(3);
		assertThat(stored.sent(true)).isEqualTo(5);
		judge(1);
		assertThat(stored.sent(true)).isEqualTo(8);
	}

	@Test
	void sendsJobsOfAnotherSuiteOneForEachSlot() {
		IntStream.range(0, 100).forEach((i) -> pace.bulkEnded("another", Instant.EPOCH, Instant.EPOCH.plusMillis(1)));
		queue("batch", true, 50);
		slots = 2;
		release();
		assertThat(stored.sent(true)).isEqualTo(2);
		judge(1);
		assertThat(stored.sent(true)).isEqualTo(2);
	}

	@Test
	void keepsASlotFreeOfSlowBulkJobs() {
		bulkEnded(2000);
		slots = 2;
		queue("batch", true, 50);
		release();
		assertThat(stored.sent(true)).isEqualTo(1);
		slots = 1;
		judge(1);
		assertThat(stored.sent(true)).isEqualTo(1);
	}

	@Test
	void forgetsNothing() {
		List<UUID> all = new ArrayList<>();
		for (int client = 0; client < 10; client++) {
			all.addAll(queue("client " + client, client == 3, 10));
		}
		judge(1000);
		assertThat(sent).containsExactlyInAnyOrderElementsOf(all);
	}

	private void bulkEnded(long millis) {
		pace.bulkEnded(TestJudgements.SUITE_HASH, Instant.EPOCH, Instant.EPOCH.plusMillis(millis));
	}

	private List<UUID> queue(String client, boolean bulk, int count) {
		return Stream.generate(() -> queue(client, bulk)).limit(count).toList();
	}

	private UUID queue(String client, boolean bulk) {
		Judgement judgement = TestJudgements.queued(new UUID(0, stored.all.size()), turns.take(client, bulk, false));
		stored.all.add(judgement);
		if (!judgement.turn().deferred()) {
			sent.add(judgement.id());
		}
		return judgement.id();
	}

	private void judge(int count) {
		for (int i = 0; i < count; i++) {
			endFirst();
			release();
		}
	}

	private boolean release() {
		Turns.Due due = turns.due();
		due.ids().stream().map(stored::findById).filter(TestJudgements::release).map(Judgement::id).forEach(sent::add);
		return due.moreDeferred();
	}

	private void endFirst() {
		sent.stream()
			.map(stored::findById)
			.filter((judgement) -> !judgement.state().isFinal())
			.findFirst()
			.ifPresent(TestJudgements::cancel);
	}

	/** The queries of the repository, over a list. */
	private static final class StoredJudgements implements TurnRepository {

		private final List<Judgement> all = new ArrayList<>();

		private Stream<Judgement> open(boolean bulk) {
			return all.stream().filter((judgement) -> !judgement.state().isFinal() && judgement.turn().bulk() == bulk);
		}

		@Override
		public long sent(boolean bulk) {
			return open(bulk).filter((judgement) -> !judgement.turn().deferred()).count();
		}

		@Override
		public OpenTurns open(String client, boolean bulk, boolean held) {
			Optional<Long> lowest = open(bulk).filter((judgement) -> !judgement.turn().deferred())
				.map((judgement) -> judgement.turn().number())
				.min(Comparator.naturalOrder());
			Optional<Long> last = open(bulk).filter((judgement) -> judgement.turn().client().equals(client))
				.filter((judgement) -> held || !judgement.turn().isHeld())
				.map((judgement) -> judgement.turn().number())
				.max(Comparator.naturalOrder());
			Optional<Long> lowestDeferred = open(bulk).filter((judgement) -> judgement.turn().deferred())
				.map((judgement) -> judgement.turn().number())
				.min(Comparator.naturalOrder());
			return new OpenTurns(sent(bulk), lowest.orElse(null), lowestDeferred.orElse(null), last.orElse(null));
		}

		@Override
		public List<DeferredJob> deferred(boolean bulk, Limit limit) {
			return open(bulk).filter((judgement) -> judgement.turn().deferred())
				.sorted(Comparator.comparing((Judgement judgement) -> judgement.turn().number())
					.thenComparing(Judgement::id))
				.limit(limit.max())
				.map((judgement) -> new DeferredJob(judgement.id(), judgement.run().suiteHash(),
						judgement.run().timeLimitMillis(), judgement.run().total()))
				.toList();
		}

		@Nullable Judgement findById(UUID id) {
			return all.stream().filter((judgement) -> judgement.id().equals(id)).findFirst().orElse(null);
		}

	}

}
