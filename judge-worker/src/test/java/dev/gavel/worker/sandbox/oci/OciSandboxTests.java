package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxPair;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellPool;
import dev.gavel.worker.sandbox.oci.cell.CellState;
import dev.gavel.worker.sandbox.oci.cell.FakeCells;
import dev.gavel.worker.sandbox.oci.cell.RecycleReason;
import dev.gavel.worker.sandbox.oci.cell.WarmEnvironment;
import dev.gavel.worker.sandbox.oci.host.CellCgroup;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OciSandboxTests {

	private final FakeCells cells = new FakeCells();

	private final ExecutorService background = Executors.newSingleThreadExecutor();

	private final SandboxProperties properties = new Binder(
			new MapConfigurationPropertySource(Map.of("rootfs", "/rootfs")))
		.bind("", Bindable.of(SandboxProperties.class))
		.get();

	private final CellPool pool = new CellPool(cells, 2, properties, background, cells.watchdog);

	private final OciSandbox sandbox = new OciSandbox(
			Map.of(EnvironmentName.DEFAULT,
					new WarmEnvironment(pool, new SandboxFacts("fake", "1", "none", "", "3", "1", null))),
			properties, cells);

	@AfterEach
	void close() {
		pool.close();
		background.shutdownNow();
		cells.close();
	}

	@Test
	void callsForAnotherCellWhenOneCannotBegin() {
		cells.cgroup = new BrokenCgroup(new IOException("Device or resource busy"));
		pool.fill();
		assertThatExceptionOfType(SandboxFailure.class)
			.isThrownBy(() -> sandbox.open(SandboxFixture.program("", "solve"), SandboxFixture.LIMITS))
			.withMessageContaining("Device or resource busy");
		assertThat(pool.recycled()).containsEntry(RecycleReason.FAILED, 1);
	}

	@ParameterizedTest
	@MethodSource
	void keepsNoCellWhereNothingCouldBegin(Throwable fault) {
		cells.cgroup = new BrokenCgroup(fault);
		pool.fill();
		assertThatThrownBy(this::openPair).isSameAs(fault);
		await().untilAsserted(() -> assertThat(pool.states()).isEqualTo(Map.of(CellState.IDLE, 2L)));
		assertThatThrownBy(() -> sandbox.open(SandboxFixture.program("", "solve"), SandboxFixture.LIMITS))
			.isSameAs(fault);
		await().untilAsserted(() -> assertThat(pool.states()).isEqualTo(Map.of(CellState.IDLE, 2L)));
	}

	static Stream<Throwable> keepsNoCellWhereNothingCouldBegin() {
		return Stream.of(new IllegalStateException("unforeseen"), new StackOverflowError());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void replacesBothCellsOfAPairWhenOneHasDied(int index) throws Exception {
		pool.fill();
		SandboxPair pair = openPair();
		Cell killed = cells.launched.get(index);
		killed.init().destroyForcibly();
		await().until(() -> !killed.alive());
		pair.close();
		assertThat(pool.recycled()).isEqualTo(Map.of(RecycleReason.FAILED, 2));
	}

	@Test
	void isWarmOnceItHasACellAndCountsThoseThatWait() throws SandboxUnavailable {
		assertThat(sandbox.isWarm()).isFalse();
		assertThat(sandbox.readyCells()).isZero();
		pool.fill();
		Cell leased = pool.lease();
		assertThat(sandbox.isWarm()).isTrue();
		await().untilAsserted(() -> assertThat(sandbox.readyCells()).isOne());
		pool.giveBack(leased);
		await().untilAsserted(() -> assertThat(sandbox.readyCells()).isEqualTo(2));
	}

	private SandboxPair openPair() throws SandboxUnavailable, SandboxFailure {
		Program program = SandboxFixture.program("", "solve");
		return sandbox.openPair(program, SandboxFixture.LIMITS, program, SandboxFixture.LIMITS);
	}

	private record BrokenCgroup(Throwable fault) implements CellCgroup {

		@Override
		public void limitMemory(long bytes) throws IOException {
			if (fault instanceof Error error) {
				throw error;
			}
			if (fault instanceof RuntimeException exception) {
				throw exception;
			}
			throw new IOException(fault.getMessage());
		}

		@Override
		public long oomKills() {
			return -1;
		}

		@Override
		public String processLimit() {
			return "max";
		}

	}

}
