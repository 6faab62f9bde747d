package dev.gavel.worker.sandbox.oci.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.gavel.worker.sandbox.SandboxUnavailable;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class CellPoolTests {

	private final FakeCells cells = new FakeCells();

	private final ExecutorService background = Executors.newFixedThreadPool(2);

	private CellPool pool;

	@AfterEach
	void close() {
		pool.close();
		cells.close();
	}

	@Test
	void lendsACellAgainAfterItsReset() throws Exception {
		CellPool pool = pool(1, 100);
		Cell first = pool.lease();
		assertThat(first.state()).isEqualTo(CellState.LEASED);
		pool.giveBack(first);
		assertThat(pool.lease()).isSameAs(first);
	}

	@Test
	void countsLeasesWhoseTestsWereForkedAfterAll() throws Exception {
		CellPool pool = pool(1, 100);
		Cell cell = pool.lease();
		cell.fellBack("doubt");
		cell.fellBack("doubt");
		pool.giveBack(cell);
		pool.giveBack(pool.lease());
		assertThat(pool.fallbacks("doubt")).isOne();
		assertThat(pool.fallbacks("failure")).isZero();
	}

	@Test
	void destroysCellWhoseResetFailed() throws Exception {
		cells.resetsThatSucceed = 0;
		CellPool pool = pool(1, 100);
		Cell first = pool.lease();
		pool.giveBack(first);
		assertThat(pool.lease()).isNotSameAs(first);
		await().untilAsserted(() -> assertThat(cells.destroyed).contains(first));
		assertThat(pool.recycled()).isEqualTo(Map.of(RecycleReason.RESET_FAILED, 1));
	}

	@Test
	void destroysCellThatFailedDuringALease() throws Exception {
		CellPool pool = pool(1, 100);
		Cell first = pool.lease();
		first.doubt("it broke the protocol");
		pool.giveBack(first);
		assertThat(pool.lease()).isNotSameAs(first);
		assertThat(first.init().onExit().get().isAlive()).isFalse();
		assertThat(pool.recycled()).containsEntry(RecycleReason.FAILED, 1);
	}

	/** It may be in the middle of a frame. */
	@Test
	void destroysCellWhoseExchangeWasBrokenOff() throws Exception {
		CellPool pool = pool(1, 100);
		Cell first = pool.lease();
		assertThatIllegalStateException().isThrownBy(() -> first.exchange(Duration.ofSeconds(1), (channel) -> {
			throw new IllegalStateException("the disk is full");
		})).withMessage("the disk is full");
		pool.giveBack(first);
		assertThat(pool.lease()).isNotSameAs(first);
		assertThat(pool.recycled()).containsEntry(RecycleReason.FAILED, 1);
	}

	@Test
	void replacesCellThatDiedWhileNobodyUsedIt() throws Exception {
		CellPool pool = pool(1, 100);
		await().until(() -> cells.launched.size() == 1);
		Cell first = cells.launched.get(0);
		first.init().destroyForcibly();
		await().until(() -> !first.alive());
		assertThat(pool.lease()).isNotSameAs(first);
		assertThat(pool.recycled()).containsEntry(RecycleReason.DIED_IDLE, 1);
	}

	@Test
	void givesEverySubmissionAContainerOfItsOwnWhenAskedTo() throws Exception {
		CellPool pool = pool(1, 1);
		Cell first = pool.lease();
		pool.giveBack(first);
		assertThat(pool.lease()).isNotSameAs(first);
		assertThat(pool.recycled()).containsEntry(RecycleReason.USED_UP, 1);
	}

	@Test
	void lendsACellThatIsIdleOnlyIfEnoughOthersAre() throws Exception {
		CellPool pool = pool(3, 100);
		await().until(() -> cells.launched.size() == 3 && pool.states().get(CellState.IDLE) == 3);
		assertThat(pool.leaseIdle(3)).isNull();
		Cell lent = pool.leaseIdle(2);
		assertThat(lent.state()).isEqualTo(CellState.LEASED);
		assertThat(pool.leaseIdle(2)).isNull();
		pool.giveBack(lent);
		await().until(() -> pool.leaseIdle(2) != null);
		assertThat(pool.leases()).isZero();
	}

	@Test
	void replacesAnIdleCellThatDiedInsteadOfLendingIt() throws Exception {
		CellPool pool = pool(1, 100);
		await().until(() -> cells.launched.size() == 1);
		Cell first = cells.launched.get(0);
		first.init().destroyForcibly();
		await().until(() -> !first.alive());
		assertThat(pool.leaseIdle(0)).isNull();
		assertThat(pool.lease()).isNotSameAs(first);
	}

	@Test
	void answersInTimeWhenNoCellIsFree() throws Exception {
		CellPool pool = impatientPool();
		await().until(() -> cells.launched.size() == 1);
		pool.lease();
		assertThatExceptionOfType(SandboxUnavailable.class).isThrownBy(pool::lease)
			.withMessageContaining("expected a free cell within PT0.5S, found none of 1");
	}

	@Test
	void callsAWaitThatIsInterruptedCancelled() {
		cells.broken = true;
		CellPool pool = pool(1, 100);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(pool::lease);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void countsCellsThatAreWarmingUp() throws Exception {
		CountDownLatch launch = cells.holdLaunches();
		CellPool pool = pool(2, 100);
		await().untilAsserted(() -> assertThat(pool.states()).isEqualTo(Map.of(CellState.WARMING, 2L)));
		launch.countDown();
		await().untilAsserted(() -> assertThat(pool.states()).isEqualTo(Map.of(CellState.IDLE, 2L)));
	}

	@Test
	void countsNoCellAsWarmingUpWhoseStartFailed() {
		cells.broken = true;
		CellPool pool = pool(1, 100);
		await().until(() -> pool.lastFailure() != null);
		await().untilAsserted(() -> assertThat(pool.states()).isEmpty());
	}

	@Test
	void tellsWhyNoCellCouldBeStarted() {
		cells.broken = true;
		CellPool pool = impatientPool();
		assertThatExceptionOfType(SandboxUnavailable.class).isThrownBy(pool::lease)
			.havingCause()
			.withMessage("no runtime here");
	}

	@Test
	void startsCellsAgainWhenTheHostHasRecovered() throws Exception {
		cells.broken = true;
		CellPool pool = pool(1, 100);
		await().until(() -> pool.lastFailure() != null);
		cells.broken = false;
		await().until(() -> pool.lastFailure() == null);
		assertThat(pool.lease().alive()).isTrue();
	}

	@Test
	void startsCellsAgainAfterAFailureOfAnyKind() throws Exception {
		cells.brokenInAnUnexpectedWay = true;
		CellPool pool = pool(1, 100);
		await().until(() -> pool.lastFailure() != null);
		cells.brokenInAnUnexpectedWay = false;
		assertThat(pool.lease().alive()).isTrue();
	}

	@Test
	void destroysAllCellsWhenClosed() throws Exception {
		CellPool pool = pool(2, 100);
		Cell leased = pool.lease();
		await().until(() -> cells.launched.size() == 2);
		pool.close();
		pool.giveBack(leased);
		assertThat(cells.destroyed).containsExactlyInAnyOrderElementsOf(cells.launched);
	}

	private CellPool pool(int size, int recycleAfter) {
		return pool(size, recycleAfter, Duration.ofSeconds(30));
	}

	private CellPool impatientPool() {
		return pool(1, 100, Duration.ofMillis(500));
	}

	private CellPool pool(int size, int recycleAfter, Duration leaseTimeout) {
		SandboxProperties properties = new SandboxProperties("auto", "auto", Path.of("/rootfs"), List.of(),
				Path.of("/work"), 1, leaseTimeout, Duration.ofSeconds(5), Duration.ofSeconds(1), recycleAfter,
				DataSize.ofMegabytes(512), 65536, false, true, "auto", false);
		this.pool = new CellPool(cells, size, properties, background, cells.watchdog);
		pool.fill();
		return pool;
	}

}
