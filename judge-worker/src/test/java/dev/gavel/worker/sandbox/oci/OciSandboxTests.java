package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellPool;
import dev.gavel.worker.sandbox.oci.cell.FakeCells;
import dev.gavel.worker.sandbox.oci.cell.RecycleReason;
import dev.gavel.worker.sandbox.oci.cell.WarmEnvironment;
import dev.gavel.worker.sandbox.oci.host.CellCgroup;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OciSandboxTests {

	private final FakeCells cells = new FakeCells();

	private final ExecutorService background = Executors.newFixedThreadPool(2);

	private final SandboxProperties properties = new Binder(
			new MapConfigurationPropertySource(Map.of("rootfs", "/rootfs")))
		.bind("", Bindable.of(SandboxProperties.class))
		.get();

	private final CellPool pool = new CellPool(cells, 1, properties, background, cells.watchdog);

	private final OciSandbox sandbox = new OciSandbox(Map.of(EnvironmentName.DEFAULT,
			new WarmEnvironment(pool, new SandboxFacts("fake", "1", "none", "", "3", "1"))), properties, cells);

	@AfterEach
	void close() {
		pool.close();
		background.shutdownNow();
		cells.close();
	}

	@Test
	void callsForAnotherCellWhenOneCannotBegin() {
		cells.cgroup = new BusyCgroup();
		pool.fill();
		assertThatExceptionOfType(SandboxFailure.class)
			.isThrownBy(() -> sandbox.open(SandboxFixture.program("", "solve"), SandboxFixture.LIMITS))
			.withMessageContaining("Device or resource busy");
		assertThat(pool.recycled()).containsEntry(RecycleReason.FAILED, 1);
	}

	@Test
	void isWarmOnceItHasACellAndCountsThoseThatWait() throws SandboxUnavailable {
		assertThat(sandbox.isWarm()).isFalse();
		assertThat(sandbox.readyCells()).isZero();
		pool.fill();
		Cell leased = pool.lease();
		assertThat(sandbox.isWarm()).isTrue();
		assertThat(sandbox.readyCells()).isZero();
		pool.giveBack(leased);
		await().untilAsserted(() -> assertThat(sandbox.readyCells()).isOne());
	}

	private static final class BusyCgroup implements CellCgroup {

		@Override
		public void limitMemory(long bytes) throws IOException {
			throw new IOException("Device or resource busy");
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
