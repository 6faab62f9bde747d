package dev.gavel.worker.sandbox.oci.cell;

import dev.gavel.worker.sandbox.oci.host.CellCgroup;
import dev.gavel.worker.sandbox.oci.host.Host;
import dev.gavel.worker.sandbox.oci.protocol.SupervisorChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One warm container and the supervisor in it. Every request has a deadline, after which
 * the cell is killed. That also ends the read that waits for it.
 */
public final class Cell {

	private final String id;

	private final ProcessHandle init;

	private final SupervisorChannel channel;

	private final CellCgroup cgroup;

	private final CellPipes pipes;

	private final ScheduledExecutorService watchdog;

	private final AtomicReference<CellState> state = new AtomicReference<>(CellState.WARMING);

	private final AtomicBoolean hasSuccessor = new AtomicBoolean();

	private volatile @Nullable String doubt;

	private volatile SupervisorChannel.Ready greeting = new SupervisorChannel.Ready(0, "unknown", null);

	private long memoryLimit = -1;

	private int leases;

	private @Nullable String fallback;

	Cell(String id, ProcessHandle init, SupervisorChannel channel, CellCgroup cgroup, CellPipes pipes,
			ScheduledExecutorService watchdog) {
		this.id = id;
		this.init = init;
		this.channel = channel;
		this.cgroup = cgroup;
		this.pipes = pipes;
		this.watchdog = watchdog;
	}

	/** A step of the protocol. */
	public interface Exchange<T> {

		T with(SupervisorChannel channel) throws IOException;

	}

	/**
	 * Whatever the exchange throws, the cell is not used again: it may be in the middle
	 * of a frame, and what follows is the program's.
	 */
	public <T> T exchange(Duration deadline, Exchange<T> exchange) throws IOException {
		ScheduledFuture<?> kill = watchdog.schedule(() -> doubt("no answer within " + deadline), deadline.toMillis(),
				TimeUnit.MILLISECONDS);
		try {
			return exchange.with(channel);
		}
		catch (IOException ex) {
			doubt((ex.getMessage() != null) ? ex.getMessage() : "it closed its output");
			throw new IOException("cell %s: %s".formatted(id, doubt), ex);
		}
		catch (RuntimeException | Error ex) {
			doubt("an exchange was broken off: " + ex.getClass().getName());
			throw ex;
		}
		finally {
			kill.cancel(false);
		}
	}

	/** Waits until the cell says that it is clean. */
	void awaitReady(Duration deadline) throws IOException {
		this.greeting = exchange(deadline, SupervisorChannel::ready);
		become(CellState.IDLE);
	}

	/** Ends the submission and waits until nothing of it is left. */
	public void reset(Duration deadline) throws IOException {
		become(CellState.RESETTING);
		exchange(deadline, (channel) -> {
			channel.end();
			return channel.ready();
		});
		become(CellState.IDLE);
	}

	/** Limits the memory of all processes in it. */
	void limitMemory(long bytes) throws IOException {
		if (bytes != memoryLimit) {
			cgroup.limitMemory(bytes);
			this.memoryLimit = bytes;
		}
	}

	/**
	 * Ends the cell's processes; it is never used again. Only the first reason is kept.
	 */
	void doubt(String reason) {
		if (doubt == null) {
			this.doubt = reason;
		}
		become(CellState.DEAD);
		init.destroyForcibly();
	}

	void become(CellState next) {
		state.updateAndGet((current) -> (current == CellState.DEAD) ? current : next);
	}

	void lease() {
		leases++;
		this.fallback = null;
		become(CellState.LEASED);
	}

	/** True for the first caller only. */
	boolean claimSuccessor() {
		return !hasSuccessor.getAndSet(true);
	}

	void fellBack(@Nullable String reason) {
		this.fallback = reason;
	}

	/** Returns why tests of this lease were forked although earlier ones were not. */
	@Nullable String fallback() {
		return fallback;
	}

	int leases() {
		return leases;
	}

	public boolean alive() {
		return state() != CellState.DEAD && Host.isRunning(init);
	}

	public String id() {
		return id;
	}

	public ProcessHandle init() {
		return init;
	}

	/** Returns the version of what runs the programs in it. */
	public String toolchain() {
		return greeting.toolchain();
	}

	/**
	 * Returns why each test gets a process of its own in it; null if a process can be set
	 * back.
	 */
	public @Nullable String forksBecause() {
		return greeting.forksBecause();
	}

	public CellCgroup cgroup() {
		return cgroup;
	}

	CellPipes pipes() {
		return pipes;
	}

	public CellState state() {
		return state.get();
	}

	@Nullable String doubt() {
		return doubt;
	}

	void close() throws IOException {
		channel.close();
	}

}
