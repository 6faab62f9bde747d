package dev.gavel.worker.sandbox.oci.cell;

import dev.gavel.worker.sandbox.oci.host.CellCgroup;
import dev.gavel.worker.sandbox.oci.protocol.SupervisorChannel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Cells without a container: a sleeping process and a script of what their supervisor
 * says.
 */
public class FakeCells implements CellPool.CellSource, Closeable {

	public final List<Cell> launched = new CopyOnWriteArrayList<>();

	final List<Cell> destroyed = new CopyOnWriteArrayList<>();

	public final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

	volatile int resetsThatSucceed = 1000;

	public volatile CellCgroup cgroup = new CellCgroup.None();

	volatile boolean broken;

	volatile boolean brokenInAnUnexpectedWay;

	private volatile CountDownLatch launchable = new CountDownLatch(0);

	/** Holds launches until the latch opens. */
	CountDownLatch holdLaunches() {
		this.launchable = new CountDownLatch(1);
		return launchable;
	}

	@Override
	public Cell launch() throws IOException {
		try {
			launchable.await();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
		if (broken) {
			throw new IOException("no runtime here");
		}
		if (brokenInAnUnexpectedWay) {
			throw new NumberFormatException("For input string: \"\"");
		}
		Process process = new ProcessBuilder("sleep", "100").start();
		SupervisorChannel channel = new SupervisorChannel(OutputStream.nullOutputStream(),
				new ByteArrayInputStream(ready(1 + resetsThatSucceed)));
		Cell cell = new Cell("cell-" + launched.size(), process.toHandle(), channel, cgroup,
				new CellPipes(Path.of("/nowhere"), List.of()), watchdog);
		cell.awaitReady(java.time.Duration.ofSeconds(1));
		launched.add(cell);
		return cell;
	}

	static byte[] ready(int times) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 0; i < times; i++) {
			bytes.write(frame('R', "{\"protocol\":1,\"toolchain\":\"3.13.5\"}", new byte[0]));
		}
		return bytes.toByteArray();
	}

	public static byte[] frame(char type, String header, byte[] payload) throws IOException {
		byte[] json = header.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(Integer.BYTES + json.length + payload.length);
		out.writeByte(type);
		out.writeInt(json.length);
		out.write(json);
		out.write(payload);
		return bytes.toByteArray();
	}

	@Override
	public void destroy(Cell cell) {
		cell.doubt("destroyed");
		destroyed.add(cell);
	}

	@Override
	public void close() {
		launched.forEach((cell) -> cell.init().destroyForcibly());
		watchdog.shutdownNow();
	}

}
