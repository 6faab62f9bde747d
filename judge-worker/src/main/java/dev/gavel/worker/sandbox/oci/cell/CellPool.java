package dev.gavel.worker.sandbox.oci.cell;

import dev.gavel.worker.sandbox.SandboxUnavailable;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Keeps a fixed number of cells warm. A cell that comes back is reset before it is leased
 * again, and replaced when its reset fails, when it is old, or when anything about it is
 * in doubt.
 */
public final class CellPool implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CellPool.class);

	private static final Duration RESET_DEADLINE = Duration.ofSeconds(5);

	private static final int MAX_RETRY_SECONDS = 30;

	private final CellSource source;

	private final int size;

	private final SandboxProperties properties;

	private final ExecutorService background;

	/** Separate threads, because starting and removing cells takes much longer. */
	private final ExecutorService resets = Executors.newCachedThreadPool(new CustomizableThreadFactory("cell-reset-"));

	private final ScheduledExecutorService timer;

	/**
	 * Leases the cell that was used last, so that not all are used up at the same time.
	 */
	private final BlockingDeque<Cell> idle = new LinkedBlockingDeque<>();

	private final Set<Cell> cells = ConcurrentHashMap.newKeySet();

	private final Map<RecycleReason, AtomicInteger> recycled = new ConcurrentHashMap<>();

	private final Map<String, LongAdder> fallbacks = new ConcurrentHashMap<>();

	/** Counts cells that are warming up; they are not in the pool yet. */
	private final AtomicInteger warming = new AtomicInteger();

	private final LongAdder leases = new LongAdder();

	private final LongAdder leaseNanos = new LongAdder();

	private final LongAdder waits = new LongAdder();

	private final AtomicInteger failedStarts = new AtomicInteger();

	private volatile @Nullable Exception lastFailure;

	private volatile boolean closed;

	/** Where cells come from and go to; the launcher, or a test's own. */
	interface CellSource {

		Cell launch() throws IOException;

		void destroy(Cell cell);

	}

	public CellPool(CellSource source, int size, SandboxProperties properties, ExecutorService background,
			ScheduledExecutorService timer) {
		this.source = source;
		this.size = size;
		this.properties = properties;
		this.background = background;
		this.timer = timer;
	}

	/** Warms all cells in the background. */
	public void fill() {
		for (int i = 0; i < size; i++) {
			background.execute(this::warm);
		}
	}

	public Cell lease() throws SandboxUnavailable {
		long start = System.nanoTime();
		try {
			return leaseAlive();
		}
		finally {
			leases.increment();
			leaseNanos.add(System.nanoTime() - start);
		}
	}

	private Cell leaseAlive() throws SandboxUnavailable {
		Cell cell = take();
		while (!cell.alive()) {
			replace(cell, RecycleReason.DIED_IDLE);
			cell = take();
		}
		return leased(cell);
	}

	private Cell leased(Cell cell) {
		cell.lease();
		if (isInItsLastTenth(cell)) {
			orderSuccessor(cell);
		}
		return cell;
	}

	/**
	 * Leases a cell at once. It is not counted, because nobody waits for it.
	 * @param others how many other cells must stay idle
	 * @return null if too few are idle
	 */
	public synchronized @Nullable Cell leaseIdle(int others) {
		Cell cell = (idle.size() > others) ? idle.poll() : null;
		if (cell == null || cell.alive()) {
			return (cell != null) ? leased(cell) : null;
		}
		replace(cell, RecycleReason.DIED_IDLE);
		return null;
	}

	private Cell take() throws SandboxUnavailable {
		Duration timeout = properties.leaseTimeout();
		try {
			Cell cell = idle.poll();
			if (cell == null) {
				waits.increment();
				cell = idle.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
			}
			if (cell == null) {
				throw new SandboxUnavailable(
						"expected a free cell within %s, found none of %d; the job will be tried again"
							.formatted(timeout, cells.size()),
						lastFailure);
			}
			return cell;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted while waiting for a free cell");
		}
	}

	/** Takes a cell back; does not wait for its reset. */
	public void giveBack(Cell cell) {
		String fallback = cell.fallback();
		if (fallback != null) {
			fallbacks.computeIfAbsent(fallback, (reason) -> new LongAdder()).increment();
		}
		if (closed) {
			cell.doubt("the worker stops");
		}
		else if (cell.state() == CellState.DEAD) {
			replace(cell, RecycleReason.FAILED);
		}
		else if (cell.leases() >= properties.recycleAfter()) {
			replace(cell, RecycleReason.USED_UP);
		}
		else {
			cell.become(CellState.RESETTING);
			resets.execute(() -> reset(cell));
		}
	}

	private void reset(Cell cell) {
		try {
			cell.reset(RESET_DEADLINE);
			idle.addFirst(cell);
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("{}; it is replaced", ex.getMessage());
			replace(cell, RecycleReason.RESET_FAILED);
		}
	}

	private boolean isInItsLastTenth(Cell cell) {
		return cell.leases() > properties.recycleAfter() * 9L / 10;
	}

	/** Starts a successor early, so that no submission waits for it. */
	private void orderSuccessor(Cell cell) {
		if (cell.claimSuccessor()) {
			background.execute(this::warm);
		}
	}

	private void replace(Cell cell, RecycleReason reason) {
		recycled.computeIfAbsent(reason, (key) -> new AtomicInteger()).incrementAndGet();
		if (cell.doubt() != null) {
			logger.info("Cell {} is replaced: {}", cell.id(), cell.doubt());
		}
		cell.doubt(reason.name());
		if (!closed) {
			cells.remove(cell);
			orderSuccessor(cell);
			background.execute(() -> source.destroy(cell));
		}
	}

	private void warm() {
		try {
			Cell cell = launch();
			cells.add(cell);
			idle.add(cell);
			this.lastFailure = null;
			failedStarts.set(0);
		}
		// Without another try, the pool would stay one cell short.
		catch (IOException | RuntimeException ex) {
			this.lastFailure = ex;
			retryLater(ex);
		}
	}

	private Cell launch() throws IOException {
		warming.incrementAndGet();
		try {
			return source.launch();
		}
		finally {
			warming.decrementAndGet();
		}
	}

	private void retryLater(Exception failure) {
		if (closed) {
			return;
		}
		int seconds = Math.min(MAX_RETRY_SECONDS, 1 << Math.min(5, failedStarts.getAndIncrement()));
		logger.warn("{}; next attempt in {} s", failure.getMessage(), seconds);
		timer.schedule(() -> background.execute(this::warm), seconds, TimeUnit.SECONDS);
	}

	/** Returns how many cells it keeps warm. */
	public int size() {
		return size;
	}

	public Set<Cell> cells() {
		return Set.copyOf(cells);
	}

	public Map<CellState, Long> states() {
		Stream<CellState> starting = Stream.generate(() -> CellState.WARMING).limit(warming.get());
		return Stream.concat(starting, cells.stream().map(Cell::state))
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
	}

	/** Returns how many leases were requested so far, failed ones included. */
	public long leases() {
		return leases.sum();
	}

	/** Returns how long all of them together have waited. */
	public long leaseNanos() {
		return leaseNanos.sum();
	}

	/** Returns how often no cell was free when a lease was requested. */
	public long waits() {
		return waits.sum();
	}

	/** Returns how many cells were replaced so far, by reason. */
	public Map<RecycleReason, Integer> recycled() {
		return recycled.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().get()));
	}

	/**
	 * Returns how many submissions had to have their tests forked so far, for that
	 * reason.
	 */
	public long fallbacks(String reason) {
		LongAdder counted = fallbacks.get(reason);
		return (counted != null) ? counted.sum() : 0;
	}

	public @Nullable Exception lastFailure() {
		return lastFailure;
	}

	@Override
	public void close() {
		this.closed = true;
		resets.shutdown();
		background.shutdown();
		try {
			if (!resets.awaitTermination(RESET_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
					|| !background.awaitTermination(properties.startTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn(
						"Cells are still being started or reset; the next start of this worker removes what they leave");
				background.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		cells.forEach(source::destroy);
	}

}
