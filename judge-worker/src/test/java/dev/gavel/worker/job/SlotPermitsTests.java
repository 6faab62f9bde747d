package dev.gavel.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.job.SlotPermits.Permit;
import dev.gavel.worker.testrun.IdleSlots.LentSlot;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SlotPermitsTests {

	private final SlotPermits permits = new SlotPermits(new WorkerProperties("w", URI.create("http://localhost"), "t",
			3, DataSize.ofKilobytes(1), Path.of("/tmp"), Duration.ZERO, Duration.ZERO));

	@Test
	void lendEverySlotThatHasNoJob() {
		try (Permit job = permits.besideOthers().orElseThrow()) {
			assertThat(permits.count()).isEqualTo(2);
			LentSlot first = permits.lend().orElseThrow();
			LentSlot second = permits.lend().orElseThrow();
			assertThat(permits.lend()).isEmpty();
			assertThat(first.isWanted() || second.isWanted()).isFalse();
			second.close();
			assertThat(permits.lend()).isPresent();
		}
	}

	@Test
	void wantASlotBackForEachFurtherJob() {
		permits.besideOthers().orElseThrow();
		LentSlot first = permits.lend().orElseThrow();
		LentSlot second = permits.lend().orElseThrow();
		Permit further = permits.besideOthers().orElseThrow();
		assertThat(second.isWanted()).as("the last one that was lent").isTrue();
		assertThat(first.isWanted()).isFalse();
		second.close();
		assertThat(permits.lend()).isEmpty();
		further.close();
		assertThat(permits.lend()).isPresent();
	}

	@Test
	void wantAllBackForAJobThatMustBeAlone() throws Exception {
		LentSlot lent = permits.lend().orElseThrow();
		CompletableFuture<Permit> alone = CompletableFuture.supplyAsync(this::alone);
		await().until(lent::isWanted);
		assertThat(permits.lend()).isEmpty();
		assertThat(alone).isNotDone();
		lent.close();
		try (Permit permit = alone.get()) {
			assertThat(permits.lend()).isEmpty();
		}
		assertThat(permits.lend()).isPresent();
	}

	private Permit alone() {
		try {
			return permits.alone().orElseThrow();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
